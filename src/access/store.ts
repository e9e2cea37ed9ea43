import { and, desc, eq, gt, isNull, lte, ne, or, sql } from 'drizzle-orm'
import type { Instant } from '../clock.ts'
import { placeholders, prepared, type Tx } from '../database/database.ts'
import { people } from '../people/tables.ts'
import type { Post } from './roles.ts'
import { apiTokens, links, memberships, posts, sessions } from './tables.ts'

const activeNow = and(
  lte(memberships.startedAt, sql.placeholder('now')),
  or(isNull(memberships.endedAt), gt(memberships.endedAt, sql.placeholder('now'))),
)

const holdings = prepared(tx =>
  tx
    .select({ role: memberships.role, organisationId: memberships.organisationId })
    .from(memberships)
    .where(
      and(
        eq(memberships.personId, sql.placeholder('personId')),
        eq(memberships.partnershipId, sql.placeholder('partnershipId')),
        activeNow,
      ),
    )
    .prepare(),
)

/** The roles a person holds in a partnership at that moment, and for which organisations. */
export const holdingsIn = (tx: Tx, partnershipId: string, personId: string, now: Instant) =>
  holdings(tx).all({ partnershipId, personId, now })

const partnershipsHeld = prepared(tx =>
  tx
    .select({
      partnershipId: memberships.partnershipId,
      role: memberships.role,
      organisationId: memberships.organisationId,
    })
    .from(memberships)
    .where(and(eq(memberships.personId, sql.placeholder('personId')), activeNow))
    .prepare(),
)

/** Every role a person holds in any partnership at that moment. */
export const holdingsOf = (tx: Tx, personId: string, now: Instant) => partnershipsHeld(tx).all({ personId, now })

const postsHeld = prepared(tx =>
  tx
    .select({ post: posts.post, policeAreaId: posts.policeAreaId })
    .from(posts)
    .where(
      and(
        eq(posts.personId, sql.placeholder('personId')),
        lte(posts.startedAt, sql.placeholder('now')),
        or(isNull(posts.endedAt), gt(posts.endedAt, sql.placeholder('now'))),
      ),
    )
    .prepare(),
)

export const postsOf = (tx: Tx, personId: string, now: Instant) => postsHeld(tx).all({ personId, now })

export function appointTo(
  tx: Tx,
  post: { id: string; personId: string; post: Post; policeAreaId: string | null; startedAt: Instant },
): void {
  tx.insert(posts).values(post).run()
}

export function leavePost(tx: Tx, postId: string, now: Instant): void {
  tx.update(posts)
    .set({ endedAt: now })
    .where(and(eq(posts.id, postId), isNull(posts.endedAt)))
    .run()
}

const liveSession = prepared(tx =>
  tx
    .select({
      id: sessions.id,
      personId: sessions.personId,
      seenAt: sessions.seenAt,
      expiresAt: sessions.expiresAt,
      name: people.name,
      email: people.email,
    })
    .from(sessions)
    .innerJoin(people, eq(people.id, sessions.personId))
    .where(
      and(
        eq(sessions.id, sql.placeholder('id')),
        isNull(sessions.endedAt),
        gt(sessions.expiresAt, sql.placeholder('now')),
        gt(sessions.seenAt, sql.placeholder('idleSince')),
      ),
    )
    .prepare(),
)

/** The session and whose it is, unless it was ended, ran out, or has been idle since before `idleSince`. */
export const sessionById = (tx: Tx, id: string, moment: { now: Instant; idleSince: Instant }) =>
  liveSession(tx).get({ id, ...moment })

export function openSessionRow(tx: Tx, session: typeof sessions.$inferInsert): void {
  tx.insert(sessions).values(session).run()
}

export function touchSession(tx: Tx, id: string, now: Instant): void {
  tx.update(sessions).set({ seenAt: now }).where(eq(sessions.id, id)).run()
}

/** Ends one session of this person's; says whether there was one to end. */
export const endSession = (tx: Tx, personId: string, id: string, now: Instant): boolean =>
  tx
    .update(sessions)
    .set({ endedAt: now })
    .where(and(eq(sessions.id, id), eq(sessions.personId, personId), isNull(sessions.endedAt)))
    .run().changes > 0

export function endAllSessions(tx: Tx, personId: string, now: Instant): void {
  tx.update(sessions)
    .set({ endedAt: now })
    .where(and(eq(sessions.personId, personId), isNull(sessions.endedAt)))
    .run()
}

/** Ends every session of this person's but the one at hand; says how many there were. */
export const endOtherSessions = (tx: Tx, personId: string, keptId: string, now: Instant): number =>
  tx
    .update(sessions)
    .set({ endedAt: now })
    .where(and(eq(sessions.personId, personId), ne(sessions.id, keptId), isNull(sessions.endedAt)))
    .run().changes

export const sessionsOf = (tx: Tx, personId: string, now: Instant) =>
  tx
    .select({ id: sessions.id, openedAt: sessions.openedAt, seenAt: sessions.seenAt, browser: sessions.browser })
    .from(sessions)
    .where(and(eq(sessions.personId, personId), isNull(sessions.endedAt), gt(sessions.expiresAt, now)))
    .orderBy(desc(sessions.openedAt))
    .limit(50)
    .all()

const liveToken = prepared(tx =>
  tx
    .select({
      id: apiTokens.id,
      personId: apiTokens.personId,
      usedOn: apiTokens.usedOn,
      name: people.name,
      email: people.email,
    })
    .from(apiTokens)
    .innerJoin(people, eq(people.id, apiTokens.personId))
    .where(
      and(
        eq(apiTokens.tokenHash, sql.placeholder('tokenHash')),
        isNull(apiTokens.revokedAt),
        gt(apiTokens.expiresAt, sql.placeholder('now')),
      ),
    )
    .prepare(),
)

export const tokenByHash = (tx: Tx, tokenHash: string, now: Instant) => liveToken(tx).get({ tokenHash, now })

export function keepToken(tx: Tx, token: typeof apiTokens.$inferInsert): void {
  tx.insert(apiTokens).values(token).run()
}

/** Notes the day a token was used; the exact moment is nobody's business. */
export function touchToken(tx: Tx, id: string, usedOn: string): void {
  tx.update(apiTokens).set({ usedOn }).where(eq(apiTokens.id, id)).run()
}

export const revokeTokenOf = (tx: Tx, personId: string, id: string, now: Instant): boolean =>
  tx
    .update(apiTokens)
    .set({ revokedAt: now })
    .where(and(eq(apiTokens.id, id), eq(apiTokens.personId, personId), isNull(apiTokens.revokedAt)))
    .run().changes > 0

export const tokensOf = (tx: Tx, personId: string) =>
  tx
    .select({
      id: apiTokens.id,
      name: apiTokens.name,
      madeAt: apiTokens.madeAt,
      expiresAt: apiTokens.expiresAt,
      usedOn: apiTokens.usedOn,
    })
    .from(apiTokens)
    .where(and(eq(apiTokens.personId, personId), isNull(apiTokens.revokedAt)))
    .orderBy(desc(apiTokens.madeAt))
    .limit(50)
    .all()

const liveLink = prepared(tx =>
  tx
    .select({
      id: links.id,
      permission: links.permission,
      personId: links.personId,
      partnershipId: links.partnershipId,
      subjectId: links.subjectId,
      name: people.name,
      email: people.email,
    })
    .from(links)
    .innerJoin(people, eq(people.id, links.personId))
    .where(
      and(eq(links.id, sql.placeholder('id')), isNull(links.revokedAt), gt(links.expiresAt, sql.placeholder('now'))),
    )
    .prepare(),
)

export const linkById = (tx: Tx, id: string, now: Instant) => liveLink(tx).get({ id, now })

const keeping = prepared(tx =>
  tx
    .insert(links)
    .values(placeholders(['id', 'permission', 'personId', 'partnershipId', 'subjectId', 'madeAt', 'expiresAt']))
    .onConflictDoUpdate({
      target: [links.permission, links.personId, links.subjectId],
      // Asking again for a door that was shut opens it again: a member who left and came back, say.
      set: { expiresAt: sql`max(${links.expiresAt}, excluded.expires_at)`, revokedAt: null },
    })
    .returning({ id: links.id })
    .prepare(),
)

/** The one link to this for this person: made now, or the one made before with its life prolonged. */
export const keepLink = (tx: Tx, link: Omit<typeof links.$inferSelect, 'revokedAt'>): string => keeping(tx).get(link).id

export function revokeLinks(tx: Tx, personId: string, partnershipId: string, now: Instant): void {
  tx.update(links)
    .set({ revokedAt: now })
    .where(and(eq(links.personId, personId), eq(links.partnershipId, partnershipId), isNull(links.revokedAt)))
    .run()
}
