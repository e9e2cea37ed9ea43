import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import type { Instant } from '../clock.ts'
import { given, prepared, type Tx } from '../database/database.ts'
import { found } from '../errors.ts'
import { organisations } from '../partnerships/tables.ts'
import { listedName, people } from '../people/tables.ts'
import type { RequestKind, RequestState } from './states.ts'
import { actionRequests, actions } from './tables.ts'

const MOST_WAITING = 300

const selected = (tx: Tx) =>
  tx
    .select({
      id: actionRequests.id,
      actionId: actionRequests.actionId,
      reference: actions.reference,
      text: actions.text,
      kind: actionRequests.kind,
      toOrganisationId: actionRequests.toOrganisationId,
      toOrganisationName: organisations.displayName,
      toPersonId: actionRequests.toPersonId,
      toName: listedName(people),
      dueOn: actionRequests.dueOn,
      dueNow: actions.dueOn,
      reason: actionRequests.reason,
      state: actionRequests.state,
      askedAt: actionRequests.askedAt,
      askedBy: actionRequests.askedBy,
    })
    .from(actionRequests)
    .innerJoin(actions, eq(actions.id, actionRequests.actionId))
    .leftJoin(organisations, eq(organisations.id, actionRequests.toOrganisationId))
    .leftJoin(people, eq(people.id, actionRequests.toPersonId))
    .$dynamic()

const here = eq(actionRequests.partnershipId, given('partnershipId'))
const isWaiting = eq(actionRequests.state, 'waiting')

const ofAction = prepared(tx =>
  selected(tx)
    .where(and(here, eq(actionRequests.actionId, given('actionId')), isWaiting))
    .prepare(),
)
/** What is asked about an action and not answered. */
export const requestsWaiting = (tx: Tx, partnershipId: string, actionId: string): ActionRequest[] =>
  ofAction(tx).all({ partnershipId, actionId })

const byId = prepared(tx =>
  selected(tx)
    .where(and(here, eq(actionRequests.id, given('id'))))
    .prepare(),
)
/** One thing that was asked for, whatever became of it. */
export const requestById = (tx: Tx, partnershipId: string, id: string) =>
  found(byId(tx).get({ partnershipId, id }), 'request')
export type ActionRequest = ReturnType<typeof requestById>

/** What waits to be taken or declined by these organisations. */
export const offersTo = (tx: Tx, partnershipId: string, organisationIds: string[]): ActionRequest[] =>
  selected(tx)
    .where(
      and(
        eq(actionRequests.partnershipId, partnershipId),
        isWaiting,
        eq(actionRequests.kind, 'new owner'),
        inArray(actionRequests.toOrganisationId, organisationIds),
      ),
    )
    .orderBy(asc(actionRequests.id))
    .limit(MOST_WAITING)
    .all()

const waitingDates = prepared(tx =>
  selected(tx)
    .where(and(here, isWaiting, eq(actionRequests.kind, 'new date')))
    .orderBy(asc(actionRequests.id))
    .limit(MOST_WAITING)
    .prepare(),
)
/** The later dates that the chair or co-ordinator has to grant or decline. */
export const datesAsked = (tx: Tx, partnershipId: string): ActionRequest[] => waitingDates(tx).all({ partnershipId })

export function addRequest(tx: Tx, request: typeof actionRequests.$inferInsert): void {
  tx.insert(actionRequests).values(request).run()
}

/** Settles everything that waits about an action, or one kind of it; whoever lost a race settles nothing. */
export function settleRequests(
  tx: Tx,
  partnershipId: string,
  settled: { actionId: string; kind?: RequestKind; state: RequestState; at: Instant; by: string },
): number {
  const { changes } = tx
    .update(actionRequests)
    .set({ state: settled.state, answeredAt: settled.at, answeredBy: settled.by })
    .where(
      and(
        eq(actionRequests.partnershipId, partnershipId),
        eq(actionRequests.actionId, settled.actionId),
        isWaiting,
        settled.kind ? eq(actionRequests.kind, settled.kind) : sql`1`,
      ),
    )
    .run()
  return changes
}
