import { and, asc, eq, inArray, isNotNull, sql } from 'drizzle-orm'
import { type Change, changing } from '../database/changing.ts'
import { given, prepared, type Tx } from '../database/database.ts'
import { found } from '../errors.ts'
import { organisations } from '../partnerships/tables.ts'
import { knownName, listedName, people } from '../people/tables.ts'
import { openActionStates } from './states.ts'
import { actions } from './tables.ts'

/** More open actions than any partnership has; a list that is printed whole never grows past it. */
const MOST_PRINTED = 300

const shown = {
  id: actions.id,
  reference: actions.reference,
  text: actions.text,
  ownerOrganisationId: actions.ownerOrganisationId,
  ownerOrganisationName: organisations.displayName,
  ownerPersonId: actions.ownerPersonId,
  /** As every member may know them. */
  ownerName: listedName(people),
  ownerKnownAs: knownName<string | null>(people),
  dueOn: actions.dueOn,
  state: actions.state,
  fourP: actions.fourP,
  raisedAtMeetingId: actions.raisedAtMeetingId,
  agendaItemId: actions.agendaItemId,
  timesDeferred: actions.timesDeferred,
  doneOn: actions.doneOn,
  evidence: actions.evidence,
  closedOn: actions.closedOn,
  cancelledReason: actions.cancelledReason,
  untoldSince: actions.untoldSince,
  createdAt: actions.createdAt,
  version: actions.version,
}

export const withOwner = (tx: Tx) =>
  tx
    .select(shown)
    .from(actions)
    .innerJoin(organisations, eq(organisations.id, actions.ownerOrganisationId))
    .leftJoin(people, eq(people.id, actions.ownerPersonId))
    .$dynamic()

export const isOpen = inArray(actions.state, [...openActionStates])
const here = eq(actions.partnershipId, given('partnershipId'))

/** The action by its `id` in its `partnershipId`. */
export const actionHere = and(here, eq(actions.id, given('id')))

const byId = prepared(tx => withOwner(tx).where(actionHere).prepare())
/** The action, whoever asks: for work that has found it before, or that nobody in particular does. */
export const actionById = (tx: Tx, partnershipId: string, id: string) =>
  found(byId(tx).get({ partnershipId, id }), 'action')
export type Action = ReturnType<typeof actionById>

const ofOtherClosedGroup = sql`exists (select 1 from meetings as agreed
  join sub_groups as shut on shut.id = agreed.sub_group_id and shut.is_closed
  where agreed.id = ${actions.raisedAtMeetingId} and shut.id is not ${given('subGroupId')})`

const open = prepared(tx =>
  withOwner(tx)
    .where(and(here, isOpen, sql`not ${ofOtherClosedGroup}`))
    .orderBy(asc(actions.dueOn), asc(actions.id))
    .limit(MOST_PRINTED)
    .prepare(),
)
/**
 * What is still to be done in a partnership, the longest due first, as the agenda of the whole of it or of one sub-group
 * may say it to its room: what another, closed group agreed is in it for nobody.
 */
export const openActions = (tx: Tx, partnershipId: string, subGroupId: string | null): Action[] =>
  open(tx).all({ partnershipId, subGroupId })

const ofPerson = prepared(tx =>
  withOwner(tx)
    .where(
      and(
        here,
        isOpen,
        eq(actions.ownerPersonId, sql.placeholder('personId')),
        eq(actions.ownerOrganisationId, sql.placeholder('organisationId')),
      ),
    )
    .orderBy(asc(actions.dueOn), asc(actions.id))
    .prepare(),
)
/** What somebody still has to do for one organisation. */
export const openActionsOfPerson = (
  tx: Tx,
  partnershipId: string,
  { personId, organisationId }: { personId: string; organisationId: string },
): Action[] => ofPerson(tx).all({ partnershipId, personId, organisationId })

/** What these organisations still have to do, the longest due first. */
export const openActionsOfOrganisations = (tx: Tx, partnershipId: string, organisationIds: string[]): Action[] =>
  withOwner(tx)
    .where(and(eq(actions.partnershipId, partnershipId), isOpen, inArray(actions.ownerOrganisationId, organisationIds)))
    .orderBy(asc(actions.dueOn), asc(actions.id))
    .limit(MOST_PRINTED)
    .all()

const raisedAt = prepared(tx =>
  withOwner(tx)
    .where(and(here, eq(actions.raisedAtMeetingId, given('meetingId'))))
    .orderBy(asc(actions.id))
    .limit(MOST_PRINTED)
    .prepare(),
)
/** What was agreed at one meeting, in the order in which it was. */
export const actionsRaisedAt = (tx: Tx, partnershipId: string, meetingId: string): Action[] =>
  raisedAt(tx).all({ partnershipId, meetingId })

/** What is still to be told to its owner: agreed at the meeting, with nobody written to about it yet. */
const untold = prepared(tx =>
  withOwner(tx)
    .where(and(here, eq(actions.raisedAtMeetingId, given('meetingId')), isNotNull(actions.untoldSince)))
    .orderBy(asc(actions.id))
    .limit(MOST_PRINTED)
    .prepare(),
)
export const actionsUntold = (tx: Tx, partnershipId: string, meetingId: string): Action[] =>
  untold(tx).all({ partnershipId, meetingId })

/** Their owners have been written to. */
export function markTold(tx: Tx, partnershipId: string, meetingId: string): void {
  tx.update(actions)
    .set({ untoldSince: null })
    .where(
      and(
        eq(actions.partnershipId, partnershipId),
        eq(actions.raisedAtMeetingId, meetingId),
        isNotNull(actions.untoldSince),
      ),
    )
    .run()
}

export function addAction(tx: Tx, action: typeof actions.$inferInsert): void {
  tx.insert(actions).values(action).run()
}

const changeAction = changing(actions, 'this action')
export const changeActionRow = (
  tx: Tx,
  partnershipId: string,
  { id, ...change }: Change<typeof actions> & { id: string },
): void => changeAction(tx, and(eq(actions.partnershipId, partnershipId), eq(actions.id, id)), change)
