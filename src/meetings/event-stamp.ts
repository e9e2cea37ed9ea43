import type { Work } from '../access/work.ts'
import { type Instant, later } from '../clock.ts'
import { keepStamp, type Meeting, meetingById } from './store.ts'

/** The next DTSTAMP of this event: calendars count in seconds, and of two letters the later stamp wins (RFC 5546 §2.1.5). */
export function newStamp({ tx, now }: Work, meeting: Meeting): Instant {
  const { icalStampedAt: last } = meetingById(tx, meeting.partnershipId, meeting.id)
  const stampedAt = last && now.slice(0, 19) <= last.slice(0, 19) ? later(last, { seconds: 1 }) : now
  keepStamp(tx, meeting, stampedAt)
  return stampedAt
}
