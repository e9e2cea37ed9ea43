import { allows, type Permission, permissions } from '../access/permissions.ts'
import type { Holding, Reading } from '../access/work.ts'
import { notFound } from '../errors.ts'
import { type Meeting, meetingById } from './store.ts'

/** Whether somebody with these roles has the permission in this partnership. */
export const may = (permission: Permission, { holdings }: { holdings: Holding[] }): boolean =>
  allows(permission, { roles: holdings.map(held => held.role) })

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
