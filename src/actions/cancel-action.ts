import type { Work } from '../access/work.ts'
import { changeAction } from './change-action.ts'
import { type Reason, refuseFinished } from './policy.ts'
import { actionSeen } from './sight-store.ts'
import type { Action } from './store.ts'

/** Gives an action up, and says why. */
export function cancelAction(
  work: Work<'actions.close'>,
  actionId: string,
  { reason, version }: Reason & { version: number },
): Action {
  const action = actionSeen(work, actionId)
  refuseFinished(action)
  return changeAction(work, action, {
    version,
    kind: 'cancelled',
    text: reason,
    values: { state: 'cancelled', cancelledReason: reason },
  })
}
