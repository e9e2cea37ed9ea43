import { and, eq, lt, sql } from 'drizzle-orm'
import { memberships } from '../access/tables.ts'
import { given, prepared } from '../database/database.ts'
import { riskNotes } from '../risk-notes/tables.ts'
import { heldNow, ofSecretariat } from './held-store.ts'

/** How many open risk notes are past their review in each partnership that somebody runs, and since when. */
export const reviewsOverdue = prepared(tx =>
  tx
    .select({
      partnershipId: memberships.partnershipId,
      count: sql<number>`count(distinct ${riskNotes.id})`,
      since: sql<string>`min(${riskNotes.reviewOn})`,
    })
    .from(memberships)
    .innerJoin(
      riskNotes,
      and(
        eq(riskNotes.partnershipId, memberships.partnershipId),
        eq(riskNotes.state, 'open'),
        lt(riskNotes.reviewOn, given('today')),
      ),
    )
    .where(and(heldNow, ofSecretariat))
    .groupBy(memberships.partnershipId)
    .prepare(),
)
