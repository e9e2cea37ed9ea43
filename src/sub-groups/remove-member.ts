import type { Work } from '../access/work.ts'
import { noteActivity } from '../activity/note-activity.ts'
import { found, Refusal } from '../errors.ts'
import { withdrawFromMeetingsOf } from '../meetings/invites.ts'
import { withdrawLetters } from '../meetings/withdraw-letters.ts'
import { leaveGroup, membersOfGroup } from '../partnerships/group-members-store.ts'
import { subGroupById } from '../partnerships/sub-group-store.ts'
import { refuseEnded } from './policy.ts'

/** Somebody leaves a sub-group: its coming meetings go out of their calendar, and nobody else hears of it. */
export function removeMember(work: Work<'sub-groups.change'>, subGroupId: string, groupMemberId: string): void {
  const { tx, partnershipId, now } = work
  const group = subGroupById(tx, partnershipId, subGroupId)
  refuseEnded(group)
  const member = found(
    membersOfGroup(tx, partnershipId, { subGroupId, now }).find(each => each.groupMemberId === groupMemberId),
    'member of this sub-group',
  )
  if (member.personId === group.leadPersonId)
    throw new Refusal('conflict', 'They lead this sub-group. Choose another lead first')
  leaveGroup(tx, partnershipId, { id: groupMemberId, now })
  if (group.isClosed) withdrawLetters(work, { partnershipId, subGroupId, personId: member.personId })
  withdrawFromMeetingsOf(work, { partnershipId, subGroupId }, member.personId)
  noteActivity(work, {
    deed: 'sub-group.left',
    subjectType: 'sub-group',
    subjectId: subGroupId,
    words: 'Took a member out of a sub-group',
    organisationId: member.organisationId,
  })
}
