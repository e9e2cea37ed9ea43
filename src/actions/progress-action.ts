import { z } from 'zod'
import type { Work } from '../access/work.ts'
import { keepDocument, type Upload } from '../documents/keep-document.ts'
import { aText } from '../input.ts'
import { changeAction } from './change-action.ts'
import { refuseFinished, refuseOthersAction } from './policy.ts'
import { actionSeen } from './sight-store.ts'
import type { Action } from './store.ts'

export const Progress = z.strictObject({
  note: aText(2000, 'Say how it goes').meta({ example: 'Half of the letting agents have the guide' }),
})

/** Says how an action goes; a note adds to the history and overwrites nothing, so it asks for no version. */
export function progressAction(
  work: Work<'actions.progress'>,
  actionId: string,
  { note, file }: z.output<typeof Progress> & { file?: Upload['file'] | undefined },
): Action {
  const action = actionSeen(work, actionId)
  refuseOthersAction(work, action)
  refuseFinished(action)
  return changeAction(work, action, {
    version: action.version,
    kind: 'progress',
    text: note,
    documentId: file && keepDocument(work, { title: `About ${action.reference}`, file }).id,
    values: { state: 'in progress' },
  })
}
