import { and, asc, desc, eq, gt, isNotNull, isNull, sql } from 'drizzle-orm'
import { heldAt } from '../access/store.ts'
import { memberships } from '../access/tables.ts'
import type { Instant } from '../clock.ts'
import { prepared, type Tx } from '../database/database.ts'
import { organisations, partnerships } from '../partnerships/tables.ts'

const columns = {
  id: memberships.id,
  partnershipId: memberships.partnershipId,
  partnershipName: partnerships.name,
  partnershipShortName: partnerships.shortName,
  organisationId: memberships.organisationId,
  organisationName: organisations.displayName,
  role: memberships.role,
  invitedAt: memberships.invitedAt,
  expiresAt: memberships.expiresAt,
  startedAt: memberships.startedAt,
  acceptedAt: memberships.acceptedAt,
  startsOn: memberships.startsOn,
  endsOn: memberships.endsOn,
  endedAt: memberships.endedAt,
  version: memberships.version,
}

const withNames = (tx: Tx) =>
  tx
    .select(columns)
    .from(memberships)
    .innerJoin(partnerships, eq(partnerships.id, memberships.partnershipId))
    .innerJoin(organisations, eq(organisations.id, memberships.organisationId))

const one = prepared(tx =>
  withNames(tx)
    .where(
      and(
        eq(memberships.id, sql.placeholder('id')),
        eq(memberships.personId, sql.placeholder('personId')),
        isNull(memberships.endedAt),
      ),
    )
    .prepare(),
)

/** A person's own invitation, or the membership it became. */
export const ownInvitation = (tx: Tx, personId: string, id: string) => one(tx).get({ personId, id })

const waiting = prepared(tx =>
  withNames(tx)
    .where(
      and(
        eq(memberships.personId, sql.placeholder('personId')),
        isNull(memberships.startedAt),
        isNull(memberships.endedAt),
        gt(memberships.expiresAt, sql.placeholder('now')),
      ),
    )
    .orderBy(desc(memberships.invitedAt))
    .limit(50)
    .prepare(),
)

/** The invitations that a person may still accept, newest first. */
export const invitationsOf = (tx: Tx, personId: string, now: Instant) => waiting(tx).all({ personId, now })

const toBegin = prepared(tx =>
  withNames(tx)
    .where(
      and(
        eq(memberships.personId, sql.placeholder('personId')),
        isNotNull(memberships.acceptedAt),
        isNull(memberships.startedAt),
        isNull(memberships.endedAt),
      ),
    )
    .orderBy(asc(memberships.startsOn))
    .limit(50)
    .prepare(),
)

/** What a person has accepted that begins on a later day, the soonest first. */
export const membershipsToCome = (tx: Tx, personId: string) => toBegin(tx).all({ personId })

const sortsAs = sql<string>`lower(${partnerships.name})`

/** What a person is a member of at that moment, by the partnership's name; a page of it from after the one that `after` names. */
export const membershipsHeld = (
  tx: Tx,
  personId: string,
  page: { now: Instant; after?: string[] | undefined; size: number },
) =>
  tx
    .select({ ...columns, sortsAs })
    .from(memberships)
    .innerJoin(partnerships, eq(partnerships.id, memberships.partnershipId))
    .innerJoin(organisations, eq(organisations.id, memberships.organisationId))
    .where(
      and(
        eq(memberships.personId, personId),
        heldAt(memberships, page.now),
        page.after && sql`(${sortsAs}, ${memberships.id}) > (${page.after[0]}, ${page.after[1]})`,
      ),
    )
    .orderBy(asc(sortsAs), asc(memberships.id))
    .limit(page.size)
    .all()
