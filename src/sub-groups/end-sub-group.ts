import { z } from 'zod'
import type { Work } from '../access/work.ts'
import { noteActivity } from '../activity/note-activity.ts'
import { Refusal } from '../errors.ts'
import { aText } from '../input.ts'
import { meetingsOfGroupAhead } from '../meetings/listing-store.ts'
import { changeSubGroupRow, type SubGroup, subGroupById } from '../partnerships/sub-group-store.ts'
import { counted } from '../words.ts'
import { refuseEnded } from './policy.ts'

export const SubGroupEnd = z.strictObject({
  outcome: aText(1000, 'Say what came of it').meta({ example: 'The leaflet is printed and in use' }),
})

/** Ends a sub-group whose work is done. What it met about stays; a meeting still to come is cancelled first. */
export function endSubGroup(
  work: Work<'sub-groups.end'>,
  subGroupId: string,
  { outcome, version }: z.output<typeof SubGroupEnd> & { version: number },
): SubGroup {
  const { tx, partnershipId, now, actor } = work
  const group = subGroupById(tx, partnershipId, subGroupId)
  refuseEnded(group)
  const ahead = meetingsOfGroupAhead(tx, partnershipId, { subGroupId, now }).length
  if (ahead > 0)
    throw new Refusal('conflict', `It has ${counted(ahead, 'meeting')} to come. Cancel or discard those first`)
  changeSubGroupRow(tx, group, { version, at: now, by: actor.personId, values: { endedAt: now, outcome } })
  noteActivity(work, {
    deed: 'sub-group.ended',
    subjectType: 'sub-group',
    subjectId: subGroupId,
    words: `Ended a sub-group${group.isClosed ? '' : `: ${group.name}`}`,
  })
  return subGroupById(tx, partnershipId, subGroupId)
}
