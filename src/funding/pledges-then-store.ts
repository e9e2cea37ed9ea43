import { and, eq, gte, inArray, lte, or, type SQL, sql } from 'drizzle-orm'
import { activity } from '../activity/tables.ts'
import { prepared, type Tx } from '../database/database.ts'
import type { PledgeState } from '../pledges/states.ts'
import { pledges } from '../pledges/tables.ts'
import { openEndedDeeds, stateBefore, stepDeeds } from '../pledges/transitions.ts'
import { asked, isOneOf, type Stretch, value } from './stretch-store.ts'

/** A pledge that stood elsewhere at the end of some days than it does now. */
export interface MovedPledge {
  partnershipId: string
  now: PledgeState
  before: PledgeState
  /** Whether its day had passed. */
  isPast: boolean
}

const lasting = {
  id: pledges.id,
  partnershipId: pledges.partnershipId,
  now: pledges.state,
  isPast: sql<number>`coalesce(${pledges.byWhen} < ${value('to')}, 0)`,
}

const firstSteps = (tx: Tx) =>
  tx
    .select({
      pledgeId: activity.subjectId,
      // SQLite takes the row of the smallest number for the other columns.
      deed: sql<string>`${activity.deed}`.as('first_deed'),
      number: sql<number>`min(${activity.number})`.as('first_number'),
    })
    .from(activity)
    .where(
      and(isOneOf(activity.partnershipId), gte(activity.at, value('until')), inArray(activity.deed, [...stepDeeds])),
    )
    .groupBy(activity.subjectId)
    .as('first_steps')

// Only where the deed leaves open what was before it is the trail followed further back.
const stepBefore = (first: ReturnType<typeof firstSteps>): SQL<string | null> =>
  sql`case when ${inArray(first.deed, [...openEndedDeeds])} then (
    select earlier.deed from activity earlier
    where earlier.partnership_id = ${pledges.partnershipId} and earlier.number < ${first.number}
      and earlier.subject_id = ${pledges.id} and ${inArray(sql`earlier.deed`, [...stepDeeds])}
    order by earlier.number desc limit 1) end`

const steppedSince = prepared(tx => {
  const first = firstSteps(tx)
  return tx
    .select({ ...lasting, deed: first.deed, earlier: stepBefore(first) })
    .from(first)
    .innerJoin(pledges, eq(pledges.id, first.pledgeId))
    .where(lte(pledges.madeOn, value('to')))
    .prepare()
})

const kept = ['delivered', 'verified'] as const
const isAfter = (date: typeof pledges.deliveredOn | typeof pledges.verifiedOn) => sql`${date} > ${value('to')}`

const keptSince = prepared(tx =>
  tx
    .select({ ...lasting, isUndelivered: sql<number>`coalesce(${isAfter(pledges.deliveredOn)}, 0)` })
    .from(pledges)
    .where(
      and(
        isOneOf(pledges.partnershipId),
        inArray(pledges.state, [...kept]),
        lte(pledges.madeOn, value('to')),
        or(isAfter(pledges.deliveredOn), and(eq(pledges.state, 'verified'), isAfter(pledges.verifiedOn))),
      ),
    )
    .prepare(),
)

/**
 * The pledges made by the last day that took a step after it, with where they stood before. The audit trail tells of
 * every step; delivery and verification carry their date on the pledge as well, which tells where the trail does not.
 */
export function pledgesMovedSince(tx: Tx, stretch: Stretch): MovedPledge[] {
  const moved = new Map<string, MovedPledge>()
  for (const { id, isUndelivered, isPast, ...pledge } of keptSince(tx).all(asked(stretch)))
    moved.set(id, { ...pledge, isPast: isPast === 1, before: isUndelivered === 1 ? 'active' : 'delivered' })
  for (const { id, deed, earlier, isPast, ...pledge } of steppedSince(tx).all(asked(stretch)))
    moved.set(id, { ...pledge, isPast: isPast === 1, before: stateBefore(deed, earlier) })
  return [...moved.values()]
}
