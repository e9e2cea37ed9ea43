import type { Work } from '../access/work.ts'
import { waitingRequest } from './answer-offer.ts'
import { changeAction } from './change-action.ts'
import { refuseOthersAction } from './policy.ts'
import { settleRequests } from './requests-store.ts'
import { actionSeen } from './sight-store.ts'
import type { Action } from './store.ts'

/** Takes back an offer that nobody answered: the action stays with whoever has it. */
export function takeOfferBack(work: Work<'actions.progress'>, requestId: string): Action {
  const request = waitingRequest(work, requestId, 'new owner')
  const action = actionSeen(work, request.actionId)
  refuseOthersAction(work, action)
  const by = { at: work.now, by: work.actor.personId }
  settleRequests(work.tx, work.partnershipId, { actionId: action.id, kind: 'new owner', state: 'taken back', ...by })
  return changeAction(work, action, { version: action.version, kind: 'offer taken back', values: {} })
}
