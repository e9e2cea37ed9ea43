import { and, asc, desc, eq, getTableColumns, isNotNull, lt, sql } from 'drizzle-orm'
import type { CalendarDate, Instant } from '../clock.ts'
import { type Change, changing } from '../database/changing.ts'
import { addingTo, given, prepared, type Tx } from '../database/database.ts'
import { found } from '../errors.ts'
import { organisations } from '../partnerships/tables.ts'
import { nameOf } from '../people/tables.ts'
import { pledges } from './tables.ts'

export type Pledge = typeof pledges.$inferSelect & { organisationName: string; leadName: string | null }

const byId = prepared(tx =>
  tx
    .select({
      ...getTableColumns(pledges),
      organisationName: organisations.displayName,
      leadName: nameOf(pledges.leadPersonId),
    })
    .from(pledges)
    .innerJoin(organisations, eq(organisations.id, pledges.organisationId))
    .where(and(eq(pledges.id, given('pledgeId')), eq(pledges.partnershipId, given('partnershipId'))))
    .prepare(),
)

/** A pledge made to this partnership, with the names of its organisation and of who sees it through. */
export function pledgeById(tx: Tx, partnershipId: string, pledgeId: string): Pledge {
  return found(byId(tx).get({ partnershipId, pledgeId }), 'pledge')
}

export const addPledge = addingTo(pledges)

const changePledge = changing(pledges, 'this pledge')
/** Changes a pledge and raises its version, unless somebody else changed it since it was read. */
export const changeRow = (
  tx: Tx,
  { partnershipId, id, version }: Pick<Pledge, 'partnershipId' | 'id' | 'version'>,
  change: Omit<Change<typeof pledges>, 'version'>,
): void => changePledge(tx, and(eq(pledges.partnershipId, partnershipId), eq(pledges.id, id)), { ...change, version })

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
