import type { Work } from '../access/work.ts'
import { noteActivity } from '../activity/note-activity.ts'
import type { Instant } from '../clock.ts'
import { found } from '../errors.ts'
import { changeMeetingRow, type Meeting, meetingById } from '../meetings/store.ts'
import { followAnswers } from './follow-answers.ts'
import { minutesInDraft } from './policy.ts'
import { changeMinutes, dateMinutes, type Minutes, meetingsBegunWithMinutes, minutesOf } from './store.ts'

/** Whether the hour of this meeting has come, or it was opened before: until then its minutes tell of nothing. */
export const hasBegun = ({ startsAt, state }: Pick<Meeting, 'startsAt' | 'state'>, now: Instant): boolean =>
  startsAt <= now || state === 'held'

/** Minutes that somebody writes in now: once the meeting has begun, they show that it is held. */
export function minutesToWrite(
  work: Work<'minutes.write' | 'minutes.circulate' | 'actions.raise'>,
  meetingId: string,
): Minutes {
  holdOnceBegun(work, meetingById(work.tx, work.partnershipId, meetingId))
  return minutesInDraft(work, meetingId)
}

/** Preparing minutes holds no meeting: until it begins or is opened it can be answered, changed and called off. */
export function holdOnceBegun(work: Work, meeting: Meeting): void {
  if (hasBegun(meeting, work.now)) holdMeeting(work, meeting)
}

/**
 * Whatever day the meeting was moved to after its minutes were prepared is the day that they and its register are of,
 * and whoever answered or was asked meanwhile stands in the register as they said.
 */
export function holdMeeting(work: Work, meeting: Meeting): void {
  if (meeting.state !== 'scheduled' && meeting.state !== 'papers out') return
  const { partnershipId, id: meetingId, heldOn, version } = meeting
  const change = { at: work.now, by: work.actor.personId }
  changeMeetingRow(work.tx, meeting, { ...change, version, values: { state: 'held' } })
  const isNew = followAnswers(work, meeting)
  dateMinutes(work.tx, { partnershipId, meetingId }, heldOn)
  if (!isNew) return
  const minutes = found(minutesOf(work.tx, partnershipId, meetingId), 'set of minutes')
  changeMinutes(work.tx, minutes, { ...change, version: minutes.version })
  noteActivity(work, {
    deed: 'attendance.recorded',
    subjectType: 'meeting',
    subjectId: meetingId,
    words: 'Set the register of the meeting by the last answers, as it began',
    partnershipId,
  })
}

/** The clockwork's turn: a meeting whose minutes were prepared is held from the minute at which it begins. */
export function holdWhatHasBegun(work: Work<'reminders.send'>): void {
  for (const { partnershipId, id } of meetingsBegunWithMinutes(work.tx, work.now))
    holdOnceBegun(work, meetingById(work.tx, partnershipId, id))
}
