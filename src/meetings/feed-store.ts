import { and, desc, eq, isNull } from 'drizzle-orm'
import type { Instant } from '../clock.ts'
import { given, prepared, type Tx } from '../database/database.ts'
import { partnerships } from '../partnerships/tables.ts'
import { people } from '../people/tables.ts'
import type { FeedReminder } from './states.ts'
import { calendarFeeds } from './tables.ts'

export function addFeed(tx: Tx, feed: typeof calendarFeeds.$inferInsert): void {
  tx.insert(calendarFeeds).values(feed).run()
}

/** A person's own addresses that still work, the newest first. */
export const feedsOf = (tx: Tx, personId: string) =>
  tx
    .select({
      id: calendarFeeds.id,
      name: calendarFeeds.name,
      madeAt: calendarFeeds.madeAt,
      fetchedOn: calendarFeeds.fetchedOn,
      fetchedAt: calendarFeeds.fetchedAt,
      reminder: calendarFeeds.reminder,
      partnershipId: calendarFeeds.partnershipId,
      partnershipName: partnerships.name,
    })
    .from(calendarFeeds)
    .leftJoin(partnerships, eq(partnerships.id, calendarFeeds.partnershipId))
    .where(and(eq(calendarFeeds.personId, personId), isNull(calendarFeeds.revokedAt)))
    .orderBy(desc(calendarFeeds.madeAt), desc(calendarFeeds.id))
    .limit(50)
    .all()

const ofOwner = (personId: string, id: string) =>
  and(eq(calendarFeeds.id, id), eq(calendarFeeds.personId, personId), isNull(calendarFeeds.revokedAt))

/** One of this person's own addresses that still work. */
export const feedOf = (tx: Tx, personId: string, id: string) =>
  tx
    .select({ id: calendarFeeds.id, name: calendarFeeds.name, reminder: calendarFeeds.reminder })
    .from(calendarFeeds)
    .where(ofOwner(personId, id))
    .get()

export function changeFeedOf(
  tx: Tx,
  personId: string,
  { id, ...values }: { id: string; name: string; reminder: FeedReminder | null },
): void {
  tx.update(calendarFeeds).set(values).where(ofOwner(personId, id)).run()
}

/** Ends one of this person's addresses; says whether it still worked. */
export const revokeFeedOf = (tx: Tx, personId: string, { id, now }: { id: string; now: Instant }): boolean =>
  tx.update(calendarFeeds).set({ revokedAt: now }).where(ofOwner(personId, id)).run().changes > 0

/** Ends every address that shows one partnership to somebody who is no longer its member. */
export function revokeFeedsIn(tx: Tx, partnershipId: string, of: { personId: string; now: Instant }): void {
  tx.update(calendarFeeds)
    .set({ revokedAt: of.now })
    .where(
      and(
        eq(calendarFeeds.partnershipId, partnershipId),
        eq(calendarFeeds.personId, of.personId),
        isNull(calendarFeeds.revokedAt),
      ),
    )
    .run()
}

const byHash = prepared(tx =>
  tx
    .select({
      id: calendarFeeds.id,
      personId: calendarFeeds.personId,
      partnershipId: calendarFeeds.partnershipId,
      reminder: calendarFeeds.reminder,
      fetchedAt: calendarFeeds.fetchedAt,
      alias: people.alias,
    })
    .from(calendarFeeds)
    .innerJoin(people, eq(people.id, calendarFeeds.personId))
    .where(and(eq(calendarFeeds.tokenHash, given('tokenHash')), isNull(calendarFeeds.revokedAt)))
    .prepare(),
)

/** Whose address it is, unless it was revoked. */
export const feedByHash = (tx: Tx, tokenHash: string) => byHash(tx).get({ tokenHash })

export function noteFetch(tx: Tx, id: string, at: Instant): void {
  tx.update(calendarFeeds).set({ fetchedAt: at }).where(eq(calendarFeeds.id, id)).run()
}
