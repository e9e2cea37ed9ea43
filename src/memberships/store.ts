import { and, eq, isNull, notInArray, sql } from 'drizzle-orm'
import type { Role } from '../access/roles.ts'
import { heldAt } from '../access/store.ts'
import { memberships } from '../access/tables.ts'
import type { CalendarDate, Instant } from '../clock.ts'
import { prepared, type Tx } from '../database/database.ts'
import { Refusal } from '../errors.ts'
import { organisations, seats } from '../partnerships/tables.ts'
import { people } from '../people/tables.ts'

const columns = {
  id: memberships.id,
  personId: memberships.personId,
  partnershipId: memberships.partnershipId,
  organisationId: memberships.organisationId,
  role: memberships.role,
  invitedAt: memberships.invitedAt,
  expiresAt: memberships.expiresAt,
  invitedName: memberships.invitedName,
  startedAt: memberships.startedAt,
  acceptedAt: memberships.acceptedAt,
  startsOn: memberships.startsOn,
  endsOn: memberships.endsOn,
  endedAt: memberships.endedAt,
  version: memberships.version,
  name: people.name,
  alias: people.alias,
  email: people.email,
  organisationName: organisations.displayName,
}

export const withNames = (tx: Tx) =>
  tx
    .select(columns)
    .from(memberships)
    .innerJoin(people, eq(people.id, memberships.personId))
    .innerJoin(organisations, eq(organisations.id, memberships.organisationId))

const byId = prepared(tx =>
  withNames(tx)
    .where(
      and(
        eq(memberships.id, sql.placeholder('id')),
        eq(memberships.partnershipId, sql.placeholder('partnershipId')),
        isNull(memberships.endedAt),
      ),
    )
    .prepare(),
)

/** A membership that has not ended, or an invitation to one. */
export const membershipById = (tx: Tx, partnershipId: string, id: string) => byId(tx).get({ id, partnershipId })
export type Membership = NonNullable<ReturnType<typeof membershipById>>

const openOne = prepared(tx =>
  withNames(tx)
    .where(
      and(
        eq(memberships.partnershipId, sql.placeholder('partnershipId')),
        eq(memberships.personId, sql.placeholder('personId')),
        eq(memberships.organisationId, sql.placeholder('organisationId')),
        isNull(memberships.endedAt),
      ),
    )
    .prepare(),
)

/** What a person holds or is invited to for an organisation; there is never more than one. */
export const openMembership = (tx: Tx, partnershipId: string, whose: { personId: string; organisationId: string }) =>
  openOne(tx).get({ partnershipId, ...whose })

/** Every membership and invitation of an organisation that has not ended. */
export const membershipsOfOrganisation = (tx: Tx, partnershipId: string, organisationId: string): Membership[] =>
  withNames(tx)
    .where(
      and(
        eq(memberships.partnershipId, partnershipId),
        eq(memberships.organisationId, organisationId),
        isNull(memberships.endedAt),
      ),
    )
    .all()

export function addMembership(tx: Tx, membership: typeof memberships.$inferInsert): void {
  tx.insert(memberships).values(membership).run()
}

/** Changes a membership, unless it changed since `version` or has ended. */
export function changeMembership(
  tx: Tx,
  partnershipId: string,
  change: { id: string; version: number; values: Partial<typeof memberships.$inferInsert> },
): void {
  const { changes } = tx
    .update(memberships)
    .set({ ...change.values, version: sql`${memberships.version} + 1` })
    .where(
      and(
        eq(memberships.id, change.id),
        eq(memberships.partnershipId, partnershipId),
        eq(memberships.version, change.version),
        isNull(memberships.endedAt),
      ),
    )
    .run()
  // It may have been their own second tab, or the day on which it ended.
  if (changes === 0)
    throw new Refusal('stale', 'This membership was changed meanwhile. Check the latest version and try again.')
}

/** How many active chairs there are besides these memberships. */
export const chairsBesides = (tx: Tx, partnershipId: string, but: { ids: string[]; now: Instant }): number =>
  tx
    .select({ count: sql<number>`count(*)` })
    .from(memberships)
    .where(
      and(
        eq(memberships.partnershipId, partnershipId),
        eq(memberships.role, 'chair' satisfies Role),
        notInArray(memberships.id, but.ids),
        // Whose last day is known does not count on.
        isNull(memberships.endsOn),
        heldAt(memberships, but.now),
      ),
    )
    .get()?.count ?? 0

/** Gives an organisation a seat, unless it has one; says whether it was new. */
export const addSeat = (
  tx: Tx,
  partnershipId: string,
  seat: { id: string; organisationId: string; joinedOn: CalendarDate },
): boolean =>
  tx
    .insert(seats)
    .values({ ...seat, partnershipId })
    .onConflictDoNothing()
    .run().changes > 0

/** Ends an organisation's seat; says whether it had one. */
export const endSeat = (tx: Tx, partnershipId: string, organisationId: string, leftOn: CalendarDate): boolean =>
  tx
    .update(seats)
    .set({ leftOn })
    .where(and(eq(seats.partnershipId, partnershipId), eq(seats.organisationId, organisationId), isNull(seats.leftOn)))
    .run().changes > 0
