import { z } from 'zod'
import { may } from '../access/permissions.ts'
import type { Reading } from '../access/work.ts'
import type { CalendarDate } from '../clock.ts'
import { notFound, Refusal } from '../errors.ts'
import { aText } from '../input.ts'
import { actionInSight } from './sight-store.ts'
import { type ActionState, openActionStates } from './states.ts'
import { actionShownBy } from './updates-store.ts'

/** Why an action takes another course: putting off, giving up, taking up again and handing over all ask for it. */
export const Reason = z.strictObject({ reason: aText(1000, 'Say why').meta({ example: 'The depot closes in May' }) })
export type Reason = z.output<typeof Reason>

/** For whom somebody acts, and as what. */
interface Acting {
  holdings: readonly { organisationId: string; role: string }[]
  actor: { personId: string }
}

interface Owned {
  ownerOrganisationId: string
  ownerPersonId: string | null
}

/** Whether somebody still has something to do. */
export const isOpen = (action: { state: ActionState }): boolean =>
  (openActionStates as readonly ActionState[]).includes(action.state)

/** Overdue is computed, never stored: still open, and the day it was due has passed. */
export const isOverdue = (action: { state: ActionState; dueOn: CalendarDate }, today: CalendarDate): boolean =>
  isOpen(action) && action.dueOn < today

/**
 * Who may say how an action goes and mark it done: the chair and co-ordinator any, an organisation's lead any of the
 * organisation's, a representative their own and those that name nobody in their organisation.
 */
export function mayProgress({ holdings, actor }: Pick<Reading<'actions.read'>, 'holdings' | 'actor'>, action: Owned) {
  return may('actions.close', { holdings }) || isOwner({ holdings, actor }, action)
}

/** Whether it is theirs to do: named themselves, anybody of the organisation where nobody is, and always its lead. */
export const isOwner = ({ holdings, actor }: Acting, action: Owned): boolean =>
  holdings
    .filter(held => held.organisationId === action.ownerOrganisationId)
    .some(
      held =>
        held.role === 'organisation lead' || action.ownerPersonId === null || action.ownerPersonId === actor.personId,
    )

/** Nobody reports on an action that is another’s. */
export function refuseOthersAction(who: Pick<Reading<'actions.read'>, 'holdings' | 'actor'>, action: Owned): void {
  if (!mayProgress(who, action))
    throw new Refusal('forbidden', 'This action belongs to somebody else: its owner or the chair can report on it')
}

/** What is done, closed or cancelled is over, until it is taken up again. */
export function refuseFinished(action: { state: ActionState }): void {
  if (!isOpen(action)) throw new Refusal('conflict', `This action is already ${action.state}`)
}

/** A door that came by letter opens what is one's own, even to somebody who may do more once signed in. */
export function refuseUnlessOwner(who: Pick<Reading<'actions.read'>, 'holdings' | 'actor'>, action: Owned): void {
  if (!isOwner(who, action)) throw notFound('action')
}

/** A file that shows how an action went opens as the action does. */
export function mayOpenEvidence(reading: Reading<'papers.read'>, documentId: string): boolean {
  const actionId = actionShownBy(reading.tx, reading.partnershipId, documentId)
  return actionId === undefined || actionInSight(reading, actionId) !== undefined
}
