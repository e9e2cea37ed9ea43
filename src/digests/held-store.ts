import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import { chairs, secretariat } from '../access/roles.ts'
import { heldAt } from '../access/store.ts'
import { memberships } from '../access/tables.ts'
import { given, prepared } from '../database/database.ts'
import { organisations, partnerships } from '../partnerships/tables.ts'

const now = given('now')
const personId = given('personId')

/** Every read here starts from the memberships a person holds now, so nothing of a partnership they left is found. */
export const heldNow = and(eq(memberships.personId, personId), heldAt(memberships, now))

/** The partnerships somebody belongs to now, as what and for which organisation. */
export const seatsHeld = prepared(tx =>
  tx
    .select({
      partnershipId: memberships.partnershipId,
      shortName: partnerships.shortName,
      name: partnerships.name,
      areaName: partnerships.areaName,
      role: memberships.role,
      organisationId: memberships.organisationId,
      organisationName: organisations.displayName,
    })
    .from(memberships)
    .innerJoin(partnerships, eq(partnerships.id, memberships.partnershipId))
    .innerJoin(organisations, eq(organisations.id, memberships.organisationId))
    .where(heldNow)
    .orderBy(asc(sql`lower(${partnerships.name})`), asc(organisations.displayName))
    .prepare(),
)

export const ofSecretariat = inArray(memberships.role, secretariat)
export const ofChairs = inArray(memberships.role, chairs)
// Who fills two seats of a partnership has the larger role of the two.
export const inSecretariat = sql<number>`max(${ofSecretariat})`
export const amongChairs = sql<number>`max(${ofChairs})`
