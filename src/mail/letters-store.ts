import { and, desc, eq, gt, isNotNull, lt, or, sql } from 'drizzle-orm'
import type { Tx } from '../database/database.ts'
import { knownName, people } from '../people/tables.ts'
import type { LetterRow } from './store.ts'
import { type LetterState, letters, wasLost } from './tables.ts'

const columnsToList = {
  id: letters.id,
  kind: letters.kind,
  toAddress: letters.toAddress,
  toPersonId: letters.toPersonId,
  subject: letters.subject,
  state: letters.state,
  attempts: letters.attempts,
  error: letters.error,
  calendarMethod: letters.calendarMethod,
  createdAt: letters.createdAt,
  dueAt: letters.dueAt,
  sentAt: letters.sentAt,
  returnedAt: letters.returnedAt,
  returnedWhy: letters.returnedWhy,
  /** Whether it is still known what stood in it. */
  isKept: sql<number>`${letters.text} <> ''`.mapWith(Boolean),
}

/** Letters newest first, from before the one with id `before`; of one state, where one is given. */
export const lettersListed = (
  tx: Tx,
  page: { state?: LetterState | undefined; before?: string | undefined; size: number },
) =>
  tx
    .select(columnsToList)
    .from(letters)
    .where(
      and(
        page.state === undefined ? undefined : eq(letters.state, page.state),
        page.before === undefined ? undefined : lt(letters.id, page.before),
      ),
    )
    .orderBy(desc(letters.id))
    .limit(page.size)
    .all()

/** Every letter about one thing (a meeting, say), newest first. */
export const lettersAbout = (tx: Tx, partnershipId: string, subjectId: string) =>
  tx
    .select(columnsToList)
    .from(letters)
    .where(and(eq(letters.subjectId, subjectId), eq(letters.partnershipId, partnershipId)))
    .orderBy(desc(letters.id))
    .limit(1000)
    .all()

/** Letters of a partnership that did not reach their reader, newest first, from before the one with id `before`. */
export const lettersLost = (tx: Tx, partnershipId: string, page: { before: string | undefined; size: number }) =>
  tx
    .select({ ...columnsToList, name: knownName<string | null>(people) })
    .from(letters)
    .leftJoin(people, eq(people.id, letters.toPersonId))
    .where(
      and(
        eq(letters.partnershipId, partnershipId),
        wasLost,
        page.before === undefined ? undefined : lt(letters.id, page.before),
      ),
    )
    .orderBy(desc(letters.id))
    .limit(page.size)
    .all()

/** Whether this letter's reader still has the address it goes to, or has asked for it. */
export const isStillTheirs = (tx: Tx, { toPersonId, toAddress }: LetterRow): boolean =>
  tx
    .select({ id: people.id })
    .from(people)
    .where(and(eq(people.id, toPersonId ?? ''), or(eq(people.email, toAddress), eq(people.wantedEmail, toAddress))))
    .get() !== undefined

/** Whether a later letter about the same calendar event stands or has gone to the same address. */
export const hasSuccessor = (tx: Tx, { id, toAddress, eventUid }: LetterRow): boolean =>
  eventUid !== null &&
  tx
    .select({ id: letters.id })
    .from(letters)
    .where(and(eq(letters.toAddress, toAddress), eq(letters.eventUid, eventUid), gt(letters.id, id)))
    .get() !== undefined

export const letterById = (tx: Tx, id: string): LetterRow | undefined =>
  tx.select().from(letters).where(eq(letters.id, id)).get()

export const countByState = (tx: Tx) =>
  tx.select({ state: letters.state, count: sql<number>`count(*)` }).from(letters).groupBy(letters.state).all()

/** Every letter that failed, came too late or came back, newest first. */
export const lettersUndelivered = (tx: Tx, most: number) =>
  tx.select(columnsToList).from(letters).where(wasLost).orderBy(desc(letters.id)).limit(most).all()

export const countReturned = (tx: Tx): number =>
  tx.select({ count: sql<number>`count(*)` }).from(letters).where(isNotNull(letters.returnedAt)).get()?.count ?? 0
