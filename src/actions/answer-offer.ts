import { z } from 'zod'
import type { Work } from '../access/work.ts'
import { found, InvalidInput, Refusal } from '../errors.ts'
import { aText } from '../input.ts'
import { changeAction } from './change-action.ts'
import { isOwner, refuseFinished } from './policy.ts'
import { tellOfAnswer } from './request-letters.ts'
import { type ActionRequest, requestById, settleRequests } from './requests-store.ts'
import { actionSeen, type Looking } from './sight-store.ts'
import type { Action } from './store.ts'

export const OfferAnswer = z.strictObject({
  answer: z.enum(['take', 'decline'], { error: 'Choose whether you take it on' }),
  reason: aText(1000).optional(),
})

/** Takes an action that was offered, or declines it and says why; whoever offered it and whoever had it are told. */
export function answerOffer(
  work: Work<'actions.progress'>,
  requestId: string,
  { answer, reason = '' }: z.output<typeof OfferAnswer>,
): Action {
  const request = waitingRequest(work, requestId, 'new owner')
  refuseOthersOffer(work, request)
  if (answer === 'decline' && reason.trim() === '')
    throw new InvalidInput([{ field: 'reason', words: 'Say why you cannot take it on' }])
  const action = actionSeen(work, request.actionId)
  refuseFinished(action)
  settleRequests(work.tx, work.partnershipId, {
    actionId: action.id,
    kind: 'new owner',
    state: answer === 'take' ? 'agreed' : 'declined',
    at: work.now,
    by: work.actor.personId,
  })
  const answered = answer === 'take' ? take(work, action, request) : decline(work, action, reason)
  tellOfAnswer(work, { before: action, request, isAgreed: answer === 'take', reason })
  return answered
}

function take(work: Work<'actions.progress'>, action: Action, request: ActionRequest): Action {
  const values = {
    ownerOrganisationId: found(request.toOrganisationId ?? undefined),
    ownerPersonId: request.toPersonId,
  }
  return changeAction(work, action, { version: action.version, kind: 'handed over', text: request.reason, values })
}

const decline = (work: Work<'actions.progress'>, action: Action, reason: string): Action =>
  changeAction(work, action, { version: action.version, kind: 'offer declined', text: reason, values: {} })

/** The request, while nobody has answered it, to those who may know of the action. */
export function waitingRequest(work: Looking, id: string, kind: ActionRequest['kind']): ActionRequest {
  const request = requestById(work.tx, work.partnershipId, id)
  actionSeen(work, request.actionId)
  if (request.kind !== kind || request.state !== 'waiting')
    throw new Refusal('conflict', `This has been ${request.state} already`)
  return request
}

/** Only those to whom it is offered can take it or decline it. */
export function refuseOthersOffer(
  who: Pick<Work<'actions.progress'>, 'holdings' | 'actor'>,
  { toOrganisationId, toPersonId }: ActionRequest,
): void {
  if (!isOwner(who, { ownerOrganisationId: found(toOrganisationId ?? undefined), ownerPersonId: toPersonId }))
    throw new Refusal('forbidden', 'This was offered to somebody else: only they can answer')
}
