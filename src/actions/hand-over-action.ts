import { z } from 'zod'
import type { Work } from '../access/work.ts'
import { InvalidInput } from '../errors.ts'
import { changeAction } from './change-action.ts'
import { refuseForeignOwner, tellOwner } from './owner.ts'
import { Reason, refuseFinished } from './policy.ts'
import { NewAction } from './raise-action.ts'
import { type Action, actionById } from './store.ts'

export const NewOwner = z.strictObject({
  ownerOrganisationId: NewAction.shape.ownerOrganisationId,
  ownerPersonId: NewAction.shape.ownerPersonId,
  ...Reason.shape,
})

/** Gives an action to another organisation or person, and writes to whoever has it now. */
export function handOverAction(
  work: Work<'actions.raise'>,
  actionId: string,
  { reason, version, ...owner }: z.output<typeof NewOwner> & { version: number },
): Action {
  const action = actionById(work.tx, work.partnershipId, actionId)
  refuseFinished(action)
  refuseForeignOwner(work, owner)
  const values = { ownerOrganisationId: owner.ownerOrganisationId, ownerPersonId: owner.ownerPersonId ?? null }
  if (values.ownerOrganisationId === action.ownerOrganisationId && values.ownerPersonId === action.ownerPersonId)
    throw new InvalidInput([{ field: 'ownerOrganisationId', words: 'They have it already' }])
  const handedOver = changeAction(work, action, { version, kind: 'handed over', text: reason, values })
  tellOwner(work, handedOver)
  return handedOver
}
