import { isChair, type Role, roles } from '../access/roles.ts'
import type { Holding } from '../access/work.ts'
import type { Instant } from '../clock.ts'
import type { Tx } from '../database/database.ts'
import { Refusal } from '../errors.ts'
import { membershipState } from './states.ts'
import { chairsBesides, type Membership } from './store.ts'

/** Whether somebody with these holdings may give this role, or take it away: nobody below a vice-chair decides on who leads. */
export const mayDecideOn = (holdings: readonly Holding[], role: Role): boolean =>
  !isChair([{ role }]) || isChair(holdings)

/** The roles that somebody with these holdings may give. */
export const rolesToGive = (holdings: readonly Holding[]): Role[] => roles.filter(role => mayDecideOn(holdings, role))

export function refuseUnlessMayDecideOn(holdings: readonly Holding[], role: Role): void {
  if (!mayDecideOn(holdings, role))
    throw new Refusal('forbidden', 'Only a chair or vice-chair may appoint or remove a chair or vice-chair')
}

/** Whether nobody would chair the partnership if these memberships ended. */
export function leavesWithoutChair(tx: Tx, leaving: readonly Membership[], now: Instant): boolean {
  const chairs = leaving.filter(each => each.role === 'chair' && membershipState(each, now) === 'active')
  const [first] = chairs
  if (!first) return false
  return chairsBesides(tx, first.partnershipId, { ids: chairs.map(each => each.id), now }) === 0
}

/** A partnership is never left without a chair, not even by the chair. */
export function refuseToLeaveWithoutChair(tx: Tx, leaving: readonly Membership[], now: Instant): void {
  if (leavesWithoutChair(tx, leaving, now))
    throw new Refusal('conflict', 'This would leave the partnership without a chair. Appoint another chair first')
}
