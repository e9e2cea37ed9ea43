import type { Work } from '../access/work.ts'
import { noteActivity } from '../activity/note-activity.ts'
import { addGroupMember } from '../partnerships/group-members-store.ts'
import { addSubGroup, type SubGroup, subGroupById } from '../partnerships/sub-group-store.ts'
import { columnsOf, leadAmong, type SubGroupContent } from './sub-group-content.ts'

/** Sets up a sub-group; whoever leads it is its first member. */
export function createSubGroup(work: Work<'sub-groups.create'>, content: SubGroupContent): SubGroup {
  const { tx, partnershipId, now, actor, ids } = work
  const columns = columnsOf(work, content)
  const lead = content.leadPersonId ? leadAmong(work, content.leadPersonId) : undefined
  const id = ids.newId()
  const history = { createdAt: now, createdBy: actor.personId, updatedAt: now, updatedBy: actor.personId }
  addSubGroup(tx, { ...columns, id, partnershipId, ...history })
  if (lead) {
    const { personId, organisationId } = lead
    addGroupMember(tx, { id: ids.newId(), partnershipId, subGroupId: id, personId, organisationId, joinedAt: now })
  }
  noteActivity(work, {
    deed: 'sub-group.created',
    subjectType: 'sub-group',
    subjectId: id,
    words: `Set up a sub-group${content.isClosed ? '' : `: ${content.name}`}`,
  })
  return subGroupById(tx, partnershipId, id)
}
