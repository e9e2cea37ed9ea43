import { and, asc, eq, inArray, isNotNull, isNull, or, type SQL, sql } from 'drizzle-orm'
import { memberships } from '../access/tables.ts'
import type { Tx } from '../database/database.ts'
import { organisations, seats } from '../partnerships/tables.ts'
import { people } from '../people/tables.ts'

const organisationName = sql<string>`lower(${organisations.displayName})`

/** The organisations seated in a partnership, by name, from after the one that `after` names. */
export const seatedPage = (tx: Tx, partnershipId: string, page: { after: string[] | undefined; size: number }) =>
  tx
    .select({
      id: organisations.id,
      displayName: organisations.displayName,
      type: organisations.type,
      isStatutory: organisations.isStatutory,
      isFirstResponder: organisations.isFirstResponder,
      website: organisations.website,
      joinedOn: seats.joinedOn,
      sortsAs: organisationName,
    })
    .from(seats)
    .innerJoin(organisations, eq(organisations.id, seats.organisationId))
    .where(
      and(
        eq(seats.partnershipId, partnershipId),
        isNull(seats.leftOn),
        page.after && sql`(${organisationName}, ${organisations.id}) > (${page.after[0]}, ${page.after[1]})`,
      ),
    )
    .orderBy(asc(organisationName), asc(organisations.id))
    .limit(page.size)
    .all()

/** The same with the organisations that somebody is only invited for: they have no seat, and none but the secretariat knows. */
export const seatedOrInvitedPage = (
  tx: Tx,
  partnershipId: string,
  page: { after: string[] | undefined; size: number },
) =>
  tx
    .select({
      id: organisations.id,
      displayName: organisations.displayName,
      isSeated: sql`${seats.id} is not null`.mapWith(Boolean),
      sortsAs: organisationName,
    })
    .from(organisations)
    .leftJoin(
      seats,
      and(eq(seats.partnershipId, partnershipId), eq(seats.organisationId, organisations.id), isNull(seats.leftOn)),
    )
    .where(
      and(
        inArray(
          organisations.id,
          sql`(select organisation_id from seats where partnership_id = ${partnershipId} and left_on is null
            union select organisation_id from memberships where partnership_id = ${partnershipId} and ended_at is null)`,
        ),
        page.after && sql`(${organisationName}, ${organisations.id}) > (${page.after[0]}, ${page.after[1]})`,
      ),
    )
    .orderBy(asc(organisationName), asc(organisations.id))
    .limit(page.size)
    .all()

const shownName = sql<string>`lower(coalesce(${memberships.invitedName}, ${people.alias}, ${people.name}))`

const columns = {
  id: memberships.id,
  personId: people.id,
  role: memberships.role,
  organisationId: memberships.organisationId,
  organisationName: organisations.displayName,
  name: people.name,
  alias: people.alias,
  email: people.email,
  phone: people.phone,
  jobTitle: people.jobTitle,
  directoryVisibility: people.directoryVisibility,
  undeliverableSince: people.undeliverableSince,
  undeliverableWhy: people.undeliverableWhy,
  invitedAt: memberships.invitedAt,
  invitedName: memberships.invitedName,
  expiresAt: memberships.expiresAt,
  startedAt: memberships.startedAt,
  acceptedAt: memberships.acceptedAt,
  startsOn: memberships.startsOn,
  endsOn: memberships.endsOn,
  endedAt: memberships.endedAt,
  version: memberships.version,
}

const listed = (tx: Tx) =>
  tx
    .select({ ...columns, sortsAs: shownName })
    .from(memberships)
    .innerJoin(people, eq(people.id, memberships.personId))
    .innerJoin(organisations, eq(organisations.id, memberships.organisationId))

/** Who is looking: the secretariat sees everyone, others those who let themselves be seen, and themselves. */
export interface Looking {
  personId: string
  isSecretariat: boolean
}

const visibleTo = ({ personId, isSecretariat }: Looking): SQL | undefined =>
  isSecretariat
    ? undefined
    : and(isNotNull(memberships.startedAt), or(eq(people.directoryVisibility, 'members'), eq(people.id, personId)))

/** The members, and for the secretariat the invited, of some organisations. */
export const membersOf = (tx: Tx, partnershipId: string, organisationIds: string[], looking: Looking) =>
  listed(tx)
    .where(
      and(
        eq(memberships.partnershipId, partnershipId),
        inArray(memberships.organisationId, organisationIds),
        isNull(memberships.endedAt),
        visibleTo(looking),
      ),
    )
    .orderBy(asc(shownName), asc(memberships.id))
    .all()
export type Listed = ReturnType<typeof membersOf>[number]

/** One member, or nobody where this reader does not see them. */
export const memberSeen = (tx: Tx, partnershipId: string, id: string, looking: Looking): Listed | undefined =>
  listed(tx)
    .where(
      and(
        eq(memberships.id, id),
        eq(memberships.partnershipId, partnershipId),
        isNull(memberships.endedAt),
        visibleTo(looking),
      ),
    )
    .get()

/** The members one by one, by name, for a program that walks through them. */
export const membersPage = (
  tx: Tx,
  partnershipId: string,
  looking: Looking,
  page: { after: string[] | undefined; size: number },
): Listed[] =>
  listed(tx)
    .where(
      and(
        eq(memberships.partnershipId, partnershipId),
        isNull(memberships.endedAt),
        visibleTo(looking),
        page.after && sql`(${shownName}, ${memberships.id}) > (${page.after[0]}, ${page.after[1]})`,
      ),
    )
    .orderBy(asc(shownName), asc(memberships.id))
    .limit(page.size)
    .all()

/** How many organisations are seated, and how many people this reader sees speak for them: a sum tells nobody who hides. */
export const sizeOf = (tx: Tx, partnershipId: string, looking: Looking) => ({
  organisations:
    tx
      .select({ count: sql<number>`count(*)` })
      .from(seats)
      .where(and(eq(seats.partnershipId, partnershipId), isNull(seats.leftOn)))
      .get()?.count ?? 0,
  people:
    tx
      .select({ count: sql<number>`count(distinct ${memberships.personId})` })
      .from(memberships)
      .innerJoin(people, eq(people.id, memberships.personId))
      .where(
        and(
          eq(memberships.partnershipId, partnershipId),
          isNotNull(memberships.startedAt),
          isNull(memberships.endedAt),
          visibleTo(looking),
        ),
      )
      .get()?.count ?? 0,
})
