import { may } from '../access/permissions.ts'
import type { Reading } from '../access/work.ts'
import { retryLetter } from '../partnerships/retry-letter.ts'
import { partnershipById } from '../partnerships/store.ts'
import type { App } from '../web/app-type.ts'
import { button } from '../web/form-routes.ts'
import { permit } from '../web/permit.ts'
import { page } from '../web/render.ts'
import { anId } from '../web/schemas.ts'
import { reading } from '../web/visit.ts'
import { deliveryOf } from './delivery.ts'
import { AtMeeting, AtMember } from './pages.ts'
import { crumbsOfMeeting, pathTo } from './paths.ts'
import { meetingInSight } from './policy.ts'
import { sendAgain } from './send-again.ts'

const lettersPath = '/partnerships/:partnershipId/meetings/:meetingId/letters'

/** The letters that went out about a meeting, and where one that was lost is sent once more. */
export function meetingLetterPages(app: App): void {
  app.get(lettersPath, { schema: { params: AtMeeting }, config: permit('letters.of-meeting') }, (request, reply) =>
    page(request, reply, 'meetings/letters.njk', lettersView(reading(request), request.params.meetingId)),
  )

  button(app, {
    at: `${lettersPath}/:letterId/retry`,
    permission: 'letters.retry',
    params: AtMeeting.extend({ letterId: anId() }),
    submit: (work, { params, once }) => {
      once(() => retryLetter(work, params.letterId).id)
      return { to: pathTo.letters(work.partnershipId, params.meetingId), notice: 'The letter is in the queue again' }
    },
  })

  button(app, {
    at: `${lettersPath}/:personId/again`,
    permission: 'meetings.change',
    params: AtMember,
    submit: (work, { params, once }) => {
      once(() => sendAgain(work, params.meetingId, params.personId) ?? null)
      return { to: pathTo.letters(work.partnershipId, params.meetingId), notice: 'The letter is on its way again' }
    },
  })
}

function lettersView(looking: Reading<'letters.of-meeting'>, meetingId: string) {
  const { tx, partnershipId } = looking
  const meeting = meetingInSight(looking, meetingId)
  const partnership = partnershipById(tx, partnershipId)
  const recipients = deliveryOf(looking, meeting)
  return {
    partnership,
    meeting,
    crumbs: crumbsOfMeeting(partnership, meeting),
    recipients,
    letterCount: recipients.reduce((sum, each) => sum + each.letters.length, 0),
    isOpen: may('meetings.change', looking) && meeting.endsAt > looking.now,
  }
}
