import { z } from 'zod'
import type { Work } from '../access/work.ts'
import { noteActivity } from '../activity/note-activity.ts'
import { found, InvalidInput } from '../errors.ts'
import { answerLink } from '../meetings/answer-link.ts'
import { draftMeeting } from '../meetings/draft-meeting.ts'
import { layStandingAgenda } from '../meetings/lay-standing-agenda.ts'
import { scheduleMeeting } from '../meetings/schedule-meeting.ts'
import { type Meeting, meetingById } from '../meetings/store.ts'
import { type Telling, tellings } from '../meetings/telling.ts'
import { shortDate } from '../words.ts'
import { askedNow } from './audience.ts'
import { refuseUnlessOpen } from './policy.ts'
import { changeFindingRow, type Finding, findingById } from './store.ts'
import { type ProposedTime, timesOf } from './times-store.ts'

export const Settlement = z.strictObject({
  timeId: z.uuid({ error: 'Choose the time' }),
  tell: z
    .enum(tellings, { error: 'Choose whether to tell members: send, or save only' })
    .meta({ description: '`send` mails every member an invitation; `save only` mails nobody', example: 'send' }),
})

/**
 * Makes one of the times a meeting with the standing agenda, to which every member is invited. Who said yes is still
 * asked: an answer to a question about days is no promise to come.
 */
export function settleDate(
  work: Work<'dates.settle'>,
  findingId: string,
  { timeId, tell, version }: { timeId: string; tell: Telling; version: number },
): Finding {
  const finding = findingById(work.tx, work.partnershipId, findingId)
  const time = timeToConfirm(work, finding, timeId)
  const meeting = callMeeting(work, planOf(finding, time), tell)
  const values = { state: 'settled', meetingId: meeting.id } as const
  changeFindingRow(work.tx, finding, { version, at: work.now, by: work.actor.personId, values })
  openAnswerPages(work, finding, meeting)
  noteActivity(work, {
    deed: 'date.settled',
    subjectType: 'date finding',
    subjectId: findingId,
    words: `Settled on ${shortDate(time.heldOn)} for a meeting`,
  })
  return findingById(work.tx, work.partnershipId, findingId)
}

/** The time to be confirmed, or why it cannot be. */
export function timeToConfirm({ tx, now }: Pick<Work, 'tx' | 'now'>, finding: Finding, timeId: string): ProposedTime {
  refuseUnlessOpen(finding)
  const time = found(
    timesOf(tx, finding.partnershipId, finding.id).find(each => each.id === timeId),
    'time',
  )
  if (time.startsAt <= now) throw new InvalidInput([{ field: 'timeId', words: 'That time is over. Choose another' }])
  return time
}

/** What the meeting will be. */
export const planOf = (finding: Finding, { heldOn, startTime, endTime }: ProposedTime) => ({
  title: finding.title,
  isTitleRestricted: finding.isTitleRestricted,
  purpose: finding.purpose,
  mode: finding.mode,
  ...(finding.venue ? { venue: finding.venue } : {}),
  ...(finding.joiningLink ? { joiningLink: finding.joiningLink } : {}),
  heldOn,
  startTime,
  endTime,
})

function callMeeting(work: Work<'dates.settle'>, plan: ReturnType<typeof planOf>, tell: Telling): Meeting {
  const draft = draftMeeting(work, plan)
  layStandingAgenda(work, draft.id)
  const { version } = meetingById(work.tx, work.partnershipId, draft.id)
  return scheduleMeeting(work, draft.id, { version, tell })
}

/** The links in the letters about the date lead on to the meeting's own answer page, even where no letter has gone out. */
function openAnswerPages(work: Work<'dates.settle'>, finding: Finding, meeting: Meeting): void {
  for (const { ask } of askedNow(work, finding)) answerLink(work, meeting, ask.personId)
}
