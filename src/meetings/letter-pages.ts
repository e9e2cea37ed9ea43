import { may } from '../access/permissions.ts'
import type { Reading } from '../access/work.ts'
import { lettersAbout } from '../mail/letters-store.ts'
import { partnershipById } from '../partnerships/store.ts'
import type { App } from '../web/app-type.ts'
import { button } from '../web/form-routes.ts'
import { permit } from '../web/permit.ts'
import { page } from '../web/render.ts'
import { inReading } from '../web/visit.ts'
import { AtMeeting, AtMember } from './pages.ts'
import { crumbsOfMeeting, pathTo } from './paths.ts'
import { meetingInSight } from './policy.ts'
import { sendAgain } from './send-again.ts'
import { invitationsTo } from './store.ts'

const lettersPath = '/partnerships/:partnershipId/meetings/:meetingId/letters'

/** The letters that went out about a meeting, and where one that was lost is sent once more. */
export function meetingLetterPages(app: App): void {
  app.get(lettersPath, { schema: { params: AtMeeting }, config: permit('letters.of-meeting') }, (request, reply) =>
    page(
      request,
      reply,
      'meetings/letters.njk',
      inReading(request, reading => lettersView(reading, request.params.meetingId)),
    ),
  )

  button(app, {
    at: `${lettersPath}/:personId/again`,
    permission: 'meetings.change',
    params: AtMember,
    submit: (work, { params }) => {
      sendAgain(work, params.meetingId, params.personId)
      return { to: pathTo.letters(work.partnershipId, params.meetingId), notice: 'The letter is on its way again' }
    },
  })
}

function lettersView(reading: Reading<'letters.of-meeting'>, meetingId: string) {
  const { tx, partnershipId } = reading
  const meeting = meetingInSight(reading, meetingId)
  const partnership = partnershipById(tx, partnershipId)
  const invited = invitationsTo(tx, partnershipId, meetingId)
  const names = new Map(invited.map(each => [each.personId, `${each.name}, ${each.organisationName}`]))
  const letters = lettersAbout(tx, partnershipId, meetingId)
  // Letters stand newest first, so the last one set wins from the other end.
  const newest = new Map(letters.toReversed().map(letter => [letter.toPersonId ?? '', letter.id]))
  const isOpen = may('meetings.change', reading) && meeting.endsAt > reading.now
  return {
    partnership,
    meeting,
    crumbs: crumbsOfMeeting(partnership, meeting),
    letters: letters.map(letter => ({
      ...letter,
      canGoAgain: isOpen && names.has(letter.toPersonId ?? '') && newest.get(letter.toPersonId ?? '') === letter.id,
      // Somebody no longer invited is not in the list of names any more.
      who: names.get(letter.toPersonId ?? '') ?? 'A former member',
    })),
  }
}
