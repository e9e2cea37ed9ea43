import { and, eq, isNull, notInArray, or } from 'drizzle-orm'
import type { Tx } from '../database/database.ts'
import { letters } from '../mail/tables.ts'
import { organisations, partnerships } from '../partnerships/tables.ts'

/** Whether nothing has been kept here yet. */
export const isEmpty = (tx: Tx): boolean =>
  tx.select({ id: organisations.id }).from(organisations).limit(1).get() === undefined

/** What a partnership has published of itself and no page asks for. */
export function keepPublishedFacts(
  tx: Tx,
  partnershipId: string,
  facts: Pick<typeof partnerships.$inferInsert, 'areaCode' | 'foundedOn' | 'status'>,
): void {
  tx.update(partnerships).set(facts).where(eq(partnerships.id, partnershipId)).run()
}

/** The letters of the past went out when they were due; those about these subjects still wait to be sent. */
export function countAsSent(tx: Tx, except: string[]): void {
  tx.update(letters)
    .set({ state: 'sent', sentAt: letters.dueAt, attempts: 1 })
    .where(and(eq(letters.state, 'queued'), or(isNull(letters.subjectId), notInArray(letters.subjectId, except))))
    .run()
}
