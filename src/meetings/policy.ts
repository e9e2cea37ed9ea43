import { may, type Permission, permissions } from '../access/permissions.ts'
import { isSecretariat } from '../access/roles.ts'
import type { Holding, Reading } from '../access/work.ts'
import { notFound } from '../errors.ts'
import { type Meeting, type MeetingRow, meetingById } from './store.ts'

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

/** What a list calls a meeting of a closed sub-group to whoever is not in it. */
const CLOSED_MEETING = 'Meeting of a closed sub-group'

/**
 * Meetings as a list shows them to this reader, each with the sub-group whose it is: of a closed one whoever is not in
 * it learns that it meets, and when.
 */
export function asSeen<Group extends { id: string; isClosed: boolean; isMember: boolean }>(
  { holdings }: { holdings: Holding[] },
  groups: Group[],
  rows: MeetingRow[],
): (MeetingRow & { group: Group | undefined; isOutOfSight: boolean })[] {
  const byId = new Map(groups.map(group => [group.id, group]))
  return rows.map(row => {
    const group = row.subGroupId ? byId.get(row.subGroupId) : undefined
    const isOutOfSight = group?.isClosed === true && !group.isMember && !isSecretariat(holdings)
    const hidden = { title: CLOSED_MEETING, theme: null, venue: null, joiningLink: null }
    return { ...row, ...(isOutOfSight ? hidden : {}), group, isOutOfSight }
  })
}
