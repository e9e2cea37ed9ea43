import { and, asc, count, desc, eq, gt, inArray, isNull, or, sql } from 'drizzle-orm'
import { memberships } from '../access/tables.ts'
import { givenEyes, isInSight } from '../actions/sight-store.ts'
import { openActionStates } from '../actions/states.ts'
import { actions } from '../actions/tables.ts'
import { given, prepared } from '../database/database.ts'
import { heldNow } from '../digests/held-store.ts'
import { meetings } from '../meetings/tables.ts'
import { minutes } from '../minutes/tables.ts'
import { organisations, partnerships, seats } from '../partnerships/tables.ts'
import { openPledgeStates, unfinishedPledgeStates } from '../pledges/states.ts'
import { pledges } from '../pledges/tables.ts'

const partnershipId = given('partnershipId')
const isOwn = sql<number>`${pledges.leadPersonId} is ${given('personId')}`

/** Invitations into a partnership that have not lapsed: not answered yet, or accepted for a day that has not come. */
export const invitationsWaiting = prepared(tx =>
  tx
    .select({
      membershipId: memberships.id,
      partnershipName: partnerships.name,
      organisationName: organisations.displayName,
      expiresAt: memberships.expiresAt,
      acceptedAt: memberships.acceptedAt,
      startsOn: memberships.startsOn,
    })
    .from(memberships)
    .innerJoin(partnerships, eq(partnerships.id, memberships.partnershipId))
    .innerJoin(organisations, eq(organisations.id, memberships.organisationId))
    .where(
      and(
        eq(memberships.personId, given('personId')),
        isNull(memberships.startedAt),
        isNull(memberships.endedAt),
        or(isNull(memberships.expiresAt), gt(memberships.expiresAt, given('now'))),
      ),
    )
    .orderBy(asc(memberships.invitedAt))
    .limit(20)
    .prepare(),
)

/**
 * What there is to tell of: the pledges not over yet of the organisations somebody acts for, their own first, then what
 * is promised before what is only meant, then by date. Two are enough to know whether there is more than one.
 */
export const pledgesToUpdate = prepared(tx =>
  tx
    .selectDistinct({
      id: pledges.id,
      partnershipId: pledges.partnershipId,
      organisationId: pledges.organisationId,
      isOwn,
    })
    .from(memberships)
    .innerJoin(
      pledges,
      and(
        eq(pledges.partnershipId, memberships.partnershipId),
        eq(pledges.organisationId, memberships.organisationId),
        inArray(pledges.state, [...unfinishedPledgeStates]),
      ),
    )
    .where(heldNow)
    .orderBy(desc(isOwn), desc(inArray(pledges.state, [...openPledgeStates])), asc(pledges.byWhen), asc(pledges.id))
    .limit(2)
    .prepare(),
)

/** The latest minutes that members may read. */
export const latestMinutes = prepared(tx =>
  tx
    .select({
      meetingId: minutes.meetingId,
      title: meetings.title,
      heldOn: minutes.heldOn,
      state: minutes.state,
    })
    .from(minutes)
    .innerJoin(meetings, eq(meetings.id, minutes.meetingId))
    .where(
      and(
        eq(minutes.partnershipId, partnershipId),
        isNull(meetings.subGroupId),
        inArray(minutes.state, ['circulated', 'approved']),
      ),
    )
    .orderBy(desc(minutes.heldOn))
    .limit(1)
    .prepare(),
)

/** How many actions a partnership has open that this reader may see, and how many of them are overdue today. */
export const actionsOpen = prepared(tx =>
  tx
    .select({
      open: count(),
      overdue: sql<number>`coalesce(sum(${actions.dueOn} < ${given('today')}), 0)`,
    })
    .from(actions)
    .where(
      and(
        eq(actions.partnershipId, partnershipId),
        inArray(actions.state, [...openActionStates]),
        isInSight('actions', givenEyes),
      ),
    )
    .prepare(),
)

/** How many pledges stand in each state; drafts are their organisation's own affair. */
export const pledgesByState = prepared(tx =>
  tx
    .select({ state: pledges.state, count: count() })
    .from(pledges)
    .where(and(eq(pledges.partnershipId, partnershipId), sql`${pledges.state} not in ('draft', 'intention')`))
    .groupBy(pledges.state)
    .prepare(),
)

export const organisationCount = prepared(tx =>
  tx
    .select({ count: count() })
    .from(seats)
    .where(and(eq(seats.partnershipId, partnershipId), isNull(seats.leftOn)))
    .prepare(),
)
