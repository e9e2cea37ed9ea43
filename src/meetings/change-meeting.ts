import type { Work } from '../access/work.ts'
import { noteActivity } from '../activity/note-activity.ts'
import { londonDate } from '../clock.ts'
import { Refusal } from '../errors.ts'
import { shortDate } from '../words.ts'
import { resetAnswers } from './answers-store.ts'
import { differences, factsOf, isElsewhere, isMoved } from './facts.ts'
import { columnsOf, type MeetingPlan } from './meeting-plan.ts'
import { papersDueAfter } from './papers-due.ts'
import { changeMeetingRow, type Meeting, meetingById } from './store.ts'
import { tellMembers, toldInWords } from './tell.ts'
import type { Telling } from './telling.ts'

/** Changes when, where or what a meeting is, unless somebody else did since `version`. A new time asks everybody anew. */
export function changeMeeting(
  work: Work<'meetings.change'>,
  meetingId: string,
  change: { plan: MeetingPlan; version: number; tell: Telling },
): Meeting {
  const { tx, partnershipId, now, actor } = work
  const was = meetingById(tx, partnershipId, meetingId)
  const changed = meetingAfter(work, was, change.plan)
  changeMeetingRow(tx, was, { version: change.version, at: now, by: actor.personId, values: changed })
  if (isMoved(factsOf(was), factsOf(changed))) resetAnswers(tx, partnershipId, meetingId)
  const meeting = meetingById(tx, partnershipId, meetingId)
  const told = change.tell === 'send' ? tellMembers(work, meeting) : 0
  noteActivity(work, {
    deed: isMoved(factsOf(was), factsOf(changed)) ? 'meeting.rescheduled' : 'meeting.changed',
    subjectType: 'meeting',
    subjectId: meetingId,
    words: `${inWords(was, meeting)}${toldInWords(told)}`,
  })
  return meetingById(tx, partnershipId, meetingId)
}

/** The meeting as it would be after the change, or why it cannot be. */
export function meetingAfter(work: Omit<Work<'meetings.change'>, 'ids'>, was: Meeting, plan: MeetingPlan) {
  refuseWhatIsOver(was, work.now)
  const keepsTime = was.heldOn === plan.heldOn && was.startTime === plan.startTime && was.endTime === plan.endTime
  const columns = columnsOf({ ...plan, papersDueOn: papersDueAfter(was, plan, londonDate(work.now)) }, work, keepsTime)
  const [before, after] = [factsOf(was), factsOf({ ...was, ...columns })]
  // The highest SEQUENCE obsoletes the rest (RFC 5546 §2.1.4): a new time or place raises it, a better wording does not.
  const isAnother = was.state !== 'draft' && (isMoved(before, after) || isElsewhere(before, after))
  return {
    ...columns,
    state: was.state,
    icalSequence: was.icalSequence + (isAnother ? 1 : 0),
    revisedAt: differences(before, after).length > 0 ? work.now : was.revisedAt,
  }
}

function refuseWhatIsOver(meeting: Meeting, now: string): void {
  if (meeting.state === 'cancelled') throw new Refusal('conflict', 'This meeting is cancelled, so it cannot be changed')
  if (meeting.state !== 'draft' && (meeting.state === 'held' || meeting.endsAt <= now))
    throw new Refusal('conflict', 'This meeting has begun, so it cannot be changed')
}

function inWords(was: Meeting, now: Meeting): string {
  if (!isMoved(factsOf(was), factsOf(now))) return `Changed the meeting on ${shortDate(now.heldOn)}`
  if (was.heldOn === now.heldOn) return `Changed the time of the meeting on ${shortDate(now.heldOn)}`
  return `Moved the meeting of ${shortDate(was.heldOn)} to ${shortDate(now.heldOn)}`
}
