import { and, eq, inArray, ne, sql } from 'drizzle-orm'
import type { Instant } from '../clock.ts'
import type { Tx } from '../database/database.ts'
import { letters } from './tables.ts'

/** Why a letter did not go that somebody wanted no longer. */
export const UNWANTED = 'They asked for no more of these before it went out.'

/** Ends what of this kind still waits to go to somebody who wants no more of it. */
export const dropWaiting = (tx: Tx, of: { personId: string; kind: string }): void => {
  tx.update(letters)
    .set({ state: 'expired', error: UNWANTED })
    .where(and(eq(letters.state, 'queued'), eq(letters.toPersonId, of.personId), eq(letters.kind, of.kind)))
    .run()
}

/** Gives a failed, expired or held letter another life; says whether there was one. */
export const requeueLetter = (tx: Tx, id: string, life: { dueAt: Instant; expiresAt: Instant }): boolean =>
  tx
    .update(letters)
    .set({ ...life, state: 'queued', attempts: 0, crashes: 0, error: null })
    // Of one whose text was forgotten nothing is left to send.
    .where(and(eq(letters.id, id), inArray(letters.state, ['failed', 'expired', 'held']), ne(letters.text, '')))
    .run().changes > 0

/** Keeps everything queued from going out, after a backup was restored; says how many letters that is. */
export const holdQueuedLetters = (tx: Tx): number =>
  tx
    .update(letters)
    .set({ state: 'held' })
    .where(inArray(letters.state, ['queued', 'sending']))
    .run().changes

/**
 * Lets held letters go after all. Of one calendar event, one that is older than what has gone to the same address since
 * would come out of order, so it stays behind; says how many go.
 */
export function releaseHeldLetters(tx: Tx): number {
  tx.update(letters)
    .set({ state: 'expired', error: 'A newer letter about this meeting went out while it was held.' })
    .where(
      and(
        eq(letters.state, 'held'),
        sql`exists (
          select 1 from ${letters} as newer where newer.to_address = ${letters.toAddress}
          and newer.event_uid = ${letters.eventUid} and newer.id > ${letters.id} and newer.state <> 'held')`,
      ),
    )
    .run()
  return tx.update(letters).set({ state: 'queued' }).where(eq(letters.state, 'held')).run().changes
}
