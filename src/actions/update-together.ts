import type { Work } from '../access/work.ts'
import { InvalidInput } from '../errors.ts'
import { cancelAction } from './cancel-action.ts'
import { changeDueDate } from './change-due-date.ts'
import { closeAction } from './close-action.ts'
import { finishAction } from './finish-action.ts'
import { type ChangedLine, type PlannedLine, planTogether } from './plan-together.ts'
import { progressAction } from './progress-action.ts'
import { reopenAction } from './reopen-action.ts'
import { type Action, actionById } from './store.ts'

type Updating = Work<'actions.close'>

/** Does what a whole list asks for, or nothing where one line cannot be done; answers how many actions changed. */
export function updateTogether(work: Updating, lines: ChangedLine[]): { changed: number } {
  const plan = planTogether(work, lines)
  const wrong = plan.filter(each => each.problem)
  if (wrong.length > 0)
    throw new InvalidInput(
      wrong.map(each => ({ field: `note-${each.line.reference}`, words: `${each.line.reference}: ${each.problem}` })),
    )
  const changing = plan.filter(each => each.deeds.length > 0)
  for (const each of changing) update(work, each)
  return { changed: changing.length }
}

function update(work: Updating, { action, deeds, line }: PlannedLine): void {
  for (const deed of deeds) if (action) acts[deed](work, actionById(work.tx, work.partnershipId, action.id), line)
}

// Whoever may close any action may also report on it and move it: each verb is asked for its own permission.
const acts: Record<PlannedLine['deeds'][number], (work: Updating, action: Action, line: ChangedLine) => unknown> = {
  progress: (work, { id }, { note }) =>
    progressAction({ ...work, permission: 'actions.progress' }, id, { note: note.trim() }),
  done: (work, { id, version }, { note }) =>
    finishAction({ ...work, permission: 'actions.progress' }, id, { evidence: note.trim(), version }),
  closed: (work, { id, version }) => closeAction(work, id, version),
  cancelled: (work, { id, version }, { note }) => cancelAction(work, id, { reason: note.trim(), version }),
  reopened: (work, { id, version }, { note }) => reopenAction(work, id, { reason: note.trim(), version }),
  'new date': (work, { id, version }, { note, dueOn }) =>
    changeDueDate({ ...work, permission: 'actions.raise' }, id, { dueOn: dueOn.trim(), reason: note.trim(), version }),
}
