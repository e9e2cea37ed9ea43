import { and, eq, gt, isNull, ne, sql } from 'drizzle-orm'
import type { Instant } from '../clock.ts'
import { given, placeholders, prepared, type Tx } from '../database/database.ts'
import { people } from '../people/tables.ts'
import type { Permission } from './permissions.ts'
import { links } from './tables.ts'

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
    .where(and(eq(links.id, given('id')), isNull(links.revokedAt), gt(links.expiresAt, given('now'))))
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

/** Shuts every door that letters opened to this person in the partnership. */
export function revokeLinks(
  tx: Tx,
  partnershipId: string,
  { personId, now }: { personId: string; now: Instant },
): void {
  tx.update(links)
    .set({ revokedAt: now })
    .where(and(eq(links.personId, personId), eq(links.partnershipId, partnershipId), isNull(links.revokedAt)))
    .run()
}

/** Forgets every door that letters opened to this person, but those of their account; a later letter opens it anew, by another link. */
export function forgetLinksTo(tx: Tx, personId: string): void {
  tx.delete(links)
    .where(and(eq(links.personId, personId), ne(links.permission, 'account.use' satisfies Permission)))
    .run()
}

const linkKept = prepared(tx =>
  tx
    .select({ id: links.id })
    .from(links)
    .where(
      and(
        eq(links.permission, sql.placeholder('permission')),
        eq(links.personId, sql.placeholder('personId')),
        eq(links.subjectId, sql.placeholder('subjectId')),
        isNull(links.revokedAt),
        gt(links.expiresAt, sql.placeholder('now')),
      ),
    )
    .prepare(),
)

/** The live link to this for this person, where one was made. */
export const linkKeptFor = (
  tx: Tx,
  door: { permission: string; personId: string; subjectId: string; now: Instant },
): string | undefined => linkKept(tx).get(door)?.id
