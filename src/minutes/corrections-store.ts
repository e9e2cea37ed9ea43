import { and, asc, eq, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import type { Instant } from '../clock.ts'
import { prepared, type Tx } from '../database/database.ts'
import { Refusal } from '../errors.ts'
import { knownName, listedNameOf, people } from '../people/tables.ts'
import { corrections } from './tables.ts'

const settlers = alias(people, 'settlers')

const ofMeeting = prepared(tx =>
  tx
    .select({
      id: corrections.id,
      partnershipId: corrections.partnershipId,
      meetingId: corrections.meetingId,
      subject: corrections.subject,
      targetId: corrections.targetId,
      label: corrections.label,
      stood: corrections.stood,
      wanted: corrections.wanted,
      why: corrections.why,
      state: corrections.state,
      proposedAt: corrections.proposedAt,
      proposedBy: corrections.proposedBy,
      proposedByName: knownName<string>(people),
      isProposerListed: sql<number>`${people.alias} is not null or ${people.directoryVisibility} = 'members'`,
      settledAt: corrections.settledAt,
      settledByName: listedNameOf<string | null>(settlers),
      replaced: corrections.replaced,
      applied: corrections.applied,
      reason: corrections.reason,
    })
    .from(corrections)
    .innerJoin(people, eq(people.id, corrections.proposedBy))
    .leftJoin(settlers, eq(settlers.id, corrections.settledBy))
    .where(
      and(
        eq(corrections.partnershipId, sql.placeholder('partnershipId')),
        eq(corrections.meetingId, sql.placeholder('meetingId')),
      ),
    )
    .orderBy(asc(corrections.id))
    .prepare(),
)

/** The corrections proposed to the minutes of a meeting, the first first. */
export const correctionsOf = (tx: Tx, partnershipId: string, meetingId: string) =>
  ofMeeting(tx).all({ partnershipId, meetingId })
export type Correction = ReturnType<typeof correctionsOf>[number]

export function addCorrection(tx: Tx, row: typeof corrections.$inferInsert): void {
  tx.insert(corrections).values(row).run()
}

/** Says what became of an open correction; of two who settle it at once, the second is told. */
export function settleCorrectionRow(
  tx: Tx,
  correction: Pick<Correction, 'partnershipId' | 'id'>,
  outcome: { at: Instant; by: string; values: Partial<typeof corrections.$inferInsert> },
): void {
  const { changes } = tx
    .update(corrections)
    .set({ ...outcome.values, settledAt: outcome.at, settledBy: outcome.by })
    .where(
      and(
        eq(corrections.id, correction.id),
        eq(corrections.partnershipId, correction.partnershipId),
        eq(corrections.state, 'open'),
      ),
    )
    .run()
  if (changes === 0) throw new Refusal('conflict', 'Somebody settled this correction already')
}
