import { isSecretariat } from '../access/roles.ts'
import type { Work } from '../access/work.ts'
import { noteActivity } from '../activity/note-activity.ts'
import { Refusal } from '../errors.ts'
import { membersOfGroup } from '../partnerships/group-members-store.ts'
import { changeSubGroupRow, type SubGroup, subGroupById } from '../partnerships/sub-group-store.ts'
import { addToGroup } from './add-member.ts'
import { refuseEnded } from './policy.ts'
import { columnsOf, leadAmong, type SubGroupContent } from './sub-group-content.ts'

/** Changes what a sub-group is for, unless somebody else did since `version`. Who leads it, the secretariat decides. */
export function changeSubGroup(
  work: Work<'sub-groups.change'>,
  subGroupId: string,
  { version, ...content }: SubGroupContent & { version: number },
): SubGroup {
  const { tx, partnershipId, now, actor } = work
  const was = subGroupById(tx, partnershipId, subGroupId)
  refuseEnded(was)
  const values = columnsOf(work, content, was)
  refuseForLead(work, was, values)
  changeSubGroupRow(tx, was, { version, at: now, by: actor.personId, values })
  if (values.leadPersonId && values.leadPersonId !== was.leadPersonId) makeMember(work, was, values.leadPersonId)
  noteActivity(work, {
    deed: 'sub-group.changed',
    subjectType: 'sub-group',
    subjectId: subGroupId,
    words: 'Changed a sub-group',
  })
  return subGroupById(tx, partnershipId, subGroupId)
}

function refuseForLead(
  work: Work<'sub-groups.change'>,
  was: SubGroup,
  now: Pick<SubGroup, 'kind' | 'leadPersonId' | 'isClosed'>,
): void {
  const isOther = (['kind', 'leadPersonId', 'isClosed'] as const).some(name => was[name] !== now[name])
  if (isOther && !isSecretariat(work.holdings))
    throw new Refusal(
      'forbidden',
      'Who leads a sub-group, of what kind it is and whether it is closed, the chair or co-ordinator decides',
    )
}

/** Whoever leads a group is in it. */
function makeMember(work: Work<'sub-groups.change'>, group: SubGroup, personId: string): void {
  const lead = leadAmong(work, personId)
  const isIn = membersOfGroup(work.tx, group.partnershipId, { subGroupId: group.id, now: work.now }).some(
    each => each.personId === personId,
  )
  if (!isIn) addToGroup(work, group, lead)
}
