import { may, type Permission, permissions } from '../access/permissions.ts'
import type { Holding, Reading } from '../access/work.ts'
import { notFound } from '../errors.ts'
import { type Meeting, meetingById } from './store.ts'

/** Every permission that somebody holds in this partnership, for a page to show what they can do here. */
export const heldHere = (reading: { holdings: Holding[] }): Permission[] =>
  (Object.keys(permissions) as Permission[]).filter(
    permission => permissions[permission].in === 'partnership' && may(permission, reading),
  )

/** The meeting, to those who may know of it: a draft is there only for those who draft. */
export function meetingInSight(
  reading: Pick<Reading, 'tx'> & { partnershipId: string; holdings: Holding[] },
  meetingId: string,
): Meeting {
  const meeting = meetingById(reading.tx, reading.partnershipId, meetingId)
  if (meeting.state === 'draft' && !may('meetings.draft', reading)) throw notFound('meeting')
  return meeting
}
