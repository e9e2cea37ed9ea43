import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import { memberships } from '../access/tables.ts'
import { openActionStates } from '../actions/states.ts'
import { actions } from '../actions/tables.ts'
import { given, givenNumber, prepared } from '../database/database.ts'
import { owingStates } from '../pledges/states.ts'
import { pledges } from '../pledges/tables.ts'
import { heldNow } from './held-store.ts'

const total = sql<number>`count(*) over ()`

/** What the person's organisations have agreed to do and not done, soonest first. */
export const actionsOwed = prepared(tx =>
  tx
    .select({
      id: actions.id,
      partnershipId: actions.partnershipId,
      reference: actions.reference,
      text: actions.text,
      dueOn: actions.dueOn,
      personId: actions.ownerPersonId,
      createdAt: actions.createdAt,
      total,
      overdue: sql<number>`sum(${actions.dueOn} < ${given('today')}) over ()`,
    })
    .from(memberships)
    .innerJoin(
      actions,
      and(
        eq(actions.partnershipId, memberships.partnershipId),
        eq(actions.ownerOrganisationId, memberships.organisationId),
        inArray(actions.state, [...openActionStates]),
      ),
    )
    .where(heldNow)
    .orderBy(asc(actions.dueOn), asc(actions.id))
    .limit(givenNumber('most'))
    .prepare(),
)

/** Pledges of the person's organisations that fall due by `soon`, or of which nobody has heard since `quiet`. */
export const pledgesOwed = prepared(tx =>
  tx
    .select({
      id: pledges.id,
      partnershipId: pledges.partnershipId,
      reference: pledges.reference,
      title: pledges.title,
      byWhen: pledges.byWhen,
      lastHeardOn: sql<string>`coalesce(${pledges.progressOn}, ${pledges.madeOn})`,
      personId: pledges.leadPersonId,
      createdAt: pledges.createdAt,
      total,
      overdue: sql<number>`sum(${pledges.byWhen} < ${given('today')}) over ()`,
    })
    .from(memberships)
    .innerJoin(
      pledges,
      and(
        eq(pledges.partnershipId, memberships.partnershipId),
        eq(pledges.organisationId, memberships.organisationId),
        inArray(pledges.state, [...owingStates]),
      ),
    )
    .where(
      and(
        heldNow,
        sql`(${pledges.byWhen} <= ${given('soon')}
          or coalesce(${pledges.progressOn}, ${pledges.madeOn}) <= ${given('quiet')})`,
      ),
    )
    .orderBy(asc(pledges.byWhen), asc(pledges.id))
    .limit(givenNumber('most'))
    .prepare(),
)
