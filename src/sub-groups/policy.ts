import { GROUP_LEAD, isSecretariat } from '../access/roles.ts'
import type { Reading } from '../access/work.ts'
import { Refusal } from '../errors.ts'
import { groupsOfPerson } from '../partnerships/group-members-store.ts'
import type { SubGroup } from '../partnerships/sub-group-store.ts'

type Here = Pick<Reading<'sub-groups.read'>, 'tx' | 'partnershipId' | 'holdings' | 'actor'>

/** Whether somebody runs the sub-group that their address is about: its lead, and the secretariat any. */
export const runsGroup = ({ holdings }: Pick<Here, 'holdings'>): boolean =>
  isSecretariat(holdings) || holdings.some(({ role }) => role === GROUP_LEAD)

/** Whether somebody finds more of a sub-group than that it is there. */
export const seesInto = (here: Here, group: { id: string; isClosed: boolean }): boolean =>
  !group.isClosed ||
  isSecretariat(here.holdings) ||
  groupsOfPerson(here.tx, here.partnershipId, here.actor.personId).some(({ id }) => id === group.id)

/** A sub-group that has ended meets no more and takes nobody in. */
export function refuseEnded(group: Pick<SubGroup, 'endedAt'>): void {
  if (group.endedAt) throw new Refusal('conflict', 'This sub-group has ended')
}
