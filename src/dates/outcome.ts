import type { Reading } from '../access/work.ts'
import { whenOf } from '../meetings/facts.ts'
import { meetingById } from '../meetings/store.ts'
import type { Finding } from './store.ts'

/** The meeting that came of it, where one did. */
export function settledOn({ tx }: Pick<Reading, 'tx'>, finding: Finding) {
  if (!finding.meetingId) return undefined
  const meeting = meetingById(tx, finding.partnershipId, finding.meetingId)
  return { meeting, when: whenOf(meeting), isCancelled: meeting.state === 'cancelled' }
}
