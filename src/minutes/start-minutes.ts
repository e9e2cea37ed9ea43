import type { Work } from '../access/work.ts'
import { noteActivity } from '../activity/note-activity.ts'
import { type Instant, later } from '../clock.ts'
import { Refusal } from '../errors.ts'
import { type Meeting, meetingById } from '../meetings/store.ts'
import { dateTime } from '../words.ts'
import { followAnswers } from './follow-answers.ts'
import { holdOnceBegun } from './hold-meeting.ts'
import { NO_MINUTES } from './policy.ts'
import { addMinutes, minutesOf } from './store.ts'

const EARLIEST_MINUTES = 60

/** Begins the minutes: the register starts from what people answered. Before the meeting begins they only prepare it. */
export function startMinutes(work: Work<'minutes.write'>, meetingId: string): void {
  const meeting = meetingById(work.tx, work.partnershipId, meetingId)
  const reason = whyNotYet(meeting, work.now)
  if (meeting.state !== 'cancelled' && minutesOf(work.tx, work.partnershipId, meetingId)) return
  if (reason) throw new Refusal('conflict', reason)
  const { partnershipId, heldOn } = meeting
  addMinutes(work.tx, { partnershipId, meetingId, heldOn, state: 'draft', ...madeNow(work) })
  followAnswers(work, meeting)
  holdOnceBegun(work, meeting)
  noteActivity(work, {
    deed: 'minutes.started',
    subjectType: 'meeting',
    subjectId: meetingId,
    words: 'Started the minutes',
  })
}

/** What stands against starting the minutes of this meeting now, or nothing. */
export function whyNotYet(meeting: Meeting, now: Instant): string | undefined {
  if (meeting.state === 'cancelled') return NO_MINUTES
  if (meeting.state === 'draft') return 'This meeting is still a draft. Schedule it before minuting it'
  const from = later(meeting.startsAt, { minutes: -EARLIEST_MINUTES })
  return now < from ? `The minutes can be started from ${dateTime(from)}` : undefined
}

/** The history of a row made now by whoever works. */
export const madeNow = (work: Work) => ({
  createdAt: work.now,
  createdBy: work.actor.personId,
  updatedAt: work.now,
  updatedBy: work.actor.personId,
})
