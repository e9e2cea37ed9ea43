import { and, asc, count, desc, eq, gte, inArray, isNotNull, lt, lte, sql } from 'drizzle-orm'
import type { CalendarDate, Instant } from '../clock.ts'
import { prepared, type Tx } from '../database/database.ts'
import { found, stale } from '../errors.ts'
import { organisations } from '../partnerships/tables.ts'
import { people } from '../people/tables.ts'
import { openPledgeStates, type PledgeState, pledgeStates } from './states.ts'
import { pledges } from './tables.ts'

export type Pledge = typeof pledges.$inferSelect & { organisationName: string; leadName: string | null }
type Values = Partial<typeof pledges.$inferInsert>

const byId = prepared(tx =>
  tx
    .select({
      pledge: pledges,
      organisationName: organisations.displayName,
      leadName: sql<string | null>`coalesce(${people.alias}, ${people.name})`,
    })
    .from(pledges)
    .innerJoin(organisations, eq(organisations.id, pledges.organisationId))
    .leftJoin(people, eq(people.id, pledges.leadPersonId))
    .where(
      and(eq(pledges.id, sql.placeholder('pledgeId')), eq(pledges.partnershipId, sql.placeholder('partnershipId'))),
    )
    .prepare(),
)

/** A pledge made to this partnership, with the names of its organisation and of who sees it through. */
export function pledgeById(tx: Tx, partnershipId: string, pledgeId: string): Pledge {
  const { pledge, ...names } = found(byId(tx).get({ partnershipId, pledgeId }), 'pledge')
  return { ...pledge, ...names }
}

export function addPledge(tx: Tx, pledge: typeof pledges.$inferInsert): void {
  tx.insert(pledges).values(pledge).run()
}

/** Changes a pledge and raises its version, unless somebody else changed it since it was read. */
export function changeRow(
  tx: Tx,
  pledge: Pick<Pledge, 'id' | 'partnershipId' | 'version'>,
  change: { at: Instant; by: string; values: Values },
): void {
  const { changes } = tx
    .update(pledges)
    .set({ ...change.values, updatedAt: change.at, updatedBy: change.by, version: pledge.version + 1 })
    .where(
      and(
        eq(pledges.id, pledge.id),
        eq(pledges.partnershipId, pledge.partnershipId),
        eq(pledges.version, pledge.version),
      ),
    )
    .run()
  if (changes === 0) throw stale('this pledge')
}

/** The highest number that a reference beginning so has in the partnership; nought where there is none. */
export function lastNumber(tx: Tx, partnershipId: string, prefix: string): number {
  const row = tx
    .select({ number: sql<number | null>`max(cast(substr(${pledges.reference}, ${prefix.length + 1}) as integer))` })
    .from(pledges)
    .where(
      and(
        eq(pledges.partnershipId, partnershipId),
        gte(pledges.reference, prefix),
        lt(pledges.reference, `${prefix}:`),
      ),
    )
    .get()
  return row?.number ?? 0
}

/** How many pledges the partnership has in each state. Overdue is not a state: see `overduePledgeCount`. */
export function pledgeCounts(tx: Tx, partnershipId: string): Record<PledgeState, number> {
  const rows = tx
    .select({ state: pledges.state, count: count() })
    .from(pledges)
    .where(eq(pledges.partnershipId, partnershipId))
    .groupBy(pledges.state)
    .all()
  const counted = new Map(rows.map(row => [row.state, row.count]))
  return Object.fromEntries(pledgeStates.map(state => [state, counted.get(state) ?? 0])) as Record<PledgeState, number>
}

/**
 * The promises still open whose date falls on or before `until`, the oldest first: what awaits an organisation, or
 * what a meeting asks about. Paused pledges have been excused and are not among them.
 */
export const pledgesDue = (
  tx: Tx,
  partnershipId: string,
  due: { until: CalendarDate; organisationIds?: readonly string[]; size?: number },
) =>
  tx
    .select({
      id: pledges.id,
      partnershipId: pledges.partnershipId,
      reference: pledges.reference,
      title: pledges.title,
      organisationId: pledges.organisationId,
      organisationName: organisations.displayName,
      state: pledges.state,
      byWhen: pledges.byWhen,
      completion: pledges.completion,
      progressOn: pledges.progressOn,
    })
    .from(pledges)
    .innerJoin(organisations, eq(organisations.id, pledges.organisationId))
    .where(
      and(
        eq(pledges.partnershipId, partnershipId),
        inArray(
          pledges.state,
          openPledgeStates.filter(state => state !== 'paused'),
        ),
        isNotNull(pledges.byWhen),
        lte(pledges.byWhen, due.until),
        due.organisationIds ? inArray(pledges.organisationId, [...due.organisationIds]) : undefined,
      ),
    )
    .orderBy(asc(pledges.byWhen), asc(pledges.id))
    .limit(due.size ?? 20)
    .all()

/** Active pledges of any partnership about which nobody said anything since that moment. */
export const quietPledges = (tx: Tx, since: { moment: Instant; date: CalendarDate }, size: number) =>
  tx
    .select({
      id: pledges.id,
      partnershipId: pledges.partnershipId,
      organisationId: pledges.organisationId,
      reference: pledges.reference,
      state: pledges.state,
      version: pledges.version,
    })
    .from(pledges)
    .where(
      and(
        sql`${pledges.state} = 'active'`,
        lt(pledges.updatedAt, since.moment),
        sql`(${pledges.progressOn} is null or ${pledges.progressOn} < ${since.date})`,
      ),
    )
    .orderBy(asc(pledges.updatedAt))
    .limit(size)
    .all()

/** The pledge that renews this one, if there is one. */
export const successorOf = (tx: Tx, partnershipId: string, pledge: { id: string; organisationId: string }) =>
  tx
    .select({ id: pledges.id, reference: pledges.reference, state: pledges.state })
    .from(pledges)
    .where(
      and(
        eq(pledges.partnershipId, partnershipId),
        eq(pledges.organisationId, pledge.organisationId),
        eq(pledges.predecessorId, pledge.id),
        sql`${pledges.state} <> 'withdrawn'`,
      ),
    )
    .orderBy(desc(pledges.id))
    .limit(1)
    .get()

/** Whether the organisation made charter pledges to this partnership that it has not withdrawn. */
export const hasCharterPledges = (tx: Tx, partnershipId: string, organisationId: string): boolean =>
  tx
    .select({ id: pledges.id })
    .from(pledges)
    .where(
      and(
        eq(pledges.partnershipId, partnershipId),
        eq(pledges.organisationId, organisationId),
        isNotNull(pledges.charterClause),
        sql`${pledges.state} <> 'withdrawn'`,
      ),
    )
    .limit(1)
    .get() !== undefined
