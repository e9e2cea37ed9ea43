import { and, asc, desc, eq, isNull, or, type SQL, sql } from 'drizzle-orm'
import { heldAt } from '../access/store.ts'
import { memberships, posts } from '../access/tables.ts'
import type { Instant } from '../clock.ts'
import type { Tx } from '../database/database.ts'
import { organisations, partnerships, policeAreas } from '../partnerships/tables.ts'
import { people } from '../people/tables.ts'

/** One page of something long, from after the row that `after` names. */
export interface Part {
  after: string[] | undefined
  size: number
}

// The last character there is: everything that begins with a word sorts between the word and the word with it.
const LAST = '\u{10ffff}'
const beginsWith = (column: SQL, start: string): SQL => sql`(${column} >= ${start} and ${column} < ${start + LAST})`

const partnershipName = sql<string>`lower(${partnerships.name})`

export const partnershipsPage = (tx: Tx, search: string, { after, size }: Part) =>
  tx
    .select({
      id: partnerships.id,
      name: partnerships.name,
      shortName: partnerships.shortName,
      status: partnerships.status,
      areaName: policeAreas.name,
      hostName: organisations.displayName,
      sortsAs: partnershipName,
    })
    .from(partnerships)
    .innerJoin(policeAreas, eq(policeAreas.id, partnerships.policeAreaId))
    .innerJoin(organisations, eq(organisations.id, partnerships.hostOrganisationId))
    .where(
      and(
        search ? beginsWith(partnershipName, search.toLowerCase()) : undefined,
        after && sql`(${partnershipName}, ${partnerships.id}) > (${after[0]}, ${after[1]})`,
      ),
    )
    .orderBy(asc(partnershipName), asc(partnerships.id))
    .limit(size)
    .all()

const personName = sql<string>`lower(${people.name})`

/** People by name; where something is searched for, those whose name or address begins with it. */
export const peoplePage = (tx: Tx, search: string, { after, size }: Part) =>
  tx
    .select({
      id: people.id,
      name: people.name,
      email: people.email,
      signedInAt: people.signedInAt,
      sortsAs: personName,
    })
    .from(people)
    .where(
      and(
        search
          ? or(beginsWith(personName, search.toLowerCase()), beginsWith(sql`${people.email}`, search.toLowerCase()))
          : undefined,
        after && sql`(${personName}, ${people.id}) > (${after[0]}, ${after[1]})`,
      ),
    )
    .orderBy(asc(personName), asc(people.id))
    .limit(size)
    .all()

/** Every membership a person has or had: account data, nothing of what the partnerships do. */
export const membershipsEver = (tx: Tx, personId: string) =>
  tx
    .select({
      id: memberships.id,
      role: memberships.role,
      partnershipName: partnerships.name,
      organisationName: organisations.displayName,
      expiresAt: memberships.expiresAt,
      startedAt: memberships.startedAt,
      endedAt: memberships.endedAt,
    })
    .from(memberships)
    .innerJoin(partnerships, eq(partnerships.id, memberships.partnershipId))
    .innerJoin(organisations, eq(organisations.id, memberships.organisationId))
    .where(eq(memberships.personId, personId))
    .orderBy(desc(memberships.invitedAt))
    .limit(200)
    .all()

/** Who leads a partnership or is invited to. */
export const chairsOf = (tx: Tx, partnershipId: string) =>
  tx
    .select({
      id: memberships.id,
      personId: people.id,
      name: people.name,
      email: people.email,
      organisationName: organisations.displayName,
      expiresAt: memberships.expiresAt,
      startedAt: memberships.startedAt,
      endedAt: memberships.endedAt,
    })
    .from(memberships)
    .innerJoin(people, eq(people.id, memberships.personId))
    .innerJoin(organisations, eq(organisations.id, memberships.organisationId))
    .where(
      and(eq(memberships.partnershipId, partnershipId), eq(memberships.role, 'chair'), isNull(memberships.endedAt)),
    )
    .limit(50)
    .all()

export const areas = (tx: Tx) => tx.select().from(policeAreas).orderBy(asc(policeAreas.name)).limit(200).all()

export const areaById = (tx: Tx, id: string) => tx.select().from(policeAreas).where(eq(policeAreas.id, id)).get()

export function addArea(tx: Tx, area: typeof policeAreas.$inferInsert): void {
  tx.insert(policeAreas).values(area).run()
}

/** Whether a partnership's address is taken. */
export const isTaken = (tx: Tx, partnershipId: string): boolean =>
  tx.select({ id: partnerships.id }).from(partnerships).where(eq(partnerships.id, partnershipId)).get() !== undefined

export function addPartnership(tx: Tx, partnership: typeof partnerships.$inferInsert): void {
  tx.insert(partnerships).values(partnership).run()
}

/** Who holds a post at that moment: in a police area's office, or where there is none, administering the platform. */
export const postHolders = (tx: Tx, policeAreaId: string | null, now: Instant) =>
  tx
    .select({
      id: posts.id,
      post: posts.post,
      startedAt: posts.startedAt,
      personId: people.id,
      name: people.name,
      email: people.email,
    })
    .from(posts)
    .innerJoin(people, eq(people.id, posts.personId))
    .where(
      and(
        policeAreaId === null ? isNull(posts.policeAreaId) : eq(posts.policeAreaId, policeAreaId),
        heldAt(posts, now),
      ),
    )
    .orderBy(asc(people.name))
    .limit(200)
    .all()
