import { and, eq, isNotNull, isNull, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import { memberships } from '../access/tables.ts'
import { prepared } from '../database/database.ts'
import { incomingLetters } from '../incoming/tables.ts'
import { people } from '../people/tables.ts'
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

const theirs = alias(memberships, 'theirs')

/** How many members and invited people letters do not reach, in each partnership that somebody runs. */
export const addressesFailing = prepared(tx =>
  tx
    .select({ partnershipId: memberships.partnershipId, count: sql<number>`count(distinct ${people.id})` })
    .from(memberships)
    .innerJoin(theirs, and(eq(theirs.partnershipId, memberships.partnershipId), isNull(theirs.endedAt)))
    .innerJoin(people, and(eq(people.id, theirs.personId), isNotNull(people.undeliverableSince)))
    .where(and(heldNow, ofSecretariat))
    .groupBy(memberships.partnershipId)
    .prepare(),
)
