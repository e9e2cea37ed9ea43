import { and, desc, eq, isNull, sql } from 'drizzle-orm'
import type { Instant } from '../clock.ts'
import { prepared, type Tx } from '../database/database.ts'
import { replyAddresses } from './tables.ts'

/** Whose address it is, in which partnership. */
export interface AddressOwner {
  personId: string
  partnershipId: string
}

const live = prepared(tx =>
  tx
    .select({ generation: replyAddresses.generation, tokenHash: replyAddresses.tokenHash })
    .from(replyAddresses)
    .where(
      and(
        eq(replyAddresses.personId, sql.placeholder('personId')),
        eq(replyAddresses.partnershipId, sql.placeholder('partnershipId')),
        isNull(replyAddresses.revokedAt),
      ),
    )
    .orderBy(desc(replyAddresses.generation))
    .limit(1)
    .prepare(),
)

/** Their address in use, if they have one. */
export const liveReplyAddress = (tx: Tx, owner: AddressOwner) => live(tx).get({ ...owner })

const last = prepared(tx =>
  tx
    .select({ generation: sql<number>`coalesce(max(${replyAddresses.generation}), 0)` })
    .from(replyAddresses)
    .where(
      and(
        eq(replyAddresses.personId, sql.placeholder('personId')),
        eq(replyAddresses.partnershipId, sql.placeholder('partnershipId')),
      ),
    )
    .prepare(),
)

/** The generation of the last address they ever had here; 0 where they had none. */
export const lastGeneration = (tx: Tx, owner: AddressOwner): number => last(tx).get({ ...owner })?.generation ?? 0

export function addReplyAddress(tx: Tx, address: Omit<typeof replyAddresses.$inferSelect, 'revokedAt'>): void {
  tx.insert(replyAddresses).values(address).run()
}

/** From now on the address opens nothing. */
export function revokeReplyAddresses(tx: Tx, { personId, partnershipId }: AddressOwner, now: Instant): void {
  tx.update(replyAddresses)
    .set({ revokedAt: now })
    .where(
      and(
        eq(replyAddresses.personId, personId),
        eq(replyAddresses.partnershipId, partnershipId),
        isNull(replyAddresses.revokedAt),
      ),
    )
    .run()
}

/** The same for every partnership: none of the addresses they were given opens anything any more. */
export function revokeEveryReplyAddress(tx: Tx, personId: string, now: Instant): void {
  tx.update(replyAddresses)
    .set({ revokedAt: now })
    .where(and(eq(replyAddresses.personId, personId), isNull(replyAddresses.revokedAt)))
    .run()
}

const byHash = prepared(tx =>
  tx
    .select({ personId: replyAddresses.personId, partnershipId: replyAddresses.partnershipId })
    .from(replyAddresses)
    .where(and(eq(replyAddresses.tokenHash, sql.placeholder('tokenHash')), isNull(replyAddresses.revokedAt)))
    .prepare(),
)

export const ownerByTokenHash = (tx: Tx, tokenHash: string): AddressOwner | undefined => byHash(tx).get({ tokenHash })
