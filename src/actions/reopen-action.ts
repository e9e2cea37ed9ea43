import type { Work } from '../access/work.ts'
import { Refusal } from '../errors.ts'
import { changeAction } from './change-action.ts'
import { isOpen, type Reason } from './policy.ts'
import { actionSeen } from './sight-store.ts'
import type { Action } from './store.ts'

/** Takes an action up again that was thought done, closed or cancelled; its history keeps what was said of it. */
export function reopenAction(
  work: Work<'actions.close'>,
  actionId: string,
  { reason, version }: Reason & { version: number },
): Action {
  const action = actionSeen(work, actionId)
  if (isOpen(action)) throw new Refusal('conflict', 'This action is already open')
  return changeAction(work, action, {
    version,
    kind: 'reopened',
    text: reason,
    values: {
      state: 'in progress',
      doneOn: null,
      evidence: null,
      closedOn: null,
      closedBy: null,
      cancelledReason: null,
    },
  })
}
