import type { Work } from '../access/work.ts'
import { londonDate } from '../clock.ts'
import { Refusal } from '../errors.ts'
import { changeAction } from './change-action.ts'
import { actionSeen } from './sight-store.ts'
import type { Action } from './store.ts'

/** Closes an action that is done: it comes back on no more agendas. */
export function closeAction(work: Work<'actions.close'>, actionId: string, version: number): Action {
  const action = actionSeen(work, actionId)
  if (action.state !== 'done')
    throw new Refusal('conflict', `This action is ${action.state}: only an action that is done can be closed`)
  return changeAction(work, action, {
    version,
    kind: 'closed',
    values: { state: 'closed', closedOn: londonDate(work.now), closedBy: work.actor.personId },
  })
}
