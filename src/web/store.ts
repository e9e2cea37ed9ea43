import { and, eq, lt } from 'drizzle-orm'
import type { Instant } from '../clock.ts'
import type { Tx } from '../database/database.ts'
import { answeredRequests } from './tables.ts'

export const answeredRequest = (tx: Tx, personId: string, key: string) =>
  tx
    .select()
    .from(answeredRequests)
    .where(and(eq(answeredRequests.personId, personId), eq(answeredRequests.key, key)))
    .get()

export function keepAnswer(tx: Tx, answer: typeof answeredRequests.$inferInsert): void {
  tx.insert(answeredRequests).values(answer).run()
}

export function forgetAnswersBefore(tx: Tx, moment: Instant): void {
  tx.delete(answeredRequests).where(lt(answeredRequests.at, moment)).run()
}
