import type { z } from 'zod'
import type { Work } from '../access/work.ts'
import { InvalidInput } from '../errors.ts'
import { changeAction } from './change-action.ts'
import type { NewDueDate } from './change-due-date.ts'
import { refuseFinished, refuseOthersAction } from './policy.ts'
import { refusePastDay } from './raise-action.ts'
import { tellOfDateAsked } from './request-letters.ts'
import { addRequest, settleRequests } from './requests-store.ts'
import { actionSeen } from './sight-store.ts'
import type { Action } from './store.ts'

/** Asks for a later date, and says why; the chair or co-ordinator grants it, which counts, or declines. */
export function askNewDate(
  work: Work<'actions.progress'>,
  actionId: string,
  { dueOn, reason }: z.output<typeof NewDueDate>,
): Action {
  const action = actionSeen(work, actionId)
  refuseOthersAction(work, action)
  refuseFinished(action)
  refusePastDay(work, dueOn)
  if (dueOn <= action.dueOn) throw new InvalidInput([{ field: 'dueOn', words: 'Enter a date after the one it has' }])
  const by = { at: work.now, by: work.actor.personId }
  // Whoever asks again asks instead.
  settleRequests(work.tx, work.partnershipId, { actionId, kind: 'new date', state: 'taken back', ...by })
  const requestId = work.ids.newId()
  addRequest(work.tx, {
    id: requestId,
    partnershipId: work.partnershipId,
    actionId,
    kind: 'new date',
    dueOn,
    reason,
    state: 'waiting',
    askedAt: work.now,
    askedBy: work.actor.personId,
  })
  const { version } = action
  const asked = changeAction(work, action, { version, kind: 'date asked', text: reason, askedDueOn: dueOn, values: {} })
  tellOfDateAsked(work, asked, { requestId, dueOn })
  return asked
}
