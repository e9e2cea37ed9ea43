import { sql } from 'drizzle-orm'
import { placeholders, prepared, type Tx } from '../database/database.ts'
import { referenceSeries } from './tables.ts'

const taking = prepared(tx =>
  tx
    .insert(referenceSeries)
    .values({ ...placeholders(['partnershipId', 'prefix']), last: 1 })
    .onConflictDoUpdate({
      target: [referenceSeries.partnershipId, referenceSeries.prefix],
      set: { last: sql`${referenceSeries.last} + 1` },
    })
    .returning({ last: referenceSeries.last })
    .prepare(),
)

/** Takes the next number of a series, which begins at 1. */
export const numberInSeries = (tx: Tx, partnershipId: string, prefix: string): number =>
  taking(tx).get({ partnershipId, prefix }).last
