import { and, desc, eq, gt, isNotNull, isNull, or, type Placeholder, type SQL, sql } from 'drizzle-orm'
import type { AnySQLiteColumn } from 'drizzle-orm/sqlite-core'
import type { Instant } from '../clock.ts'
import { given, prepared, type Tx } from '../database/database.ts'
import type { Post, Role } from './roles.ts'
import { memberships, posts } from './tables.ts'

/** Begun and not over at that moment: so somebody holds a role in a partnership, or a post. */
export const heldAt = (
  held: { startedAt: AnySQLiteColumn; endedAt: AnySQLiteColumn },
  now: Instant | SQL | Placeholder,
  // The plus keeps SQLite from seeking by that date: nearly everybody began before now, so it would read nearly all.
): SQL | undefined => and(sql`+${held.startedAt} <= ${now}`, or(isNull(held.endedAt), gt(held.endedAt, now)))

const activeNow = heldAt(memberships, given('now'))

const holdings = prepared(tx =>
  tx
    .select({
      role: memberships.role,
      organisationId: memberships.organisationId,
      hasUndertaken: sql<number>`exists (select 1 from memberships as kept
        where kept.person_id = ${given('personId')} and kept.partnership_id = ${given('partnershipId')}
          and kept.undertaking_version is not null)`,
    })
    .from(memberships)
    .where(
      and(
        eq(memberships.personId, given('personId')),
        eq(memberships.partnershipId, given('partnershipId')),
        activeNow,
      ),
    )
    .prepare(),
)

/**
 * The roles a person holds in a partnership at that moment, and for which organisations; each with 1 where they have
 * given their confidentiality undertaking there, and 0 where not. One question: every request asks it.
 */
export const holdingsIn = (tx: Tx, partnershipId: string, personId: string, now: Instant) =>
  holdings(tx).all({ partnershipId, personId, now })

const heldFor = prepared(tx =>
  tx
    .select({ id: memberships.id })
    .from(memberships)
    .where(
      and(
        eq(memberships.organisationId, given('organisationId')),
        eq(memberships.partnershipId, given('partnershipId')),
        eq(memberships.role, given('role')),
        activeNow,
      ),
    )
    .limit(1)
    .prepare(),
)

/** Whether anybody holds that role in a partnership for that organisation at that moment. */
export const isHeldFor = (
  tx: Tx,
  partnershipId: string,
  held: { organisationId: string; role: Role; now: Instant },
): boolean => heldFor(tx).get({ partnershipId, ...held }) !== undefined

const partnershipsHeld = prepared(tx =>
  tx
    .select({
      partnershipId: memberships.partnershipId,
      role: memberships.role,
      organisationId: memberships.organisationId,
    })
    .from(memberships)
    .where(and(eq(memberships.personId, given('personId')), activeNow))
    .prepare(),
)

/** Every role a person holds in any partnership at that moment. */
export const holdingsOf = (tx: Tx, personId: string, now: Instant) => partnershipsHeld(tx).all({ personId, now })

const endedOf = prepared(tx =>
  tx
    .select({
      partnershipId: memberships.partnershipId,
      shortName: sql<string>`(select short_name from partnerships where id = ${memberships.partnershipId})`,
      endedAt: sql<Instant>`max(${memberships.endedAt})`,
    })
    .from(memberships)
    .where(
      and(
        eq(memberships.personId, given('personId')),
        isNotNull(memberships.startedAt),
        gt(memberships.endedAt, given('since')),
        sql`${memberships.partnershipId} not in (select kept.partnership_id from memberships as kept
          where kept.person_id = ${given('personId')} and kept.started_at <= ${given('now')}
            and (kept.ended_at is null or kept.ended_at > ${given('now')}))`,
      ),
    )
    .groupBy(memberships.partnershipId)
    .orderBy(desc(sql`max(${memberships.endedAt})`))
    .prepare(),
)

/** The partnerships of which somebody is no longer a member, if their last membership there ended after `since`. */
export const endedSince = (tx: Tx, who: { personId: string; since: Instant; now: Instant }) => endedOf(tx).all(who)

const owing = prepared(tx =>
  tx
    .selectDistinct({ partnershipId: memberships.partnershipId })
    .from(memberships)
    .where(
      and(
        eq(memberships.personId, given('personId')),
        activeNow,
        sql`${memberships.partnershipId} not in (select kept.partnership_id from memberships as kept
          where kept.person_id = ${given('personId')} and kept.undertaking_version is not null)`,
      ),
    )
    .prepare(),
)

/** The partnerships somebody is a member of without ever having given their confidentiality undertaking there. */
export const undertakingsOwed = (tx: Tx, personId: string, now: Instant): string[] =>
  owing(tx)
    .all({ personId, now })
    .map(each => each.partnershipId)

const postsHeld = prepared(tx =>
  tx
    .select({ post: posts.post, policeAreaId: posts.policeAreaId })
    .from(posts)
    .where(and(eq(posts.personId, given('personId')), heldAt(posts, given('now'))))
    .prepare(),
)

export const postsOf = (tx: Tx, personId: string, now: Instant) => postsHeld(tx).all({ personId, now })

export function appointTo(
  tx: Tx,
  post: { id: string; personId: string; post: Post; policeAreaId: string | null; startedAt: Instant },
): void {
  tx.insert(posts).values(post).run()
}

/** Ends a post; its row stays, to say who held it when. */
export function leavePost(tx: Tx, postId: string, now: Instant): void {
  tx.update(posts)
    .set({ endedAt: now })
    .where(and(eq(posts.id, postId), isNull(posts.endedAt)))
    .run()
}
