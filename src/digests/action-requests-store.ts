import { and, asc, eq } from 'drizzle-orm'
import { memberships } from '../access/tables.ts'
import { actionRequests, actions } from '../actions/tables.ts'
import { givenNumber, prepared } from '../database/database.ts'
import { heldNow, ofSecretariat } from './held-store.ts'

const shown = {
  id: actionRequests.id,
  partnershipId: actionRequests.partnershipId,
  actionId: actionRequests.actionId,
  reference: actions.reference,
  text: actions.text,
  dueNow: actions.dueOn,
}

/** Actions offered to the organisations somebody acts for, with what they are there: who of them may answer is policy. */
export const actionsOffered = prepared(tx =>
  tx
    .select({
      ...shown,
      role: memberships.role,
      organisationId: memberships.organisationId,
      toPersonId: actionRequests.toPersonId,
    })
    .from(memberships)
    .innerJoin(
      actionRequests,
      and(
        eq(actionRequests.partnershipId, memberships.partnershipId),
        eq(actionRequests.state, 'waiting'),
        eq(actionRequests.kind, 'new owner'),
        eq(actionRequests.toOrganisationId, memberships.organisationId),
      ),
    )
    .innerJoin(actions, eq(actions.id, actionRequests.actionId))
    .where(heldNow)
    .orderBy(asc(actionRequests.id))
    .limit(givenNumber('most'))
    .prepare(),
)

/** Later dates asked for in the partnerships that somebody runs. */
export const laterDatesAsked = prepared(tx =>
  tx
    .selectDistinct({ ...shown, dueOn: actionRequests.dueOn })
    .from(memberships)
    .innerJoin(
      actionRequests,
      and(
        eq(actionRequests.partnershipId, memberships.partnershipId),
        eq(actionRequests.state, 'waiting'),
        eq(actionRequests.kind, 'new date'),
      ),
    )
    .innerJoin(actions, eq(actions.id, actionRequests.actionId))
    .where(and(heldNow, ofSecretariat))
    .orderBy(asc(actionRequests.id))
    .limit(givenNumber('most'))
    .prepare(),
)
