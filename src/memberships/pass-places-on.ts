import type { Work } from '../access/work.ts'
import { noteActivity } from '../activity/note-activity.ts'
import {
  addGroupMember,
  leaveGroup,
  membersOfGroup,
  openGroupMember,
  type Place,
} from '../partnerships/group-members-store.ts'
import { changeSubGroupRow, subGroupById } from '../partnerships/sub-group-store.ts'

interface Successor {
  personId: string
  organisationId: string
  /** Whoever is only invited takes their place once they accept, and leads nothing before. */
  isMember: boolean
}

/** Whoever comes instead of somebody is in the sub-groups that these were in for their organisation, and leads what they led. */
export function passPlacesOn(work: Work<'members.replace'>, places: Place[], successor: Successor): void {
  for (const { subGroupId, isLead } of places) {
    take(work, subGroupId, successor)
    if (isLead && successor.isMember) lead(work, subGroupId, successor.personId)
  }
}

function take(
  work: Work<'members.replace'>,
  subGroupId: string,
  { personId, organisationId }: Omit<Successor, 'isMember'>,
): void {
  const { tx, partnershipId, now, ids } = work
  if (membersOfGroup(tx, partnershipId, { subGroupId, now }).some(each => each.personId === personId)) return
  const before = openGroupMember(tx, partnershipId, { subGroupId, personId })
  if (before) leaveGroup(tx, partnershipId, { id: before.id, now })
  addGroupMember(tx, { id: ids.newId(), partnershipId, subGroupId, personId, organisationId, joinedAt: now })
  noteActivity(work, {
    deed: 'sub-group.joined',
    subjectType: 'sub-group',
    subjectId: subGroupId,
    words: 'Passed a place in a sub-group on to whoever comes instead',
    organisationId,
  })
}

function lead({ tx, partnershipId, now, actor }: Work<'members.replace'>, id: string, leadPersonId: string): void {
  const { version } = subGroupById(tx, partnershipId, id)
  changeSubGroupRow(tx, { partnershipId, id }, { version, at: now, by: actor.personId, values: { leadPersonId } })
}
