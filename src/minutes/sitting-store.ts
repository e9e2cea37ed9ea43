import { and, asc, desc, eq, sql } from 'drizzle-orm'
import { prepared, type Tx } from '../database/database.ts'
import { confidentialityStatements, quorumStamps, sittings } from './tables.ts'

export type Sitting = typeof sittings.$inferSelect
export type QuorumStamp = typeof quorumStamps.$inferSelect
export type Statement = typeof confidentialityStatements.$inferSelect

const ofMeeting = prepared(tx =>
  tx
    .select()
    .from(sittings)
    .where(
      and(
        eq(sittings.partnershipId, sql.placeholder('partnershipId')),
        eq(sittings.meetingId, sql.placeholder('meetingId')),
      ),
    )
    .prepare(),
)

/** The sitting of a meeting, once it was opened. */
export const sittingOf = (tx: Tx, partnershipId: string, meetingId: string): Sitting | undefined =>
  ofMeeting(tx).get({ partnershipId, meetingId })

export function addSitting(tx: Tx, sitting: typeof sittings.$inferInsert): void {
  tx.insert(sittings).values(sitting).run()
}

/** The item that a meeting has come to. */
export function changeCurrentItem(
  tx: Tx,
  sitting: Pick<Sitting, 'partnershipId' | 'meetingId'>,
  current: { itemId: string; since: string },
): void {
  tx.update(sittings)
    .set({ currentItemId: current.itemId, currentSince: current.since })
    .where(and(eq(sittings.partnershipId, sitting.partnershipId), eq(sittings.meetingId, sitting.meetingId)))
    .run()
}

const stamps = prepared(tx =>
  tx
    .select()
    .from(quorumStamps)
    .where(
      and(
        eq(quorumStamps.partnershipId, sql.placeholder('partnershipId')),
        eq(quorumStamps.meetingId, sql.placeholder('meetingId')),
      ),
    )
    .orderBy(asc(quorumStamps.at), asc(quorumStamps.id))
    .prepare(),
)

/** How a meeting stood at each moment that was stamped, in order. */
export const stampsOf = (tx: Tx, partnershipId: string, meetingId: string): QuorumStamp[] =>
  stamps(tx).all({ partnershipId, meetingId })

export function addStamp(tx: Tx, stamp: typeof quorumStamps.$inferInsert): void {
  tx.insert(quorumStamps).values(stamp).run()
}

/** Takes back the stamps of a decision that was made otherwise, or of a coming or going that was marked by mistake. */
export function removeStamps(
  tx: Tx,
  meeting: { partnershipId: string; meetingId: string },
  of: { agendaItemId: string } | { attendanceId: string },
): void {
  const which =
    'agendaItemId' in of
      ? eq(quorumStamps.agendaItemId, of.agendaItemId)
      : eq(quorumStamps.attendanceId, of.attendanceId)
  tx.delete(quorumStamps)
    .where(
      and(eq(quorumStamps.partnershipId, meeting.partnershipId), eq(quorumStamps.meetingId, meeting.meetingId), which),
    )
    .run()
}

const written = prepared(tx =>
  tx
    .select()
    .from(confidentialityStatements)
    .where(eq(confidentialityStatements.partnershipId, sql.placeholder('partnershipId')))
    .orderBy(desc(confidentialityStatements.number))
    .limit(1)
    .prepare(),
)

/** The wording that the chair wrote last, if any. */
export const latestWritten = (tx: Tx, partnershipId: string): Statement | undefined =>
  written(tx).get({ partnershipId })

/** The wording of that number, if the chair wrote it. */
export const writtenStatement = (tx: Tx, partnershipId: string, number: number): Statement | undefined =>
  tx
    .select()
    .from(confidentialityStatements)
    .where(
      and(eq(confidentialityStatements.partnershipId, partnershipId), eq(confidentialityStatements.number, number)),
    )
    .get()

export function addStatement(tx: Tx, statement: Statement): boolean {
  return tx.insert(confidentialityStatements).values(statement).onConflictDoNothing().run().changes > 0
}
