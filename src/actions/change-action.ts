import type { Work } from '../access/work.ts'
import { noteActivity } from '../activity/note-activity.ts'
import { isOpen } from './policy.ts'
import { settleRequests } from './requests-store.ts'
import { type Action, actionById, changeActionRow } from './store.ts'
import { addUpdate, type UpdateKind } from './updates-store.ts'

export type ActionWork = Work<
  'actions.raise' | 'actions.progress' | 'actions.close' | 'members.replace' | 'minutes.write' | 'minutes.circulate'
>

interface Change {
  /** The version the person saw. */
  version: number
  kind: UpdateKind
  /** What they said about it. */
  text?: string
  /** The file that shows it. */
  documentId?: string | undefined
  /** A date that is only asked for, to be seen in the history. */
  askedDueOn?: string
  values: NonNullable<Parameters<typeof changeActionRow>[2]['values']>
}

const deeds: Record<UpdateKind, string> = {
  raised: 'Raised',
  progress: 'Reported on',
  'new date': 'Moved the due date of',
  done: 'Marked as done',
  closed: 'Closed',
  reopened: 'Reopened',
  cancelled: 'Cancelled',
  'handed over': 'Handed over',
  offered: 'Offered to somebody else',
  'offer declined': 'Declined the offer of',
  'offer taken back': 'Took back the offer of',
  'date asked': 'Asked for a later date for',
  'date declined': 'Declined a later date for',
}

/** Changes an action, keeps what was said in its history, and notes who did it. */
export function changeAction(work: ActionWork, action: Action, change: Change): Action {
  const by = { at: work.now, by: work.actor.personId }
  changeActionRow(work.tx, work.partnershipId, { id: action.id, version: change.version, values: change.values, ...by })
  addUpdate(work.tx, {
    id: work.ids.newId(),
    partnershipId: work.partnershipId,
    actionId: action.id,
    kind: change.kind,
    text: change.text ?? '',
    dueOn: change.values.dueOn ?? change.askedDueOn ?? null,
    documentId: change.documentId ?? null,
    ...by,
  })
  if (change.values.state && !isOpen({ state: change.values.state }))
    settleRequests(work.tx, work.partnershipId, { actionId: action.id, state: 'taken back', ...by })
  noteActivity(work, {
    deed: `action.${change.kind.replaceAll(' ', '-')}`,
    subjectType: 'action',
    subjectId: action.id,
    words: `${deeds[change.kind]} action ${action.reference}`,
    organisationId: action.ownerOrganisationId,
  })
  return actionById(work.tx, work.partnershipId, action.id)
}
