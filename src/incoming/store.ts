import { and, eq, gt, isNotNull, isNull, lt, or, sql } from 'drizzle-orm'
import type { Instant } from '../clock.ts'
import { addingTo, prepared, type Tx } from '../database/database.ts'
import { meetings } from '../meetings/tables.ts'
import { incomingLetters } from './tables.ts'

export type IncomingRow = typeof incomingLetters.$inferSelect

export const addIncoming = addingTo(incomingLetters)

const byDigest = prepared(tx =>
  tx
    .select({ state: incomingLetters.state, why: incomingLetters.why })
    .from(incomingLetters)
    .where(eq(incomingLetters.digest, sql.placeholder('digest')))
    .prepare(),
)

/** What became of the letter with these bytes for this address, if it came before. */
export const incomingByDigest = (tx: Tx, digest: string) => byDigest(tx).get({ digest })

const ofSender = prepared(tx =>
  tx
    .select({ count: sql<number>`count(*)` })
    .from(incomingLetters)
    .where(
      and(
        eq(incomingLetters.fromAddress, sql.placeholder('fromAddress')),
        gt(incomingLetters.receivedAt, sql.placeholder('since')),
      ),
    )
    .prepare(),
)

/** How many letters came from this address since then. */
export const lettersFrom = (tx: Tx, fromAddress: string, since: Instant): number =>
  ofSender(tx).get({ fromAddress, since })?.count ?? 0

const meetingHere = prepared(tx =>
  tx
    .select({ id: meetings.id })
    .from(meetings)
    .where(and(eq(meetings.id, sql.placeholder('id')), eq(meetings.partnershipId, sql.placeholder('partnershipId'))))
    .prepare(),
)

/** Whether what a letter was about is a meeting of this partnership. */
export const isMeetingHere = (tx: Tx, partnershipId: string, id: string): boolean =>
  meetingHere(tx).get({ partnershipId, id }) !== undefined

/** Forgets what stood in letters that came before that moment, and those of strangers altogether. */
export function forgetLettersIn(tx: Tx, before: Instant): void {
  tx.delete(incomingLetters)
    .where(
      and(
        lt(incomingLetters.receivedAt, before),
        eq(incomingLetters.state, 'ignored'),
        isNull(incomingLetters.partnershipId),
      ),
    )
    .run()
  tx.update(incomingLetters)
    .set({ raw: null, comment: null })
    .where(
      and(
        lt(incomingLetters.receivedAt, before),
        or(isNotNull(incomingLetters.raw), isNotNull(incomingLetters.comment)),
      ),
    )
    .run()
}
