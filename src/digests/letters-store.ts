import { and, eq, sql } from 'drizzle-orm'
import { memberships } from '../access/tables.ts'
import { prepared } from '../database/database.ts'
import { incomingLetters } from '../incoming/tables.ts'
import { heldNow, ofSecretariat } from './held-store.ts'

/** How many letters wait for a decision in each partnership that somebody runs. */
export const lettersToDecide = prepared(tx =>
  tx
    .select({ partnershipId: memberships.partnershipId, count: sql<number>`count(distinct ${incomingLetters.id})` })
    .from(memberships)
    .innerJoin(
      incomingLetters,
      and(eq(incomingLetters.partnershipId, memberships.partnershipId), eq(incomingLetters.state, 'parked')),
    )
    .where(and(heldNow, ofSecretariat))
    .groupBy(memberships.partnershipId)
    .prepare(),
)
