import { and, desc, eq, gt, isNull } from 'drizzle-orm'
import type { Instant } from '../clock.ts'
import { given, prepared, type Tx } from '../database/database.ts'
import { people } from '../people/tables.ts'
import { apiTokens } from './tables.ts'

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
        eq(apiTokens.tokenHash, given('tokenHash')),
        isNull(apiTokens.revokedAt),
        gt(apiTokens.expiresAt, given('now')),
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

export const revokeTokenOf = (tx: Tx, personId: string, { id, now }: { id: string; now: Instant }): boolean =>
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
