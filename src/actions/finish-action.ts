import { z } from 'zod'
import type { Work } from '../access/work.ts'
import { londonDate } from '../clock.ts'
import { keepDocument, type Upload } from '../documents/keep-document.ts'
import { aText } from '../input.ts'
import { changeAction } from './change-action.ts'
import { refuseFinished, refuseOthersAction } from './policy.ts'
import { actionSeen } from './sight-store.ts'
import type { Action } from './store.ts'

export const Finish = z.strictObject({
  evidence: aText(2000, 'Say what was done, and where it can be seen').meta({
    example: 'Posters are up in all four libraries',
  }),
})

/** Marks an action as done, with what shows it; the chair or co-ordinator closes it afterwards. */
export function finishAction(
  work: Work<'actions.progress'>,
  actionId: string,
  { evidence, version, file }: z.output<typeof Finish> & { version: number; file?: Upload['file'] | undefined },
): Action {
  const action = actionSeen(work, actionId)
  refuseOthersAction(work, action)
  refuseFinished(action)
  return changeAction(work, action, {
    version,
    kind: 'done',
    text: evidence,
    documentId: file && keepDocument(work, { title: `Evidence for ${action.reference}`, file }).id,
    values: { state: 'done', doneOn: londonDate(work.now), evidence },
  })
}
