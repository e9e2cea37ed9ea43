import { z } from 'zod'
import type { Work } from '../access/work.ts'
import { noteActivity } from '../activity/note-activity.ts'
import { Refusal } from '../errors.ts'
import { aLine } from '../input.ts'
import { shortDate } from '../words.ts'
import { changeMeetingRow, type Meeting, meetingById } from './store.ts'
import { tellMembers, toldInWords } from './tell.ts'
import type { Telling } from './telling.ts'

export const Cancellation = z.strictObject({
  reason: aLine('Enter why it is cancelled. Members read this', 500).meta({
    example: 'The council chamber is closed for repairs',
  }),
})

/** Calls a meeting off for good, and takes it out of the calendars it stands in. */
export function cancelMeeting(
  work: Work<'meetings.cancel'>,
  meetingId: string,
  cancelling: { reason: string; version: number; tell: Telling },
): Meeting {
  const meeting = meetingById(work.tx, work.partnershipId, meetingId)
  refuseUncancellable(meeting, work.now)
  changeMeetingRow(work.tx, meeting, {
    version: cancelling.version,
    at: work.now,
    by: work.actor.personId,
    values: {
      state: 'cancelled',
      cancelledReason: cancelling.reason,
      icalSequence: meeting.icalSequence + 1,
      revisedAt: work.now,
    },
  })
  const cancelled = meetingById(work.tx, work.partnershipId, meetingId)
  const told = cancelling.tell === 'send' ? tellMembers(work, cancelled) : 0
  noteActivity(work, {
    deed: 'meeting.cancelled',
    subjectType: 'meeting',
    subjectId: meetingId,
    words: `Cancelled the meeting on ${shortDate(meeting.heldOn)}${toldInWords(told)}`,
  })
  return cancelled
}

/** Why this meeting cannot be cancelled, where it cannot. */
export function refuseUncancellable(meeting: Meeting, now: string): void {
  if (meeting.state === 'draft')
    throw new Refusal('conflict', 'This meeting is only a draft that members do not see, so there is nothing to cancel')
  if (meeting.state === 'cancelled') throw new Refusal('conflict', 'This meeting is cancelled already')
  if (meeting.state === 'held' || meeting.endsAt <= now)
    throw new Refusal('conflict', 'This meeting has begun, so it cannot be cancelled')
}
