import type { Reading } from '../access/work.ts'
import { found, Refusal } from '../errors.ts'
import type { App } from '../web/app-type.ts'
import { formPage } from '../web/form-routes.ts'
import { readForm } from '../web/forms.ts'
import { counted, shortDate } from '../words.ts'
import { readersOfApproval } from './approval-letters.ts'
import { Approval, approveMinutes } from './approve-minutes.ts'
import { correctionsUntil, isOpenToCorrections } from './corrections.ts'
import { correctionsOf } from './corrections-store.ts'
import { innerFrameOf } from './frame.ts'
import { meetingsSince } from './last-minutes.ts'
import { MINUTES, OneMeeting, textOf } from './pages.ts'
import { pathTo } from './paths.ts'
import { whyNotApprove } from './policy.ts'
import { minutesOf } from './store.ts'

/** The page on which a chair reads exactly what they approve. */
export function approvalPages(app: App): void {
  formPage(app, {
    at: `${MINUTES}/approve`,
    permission: 'minutes.approve',
    params: OneMeeting,
    start: (looking, { params }) => {
      const { state } = minutesHere(looking, params.meetingId)
      if (state !== 'circulated')
        throw new Refusal('conflict', 'Only circulated minutes can be approved, and only once')
      return {}
    },
    draw: (looking, _form, { params }) => ({
      template: 'minutes/approve.njk',
      view: approvalView(looking, params.meetingId),
    }),
    submit: (work, { params, body }) => {
      const sent = approveMinutes(work, params.meetingId, readForm(Approval, body))
      const told = sent > 0 ? `: ${counted(sent, 'letter')} sent` : ''
      return { to: pathTo.minutes(params), notice: `Minutes approved. They can no longer change${told}` }
    },
  })
}

const minutesHere = (looking: Reading<'minutes.approve'>, meetingId: string) =>
  found(minutesOf(looking.tx, looking.partnershipId, meetingId), 'set of minutes')

function approvalView(looking: Reading<'minutes.approve'>, meetingId: string) {
  const minutes = minutesHere(looking, meetingId)
  const corrections = correctionsOf(looking.tx, looking.partnershipId, meetingId)
  return {
    ...innerFrameOf(looking, meetingId),
    ...textOf(looking, minutes),
    minutes,
    until: correctionsUntil(minutes),
    isOpen: isOpenToCorrections(minutes, looking.now),
    waiting: corrections.filter(each => each.state === 'open').length,
    meetings: meetingsSince(looking, minutes).map(each => ({
      value: each.id,
      text: `${shortDate(each.heldOn)}, ${each.title}`,
    })),
    readers: readersOfApproval(looking, meetingId),
    whyNotApprove: whyNotApprove(looking, minutes),
  }
}
