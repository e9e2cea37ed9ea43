import { and, desc, eq, gt, isNull, lt, ne } from 'drizzle-orm'
import type { Instant } from '../clock.ts'
import { given, prepared, type Tx } from '../database/database.ts'
import { people } from '../people/tables.ts'
import { sessions } from './tables.ts'

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
        eq(sessions.id, given('id')),
        isNull(sessions.endedAt),
        gt(sessions.expiresAt, given('now')),
        gt(sessions.seenAt, given('idleSince')),
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

/** Notes that a session is in use, so that it does not count as idle. */
export function touchSession(tx: Tx, id: string, now: Instant): void {
  tx.update(sessions).set({ seenAt: now }).where(eq(sessions.id, id)).run()
}

/** Ends one session of this person's; says whether there was one to end. */
export const endSession = (tx: Tx, personId: string, { id, now }: { id: string; now: Instant }): boolean =>
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
export const endOtherSessions = (tx: Tx, personId: string, { keptId, now }: { keptId: string; now: Instant }): number =>
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

/** Forgets sessions that ran out before that moment. */
export function forgetSessions(tx: Tx, expiredBefore: Instant): void {
  tx.delete(sessions).where(lt(sessions.expiresAt, expiredBefore)).run()
}
