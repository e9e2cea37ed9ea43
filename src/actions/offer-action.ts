import { z } from 'zod'
import type { Work } from '../access/work.ts'
import { InvalidInput, Refusal } from '../errors.ts'
import { type ActionWork, changeAction } from './change-action.ts'
import { refuseForeignOwner } from './owner.ts'
import { isOwner, Reason, refuseFinished, refuseOthersAction } from './policy.ts'
import { NewAction } from './raise-action.ts'
import { tellOfOffer } from './request-letters.ts'
import { addRequest, requestsWaiting } from './requests-store.ts'
import { actionSeen } from './sight-store.ts'
import type { Action } from './store.ts'

export const NewOwner = z.strictObject({
  ownerOrganisationId: NewAction.shape.ownerOrganisationId,
  ownerPersonId: NewAction.shape.ownerPersonId,
  ...Reason.shape,
})

/**
 * Offers an action to another organisation or person. Until they take it, it stays where it is; whoever may take it
 * themselves, as the lead does for a colleague, has it at once.
 */
export function offerAction(
  work: Work<'actions.progress'>,
  actionId: string,
  { reason, version, ...wanted }: z.output<typeof NewOwner> & { version: number },
): Action {
  const action = actionSeen(work, actionId)
  refuseOthersAction(work, action)
  refuseFinished(action)
  refuseForeignOwner(work, wanted)
  const owner = { ownerOrganisationId: wanted.ownerOrganisationId, ownerPersonId: wanted.ownerPersonId ?? null }
  refuseSameOwner(action, owner)
  refuseSecondOffer(work, actionId)
  if (isOwner(work, owner))
    return changeAction(work, action, { version, kind: 'handed over', text: reason, values: owner })
  return offer(work, action, { version, reason, owner })
}

function offer(
  work: ActionWork,
  action: Action,
  { version, reason, owner }: { version: number; reason: string; owner: Owner },
): Action {
  const requestId = work.ids.newId()
  addRequest(work.tx, {
    id: requestId,
    partnershipId: work.partnershipId,
    actionId: action.id,
    kind: 'new owner',
    toOrganisationId: owner.ownerOrganisationId,
    toPersonId: owner.ownerPersonId,
    reason,
    state: 'waiting',
    askedAt: work.now,
    askedBy: work.actor.personId,
  })
  const offered = changeAction(work, action, { version, kind: 'offered', text: reason, values: {} })
  tellOfOffer(work, offered, { ...owner, requestId })
  return offered
}

interface Owner {
  ownerOrganisationId: string
  ownerPersonId: string | null
}

function refuseSameOwner(action: Owner, owner: Owner): void {
  if (owner.ownerOrganisationId === action.ownerOrganisationId && owner.ownerPersonId === action.ownerPersonId)
    throw new InvalidInput([{ field: 'ownerOrganisationId', words: 'They have it already' }])
}

function refuseSecondOffer({ tx, partnershipId }: ActionWork, actionId: string): void {
  const [waiting] = requestsWaiting(tx, partnershipId, actionId).filter(each => each.kind === 'new owner')
  if (waiting)
    throw new Refusal(
      'conflict',
      `It is offered to ${waiting.toOrganisationName} already. Wait for their answer, or take the offer back first`,
    )
}
