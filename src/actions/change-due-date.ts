import { z } from 'zod'
import type { Work } from '../access/work.ts'
import { InvalidInput } from '../errors.ts'
import { aDate } from '../input.ts'
import { changeAction } from './change-action.ts'
import { Reason, refuseFinished } from './policy.ts'
import { refusePastDay } from './raise-action.ts'
import { settleRequests } from './requests-store.ts'
import { actionSeen } from './sight-store.ts'
import type { Action } from './store.ts'

export const NewDueDate = z.strictObject({
  dueOn: aDate('Enter the new date by which it is to be done'),
  ...Reason.shape,
})

/** Gives an action another due date, and says why; putting it off is counted. */
export function changeDueDate(
  work: Work<'actions.raise'>,
  actionId: string,
  { dueOn, reason, version }: z.output<typeof NewDueDate> & { version: number },
): Action {
  const action = actionSeen(work, actionId)
  refuseFinished(action)
  refusePastDay(work, dueOn)
  if (dueOn === action.dueOn) throw new InvalidInput([{ field: 'dueOn', words: 'It is already due on that day' }])
  const by = { at: work.now, by: work.actor.personId }
  settleRequests(work.tx, work.partnershipId, { actionId, kind: 'new date', state: 'taken back', ...by })
  const timesDeferred = action.timesDeferred + 1
  return changeAction(work, action, { version, kind: 'new date', text: reason, values: { dueOn, timesDeferred } })
}
