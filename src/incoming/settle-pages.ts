import { pathTo as meetingPathTo } from '../meetings/paths.ts'
import { partnershipById } from '../partnerships/store.ts'
import type { App } from '../web/app-type.ts'
import { button, formPage } from '../web/form-routes.ts'
import { readForm } from '../web/forms.ts'
import { AtLetter, letterHere } from './pages.ts'
import { crumbsOfLetters, pathTo } from './paths.ts'
import { DeclinedTime, declineTime, dismissLetter, takeUpTime } from './settle-letter.ts'
import { asPlanned, proposedTime } from './words.ts'

const letter = '/partnerships/:partnershipId/incoming-letters/:incomingId'

/** The other ways to settle a letter: nothing follows, the time is taken up, or it is declined with a word. */
export function settlePages(app: App): void {
  button(app, {
    at: `${letter}/dismiss`,
    permission: 'incoming.settle',
    params: AtLetter,
    submit: (work, { params }) => {
      dismissLetter(work, params.incomingId)
      return { to: pathTo.letters(work.partnershipId), notice: 'The letter is dismissed' }
    },
  })

  button(app, {
    at: `${letter}/take-time`,
    permission: 'incoming.settle',
    params: AtLetter,
    submit: (work, { params }) => {
      const { meetingId, proposedStartsAt, proposedEndsAt } = takeUpTime(work, params.incomingId)
      const time = new URLSearchParams(asPlanned({ proposedStartsAt: proposedStartsAt ?? '', proposedEndsAt }))
      return {
        to: `${meetingPathTo.change(work.partnershipId, meetingId ?? '')}?${time}`,
        notice: 'The form holds the time they propose. Nothing is changed until you save it',
      }
    },
  })

  formPage(app, {
    at: `${letter}/decline-time`,
    permission: 'incoming.settle',
    params: AtLetter,
    start: () => ({}),
    draw: (reading, _form, { params }) => {
      const partnership = partnershipById(reading.tx, reading.partnershipId)
      const shown = letterHere(reading, params.incomingId)
      return {
        template: 'incoming/decline.njk',
        view: { partnership, crumbs: crumbsOfLetters(partnership), letter: shown, time: proposedTime(shown) },
      }
    },
    submit: (work, { params, body }) => {
      const { meetingId } = declineTime(work, params.incomingId, readForm(DeclinedTime, body).words)
      return {
        to: meetingPathTo.meeting(work.partnershipId, meetingId ?? ''),
        notice: 'They are told that the meeting stays when it is',
      }
    },
  })
}
