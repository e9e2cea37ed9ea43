import { z } from 'zod'
import type { Work } from '../access/work.ts'
import { found, InvalidInput } from '../errors.ts'
import { aText } from '../input.ts'
import { waitingRequest } from './answer-offer.ts'
import { changeAction } from './change-action.ts'
import { refuseFinished } from './policy.ts'
import { tellOfAnswer } from './request-letters.ts'
import { settleRequests } from './requests-store.ts'
import { actionSeen } from './sight-store.ts'
import type { Action } from './store.ts'

export const DateAnswer = z.strictObject({
  answer: z.enum(['grant', 'decline'], { error: 'Choose whether to grant the date' }),
  reason: aText(1000).optional(),
})

/** Grants a later date, which is counted as any putting off, or declines it and says why; the owner is told. */
export function answerNewDate(
  work: Work<'actions.raise'>,
  requestId: string,
  { answer, reason = '' }: z.output<typeof DateAnswer>,
): Action {
  const request = waitingRequest(work, requestId, 'new date')
  if (answer === 'decline' && reason.trim() === '') throw new InvalidInput([{ field: 'reason', words: 'Say why not' }])
  const action = actionSeen(work, request.actionId)
  refuseFinished(action)
  const isAgreed = answer === 'grant'
  settleRequests(work.tx, work.partnershipId, {
    actionId: action.id,
    kind: 'new date',
    state: isAgreed ? 'agreed' : 'declined',
    at: work.now,
    by: work.actor.personId,
  })
  const { version } = action
  const dated = { dueOn: found(request.dueOn ?? undefined), timesDeferred: action.timesDeferred + 1 }
  const answered = isAgreed
    ? changeAction(work, action, { version, kind: 'new date', text: request.reason, values: dated })
    : changeAction(work, action, { version, kind: 'date declined', text: reason, values: {} })
  tellOfAnswer(work, { before: action, request, isAgreed, reason })
  return answered
}
