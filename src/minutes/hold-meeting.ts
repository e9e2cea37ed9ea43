import type { Work } from '../access/work.ts'
import type { Instant } from '../clock.ts'
import { changeMeetingRow, type Meeting, meetingById } from '../meetings/store.ts'
import { minutesInDraft } from './policy.ts'
import { dateMinutes, type Minutes, meetingsBegunWithMinutes } from './store.ts'

/** Whether the hour of this meeting has come: minutes may be prepared before, but they tell of nothing yet. */
export const hasBegun = ({ startsAt }: Pick<Meeting, 'startsAt'>, now: Instant): boolean => startsAt <= now

/** Minutes that somebody writes in now: once the meeting has begun, they show that it is held. */
export function minutesToWrite(
  work: Work<'minutes.write' | 'minutes.circulate' | 'actions.raise'>,
  meetingId: string,
): Minutes {
  holdOnceBegun(work, meetingById(work.tx, work.partnershipId, meetingId))
  return minutesInDraft(work, meetingId)
}

/**
 * Preparing minutes holds no meeting: until it begins it can be answered, changed and called off. Whatever day it was
 * moved to meanwhile is the day that its minutes and its register are of.
 */
export function holdOnceBegun(work: Work, meeting: Meeting): void {
  if (!hasBegun(meeting, work.now) || (meeting.state !== 'scheduled' && meeting.state !== 'papers out')) return
  const { partnershipId, id: meetingId, heldOn, version } = meeting
  changeMeetingRow(work.tx, meeting, { version, at: work.now, by: work.actor.personId, values: { state: 'held' } })
  dateMinutes(work.tx, { partnershipId, meetingId }, heldOn)
}

/** The clockwork's turn: a meeting whose minutes were prepared is held from the minute at which it begins. */
export function holdWhatHasBegun(work: Work<'reminders.send'>): void {
  for (const { partnershipId, id } of meetingsBegunWithMinutes(work.tx, work.now))
    holdOnceBegun(work, meetingById(work.tx, partnershipId, id))
}
