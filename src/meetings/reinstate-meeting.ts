import type { Work } from '../access/work.ts'
import { noteActivity } from '../activity/note-activity.ts'
import { Refusal } from '../errors.ts'
import { shortDate } from '../words.ts'
import { startAnew } from './start-anew.ts'
import { changeMeetingRow, type Meeting, meetingById } from './store.ts'
import { inviteMembers, tellMembers, toldInWords } from './tell.ts'
import type { Telling } from './telling.ts'

/**
 * Brings a cancelled meeting back, as another event: calendars have taken the old one out, and none of them would put
 * it back in under the same UID. Everybody is invited and asked anew.
 */
export function reinstateMeeting(
  work: Work<'meetings.cancel'>,
  meetingId: string,
  { version, tell }: { version: number; tell: Telling },
): Meeting {
  const was = meetingById(work.tx, work.partnershipId, meetingId)
  refuseUnlessCancelled(was, work.now)
  changeMeetingRow(work.tx, was, {
    version,
    at: work.now,
    by: work.actor.personId,
    values: meetingBroughtBack(work),
  })
  startAnew(work, was)
  const meeting = meetingById(work.tx, work.partnershipId, meetingId)
  inviteMembers(work, meeting)
  const told = tell === 'send' ? tellMembers(work, meeting) : 0
  noteActivity(work, {
    deed: 'meeting.reinstated',
    subjectType: 'meeting',
    subjectId: meetingId,
    words: `Brought back the meeting on ${shortDate(meeting.heldOn)}${toldInWords(told)}`,
  })
  return meetingById(work.tx, work.partnershipId, meetingId)
}

// The last DTSTAMP stays: the next one is later than any that a calendar has seen of either event.
const meetingBroughtBack = ({ now, ids }: Work) =>
  ({
    state: 'scheduled',
    cancelledReason: null,
    icalUid: ids.newRandomId(),
    icalSequence: 0,
    revisedAt: now,
  }) as const

/** Only a cancelled meeting that is still to come can be brought back. */
export function refuseUnlessCancelled(meeting: Meeting, now: string): void {
  if (meeting.state !== 'cancelled') throw new Refusal('conflict', 'This meeting is not cancelled')
  if (meeting.startsAt <= now)
    throw new Refusal(
      'conflict',
      'The date of this meeting has passed, so it cannot be brought back. Plan another instead',
    )
}
