import { and, eq, gte, lt, sql } from 'drizzle-orm'
import type { AnySQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core'
import { prepared, type Tx } from '../database/database.ts'

type Numbered = SQLiteTable & { partnershipId: AnySQLiteColumn; reference: AnySQLiteColumn }

/** Reads the highest number given so far under `RAS-2027-`; nought where there is none. */
export function lastNumberIn(table: Numbered) {
  const last = prepared(tx =>
    tx
      .select({
        number: sql<number | null>`max(cast(substr(${table.reference}, ${sql.placeholder('from')}) as integer))`,
      })
      .from(table)
      .where(
        and(
          eq(table.partnershipId, sql.placeholder('partnershipId')),
          gte(table.reference, sql.placeholder('prefix')),
          lt(table.reference, sql.placeholder('beyond')),
        ),
      )
      .prepare(),
  )
  return (tx: Tx, partnershipId: string, prefix: string): number =>
    // ':' sorts right after the digits, so everything between is the prefix and a number.
    last(tx).get({ partnershipId, from: prefix.length + 1, prefix, beyond: `${prefix}:` })?.number ?? 0
}
