import type { Work } from '../access/work.ts'
import { noteActivity } from '../activity/note-activity.ts'
import { type Instant, later } from '../clock.ts'
import { Refusal } from '../errors.ts'
import { type Meeting, meetingById } from '../meetings/store.ts'
import { dateTime } from '../words.ts'
import { statementNow } from './confidentiality.ts'
import { hasBegun, holdMeeting } from './hold-meeting.ts'
import { minutesInDraft } from './policy.ts'
import { addSitting, sittingOf } from './sitting-store.ts'
import { stampQuorum } from './stamp-quorum.ts'
import { itemsOf } from './store.ts'

/** How long before its time a meeting whose people are all there may begin. */
const EARLIEST_MINUTES = 15

/**
 * Opens the meeting: it is held from now on, the statement is made, the quorum counted for the first time, and the
 * first item is current.
 */
export function openSitting(work: Work<'minutes.write'>, meetingId: string): void {
  minutesInDraft(work, meetingId)
  const { tx, partnershipId, now } = work
  const meeting = meetingById(tx, partnershipId, meetingId)
  const reason = whyNotOpen(meeting, now)
  if (reason) throw new Refusal('conflict', reason)
  holdMeeting(work, meeting)
  if (sittingOf(tx, partnershipId, meetingId)) return
  const first = itemsOf(tx, partnershipId, meetingId).find(item => !item.isRemoved)
  addSitting(tx, {
    meetingId,
    partnershipId,
    openedAt: now,
    openedBy: work.actor.personId,
    statementVersion: statementNow(tx, partnershipId).number,
    ...(first ? { currentItemId: first.id, currentSince: now } : {}),
  })
  stampQuorum(work, meetingId, { why: 'opened', at: now })
  noteActivity(work, {
    deed: 'meeting.opened',
    subjectType: 'meeting',
    subjectId: meetingId,
    words: 'Opened the meeting',
  })
}

/** What stands against opening this meeting now, or nothing. */
export function whyNotOpen(meeting: Meeting, now: Instant): string | undefined {
  const from = later(meeting.startsAt, { minutes: -EARLIEST_MINUTES })
  return hasBegun(meeting, now) || from <= now ? undefined : `The meeting can be opened from ${dateTime(from)}`
}

/** What cannot be done before the meeting was opened. */
export const notOpened = () => new Refusal('conflict', 'Open the meeting first')
