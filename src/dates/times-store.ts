import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { Instant } from '../clock.ts'
import { addingTo, prepared, type Tx } from '../database/database.ts'
import type { TimeAnswer } from './states.ts'
import { dateAnswers, proposedTimes } from './tables.ts'

export type ProposedTime = typeof proposedTimes.$inferSelect

export const addTime = addingTo(proposedTimes)

const all = prepared(tx =>
  tx
    .select()
    .from(proposedTimes)
    .where(
      and(
        eq(proposedTimes.findingId, sql.placeholder('findingId')),
        eq(proposedTimes.partnershipId, sql.placeholder('partnershipId')),
      ),
    )
    .orderBy(asc(proposedTimes.startsAt), asc(proposedTimes.id))
    .prepare(),
)

/** Every time that was ever proposed in a finding, those taken out included, the soonest first. */
export const everyTimeOf = (tx: Tx, partnershipId: string, findingId: string): ProposedTime[] =>
  all(tx).all({ partnershipId, findingId })

/** The times that are proposed now, the soonest first. */
export const timesOf = (tx: Tx, partnershipId: string, findingId: string): ProposedTime[] =>
  everyTimeOf(tx, partnershipId, findingId).filter(each => each.removedAt === null)

export function removeTimeRow(tx: Tx, partnershipId: string, { timeId, at }: { timeId: string; at: Instant }): void {
  tx.update(proposedTimes)
    .set({ removedAt: at })
    .where(
      and(
        eq(proposedTimes.id, timeId),
        eq(proposedTimes.partnershipId, partnershipId),
        isNull(proposedTimes.removedAt),
      ),
    )
    .run()
}

/** What people said of the times that are proposed now. */
export const answersIn = (tx: Tx, partnershipId: string, findingId: string) =>
  tx
    .select({ timeId: dateAnswers.timeId, personId: dateAnswers.personId, answer: dateAnswers.answer })
    .from(dateAnswers)
    .where(
      and(
        eq(dateAnswers.partnershipId, partnershipId),
        inArray(
          dateAnswers.timeId,
          tx
            .select({ id: proposedTimes.id })
            .from(proposedTimes)
            .where(and(eq(proposedTimes.findingId, findingId), isNull(proposedTimes.removedAt))),
        ),
      ),
    )
    .all()

/** Keeps what somebody says of a time; what they said before is gone. */
export function keepAnswer(
  tx: Tx,
  partnershipId: string,
  said: { timeId: string; personId: string; answer: TimeAnswer },
): void {
  tx.insert(dateAnswers)
    .values({ ...said, partnershipId })
    .onConflictDoUpdate({ target: [dateAnswers.timeId, dateAnswers.personId], set: { answer: said.answer } })
    .run()
}
