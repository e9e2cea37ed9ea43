import { and, asc, eq, gt, inArray, lt, lte, ne, sql } from 'drizzle-orm'
import type { Instant } from '../clock.ts'
import { given, givenNumber, placeholders, prepared, type Tx } from '../database/database.ts'
import { letters } from './tables.ts'

export type LetterRow = typeof letters.$inferSelect

const written = [
  'id',
  'cause',
  'kind',
  'priority',
  'toAddress',
  'toPersonId',
  'partnershipId',
  'subjectId',
  'eventUid',
  'messageId',
  'subject',
  'text',
  'html',
  'calendarMethod',
  'calendar',
  'fromName',
  'replyTo',
  'fromAddress',
  'unsubscribeUrl',
  'state',
  'error',
  'dueAt',
  'expiresAt',
  'createdAt',
] as const

const adding = prepared(tx =>
  tx.insert(letters).values(placeholders(written)).onConflictDoNothing({ target: letters.cause }).prepare(),
)

/** Adds the letter unless the same cause has had one; says whether it did. */
export const addLetter = (tx: Tx, letter: Pick<LetterRow, (typeof written)[number]>): boolean =>
  adding(tx).run(letter).changes > 0

// Letters of one calendar event to one address keep their order, so a cancellation never overtakes its invitation.
const isTheirTurn = and(
  eq(letters.state, 'queued'),
  lte(letters.dueAt, given('now')),
  sql`(${letters.eventUid} is null or not exists (
    select 1 from ${letters} as earlier where earlier.to_address = ${letters.toAddress}
    and earlier.event_uid = ${letters.eventUid} and earlier.id < ${letters.id}
    and earlier.state in ('queued', 'sending')))`,
)

const waiting = prepared(tx =>
  tx
    .select()
    .from(letters)
    .where(and(isTheirTurn, eq(letters.crashes, 0)))
    .orderBy(asc(letters.priority), asc(letters.dueAt), asc(letters.id))
    .limit(givenNumber('most'))
    .prepare(),
)

/** Letters that may be sent now, most urgent first; but for those that were in hand when the worker died. */
export const lettersWaiting = (tx: Tx, now: Instant, most: number): LetterRow[] => waiting(tx).all({ now, most })

const suspect = prepared(tx =>
  tx
    .select()
    .from(letters)
    .where(and(isTheirTurn, gt(letters.crashes, 0)))
    .orderBy(asc(letters.crashes), asc(letters.priority), asc(letters.dueAt), asc(letters.id))
    .limit(1)
    .prepare(),
)

/** The next of those that were in hand when the worker died. Any of them may be why, so each goes alone. */
export const suspectWaiting = (tx: Tx, now: Instant): LetterRow[] => suspect(tx).all({ now })

const sent = prepared(tx =>
  tx
    .update(letters)
    .set({ state: 'sent', sentAt: sql`${sql.placeholder('now')}`, error: null, lease: null })
    .where(eq(letters.id, given('id')))
    .prepare(),
)

export const markSent = (tx: Tx, id: string, now: Instant): void => {
  sent(tx).run({ id, now })
}

/** Puts a letter back in the queue, for `dueAt`. Trouble that is not the letter's own does not count as an attempt. */
export function putBack(tx: Tx, id: string, back: { dueAt: Instant; error: string; countsAsAttempt: boolean }): void {
  tx.update(letters)
    .set({
      state: 'queued',
      lease: null,
      dueAt: back.dueAt,
      error: back.error,
      // A letter that was tried to the end did not kill the worker.
      ...(back.countsAsAttempt ? { crashes: 0 } : { attempts: sql`${letters.attempts} - 1` }),
    })
    .where(eq(letters.id, id))
    .run()
}

/** Gives a letter up, and says why. */
export function endLetter(tx: Tx, id: string, end: { state: 'failed' | 'expired'; error: string }): void {
  tx.update(letters)
    .set({ ...end, lease: null })
    .where(eq(letters.id, id))
    .run()
}

/** Forgets what stood in letters that ended before that moment; that they were sent, to whom and about what stays. */
export function forgetLetterTexts(tx: Tx, createdBefore: Instant): void {
  tx.update(letters)
    .set({ text: '', html: '', calendar: null, raw: null })
    .where(
      and(
        lt(letters.createdAt, createdBefore),
        ne(letters.text, ''),
        inArray(letters.state, ['sent', 'failed', 'expired']),
      ),
    )
    .run()
}
