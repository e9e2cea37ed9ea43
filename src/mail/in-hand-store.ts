import { and, eq, ne, sql } from 'drizzle-orm'
import { given, prepared, type Tx } from '../database/database.ts'
import type { LetterRow } from './store.ts'
import { letters } from './tables.ts'

const taking = prepared(tx =>
  tx
    .update(letters)
    .set({
      state: 'sending',
      lease: sql`${sql.placeholder('lease')}`,
      attempts: sql`${letters.attempts} + 1`,
    })
    .where(and(eq(letters.id, given('id')), eq(letters.state, 'queued')))
    .prepare(),
)

/** Takes a letter in hand; says whether it was still free. */
export const takeLetter = (tx: Tx, taken: { id: string; lease: string }): boolean => taking(tx).run(taken).changes > 0

const keeping = prepared(tx =>
  tx
    .update(letters)
    .set({
      raw: sql`${sql.placeholder('raw')}`,
      // The bytes hold the HTML and the calendar part already.
      html: '',
      calendar: null,
    })
    .where(and(eq(letters.id, given('id')), eq(letters.state, 'sending'), eq(letters.lease, given('lease'))))
    .prepare(),
)

/** Keeps the bytes that every attempt will send; says whether the letter is still in hand. */
export const keepBytes = (tx: Tx, letter: { id: string; raw: Buffer; lease: string }): boolean =>
  keeping(tx).run(letter).changes > 0

/** Letters that an earlier run of the worker had in hand when it died. */
export const lettersLeftBehind = (tx: Tx, lease: string): { id: string; crashes: number }[] =>
  tx
    .select({ id: letters.id, crashes: letters.crashes })
    .from(letters)
    .where(and(eq(letters.state, 'sending'), ne(letters.lease, lease)))
    .all()

const underLease = prepared(tx =>
  tx
    .select()
    .from(letters)
    .where(and(eq(letters.state, 'sending'), eq(letters.lease, given('lease'))))
    .prepare(),
)

/** Letters that this run of the worker has in hand. */
export const lettersInHand = (tx: Tx, lease: string): LetterRow[] => underLease(tx).all({ lease })

/** Puts back a letter that was in hand when the worker died, and remembers that it was. */
export function countCrash(tx: Tx, id: string): void {
  tx.update(letters)
    .set({ state: 'queued', lease: null, crashes: sql`${letters.crashes} + 1` })
    .where(eq(letters.id, id))
    .run()
}
