import { and, asc, count, eq, sql } from 'drizzle-orm'
import { addingTo, prepared, type Tx } from '../database/database.ts'
import { found, stale } from '../errors.ts'
import { sensitiveDates } from './tables.ts'

export type SensitiveDate = typeof sensitiveDates.$inferSelect

const ofPartnership = prepared(tx =>
  tx
    .select()
    .from(sensitiveDates)
    .where(eq(sensitiveDates.partnershipId, sql.placeholder('partnershipId')))
    .orderBy(asc(sensitiveDates.onDate), asc(sensitiveDates.id))
    .prepare(),
)

/** The dates that this partnership minds, in order. There are few: `MOST_DATES` bounds them. */
export const sensitiveDatesOf = (tx: Tx, partnershipId: string): SensitiveDate[] =>
  ofPartnership(tx).all({ partnershipId })

const here = (partnershipId: string, id: string) =>
  and(eq(sensitiveDates.id, id), eq(sensitiveDates.partnershipId, partnershipId))

export const sensitiveDateById = (tx: Tx, partnershipId: string, id: string): SensitiveDate =>
  found(tx.select().from(sensitiveDates).where(here(partnershipId, id)).get(), 'date')

export const countSensitiveDates = (tx: Tx, partnershipId: string): number =>
  tx.select({ count: count() }).from(sensitiveDates).where(eq(sensitiveDates.partnershipId, partnershipId)).get()
    ?.count ?? 0

export const addSensitiveDateRow = addingTo(sensitiveDates)

/** Changes a date, unless somebody else did since its `version`. */
export function changeSensitiveDateRow(
  tx: Tx,
  date: Pick<SensitiveDate, 'partnershipId' | 'id' | 'version'>,
  values: Partial<SensitiveDate>,
): void {
  const { changes } = tx
    .update(sensitiveDates)
    .set({ ...values, version: sql`${sensitiveDates.version} + 1` })
    .where(and(here(date.partnershipId, date.id), eq(sensitiveDates.version, date.version)))
    .run()
  if (changes === 0) throw stale('this date')
}

export function removeSensitiveDateRow(tx: Tx, partnershipId: string, id: string): void {
  tx.delete(sensitiveDates).where(here(partnershipId, id)).run()
}
