import { and, eq, lt } from 'drizzle-orm'
import type { Instant } from '../clock.ts'
import { addingTo, type Tx } from '../database/database.ts'
import { answeredRequests } from './tables.ts'

export const answeredRequest = (tx: Tx, personId: string, key: string) =>
  tx
    .select()
    .from(answeredRequests)
    .where(and(eq(answeredRequests.personId, personId), eq(answeredRequests.key, key)))
    .get()

export const keepAnswer = addingTo(answeredRequests)

/** Forgets answers that nobody will ask for again. */
export function forgetAnswersBefore(tx: Tx, moment: Instant): void {
  tx.delete(answeredRequests).where(lt(answeredRequests.at, moment)).run()
}
