import { z } from 'zod'
import type { Work } from '../access/work.ts'
import { noteActivity } from '../activity/note-activity.ts'
import { InvalidInput, Refusal } from '../errors.ts'
import { inviteToMeetingsOf } from '../meetings/invites.ts'
import { membersHere } from '../meetings/telling.ts'
import {
  addGroupMember,
  type GroupMember,
  leaveGroup,
  membersOfGroup,
  openGroupMember,
} from '../partnerships/group-members-store.ts'
import { type SubGroup, subGroupById } from '../partnerships/sub-group-store.ts'
import { refuseEnded } from './policy.ts'

export const NewGroupMember = z.strictObject({
  membershipId: z
    .uuid({ error: 'Choose a member of the partnership' })
    .meta({ description: 'Who joins, and for which organisation: a membership of the partnership' }),
})

/** A member of the partnership joins a sub-group, and is asked to the meetings it has planned; nobody else hears of it. */
export function addMember(
  work: Work<'sub-groups.change'>,
  subGroupId: string,
  { membershipId }: z.output<typeof NewGroupMember>,
): GroupMember[] {
  const group = subGroupById(work.tx, work.partnershipId, subGroupId)
  refuseEnded(group)
  const member = membersHere(work, work.partnershipId).find(each => each.membershipId === membershipId)
  if (!member)
    throw new InvalidInput([{ field: 'membershipId', words: 'Choose somebody who is a member of the partnership now' }])
  const among = { subGroupId, now: work.now }
  if (membersOfGroup(work.tx, work.partnershipId, among).some(each => each.personId === member.personId))
    throw new Refusal('conflict', 'They are in this sub-group already')
  addToGroup(work, group, member)
  return membersOfGroup(work.tx, work.partnershipId, among)
}

/** Puts somebody into a sub-group, for the organisation they are a member for. */
export function addToGroup(
  work: Work<'sub-groups.change'>,
  group: SubGroup,
  { personId, organisationId }: { personId: string; organisationId: string },
): void {
  const { tx, partnershipId, now, ids } = work
  // Whoever was in it for an organisation that has since lost its seat is in it anew, for another.
  const before = openGroupMember(tx, partnershipId, { subGroupId: group.id, personId })
  if (before) leaveGroup(tx, partnershipId, { id: before.id, now })
  addGroupMember(tx, { id: ids.newId(), partnershipId, subGroupId: group.id, personId, organisationId, joinedAt: now })
  noteActivity(work, {
    deed: 'sub-group.joined',
    subjectType: 'sub-group',
    subjectId: group.id,
    words: 'Added a member to a sub-group',
    organisationId,
  })
  inviteToMeetingsOf(work, { partnershipId, subGroupId: group.id }, personId)
}
