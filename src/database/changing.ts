import { and, eq, type SQL, sql } from 'drizzle-orm'
import type { AnySQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core'
import type { Instant } from '../clock.ts'
import { stale } from '../errors.ts'
import type { Tx } from './database.ts'

type Versioned = SQLiteTable & Record<'version' | 'updatedAt' | 'updatedBy', AnySQLiteColumn>

/** What changes in a row, by whom, and the version of it that they saw. */
export interface Change<Table extends Versioned> {
  version: number
  at: Instant
  by: string
  values?: Partial<Table['$inferInsert']>
}

/** Changes the row that `where` finds and raises its version, unless somebody else did since `version`. */
export const changing =
  <Table extends Versioned>(table: Table, what: string) =>
  (tx: Tx, where: SQL | undefined, { version, at, by, values }: Change<Table>): void => {
    // Without it every row of that version would change.
    if (!where) throw new Error(`Nothing says which row is ${what}`)
    const raised = { ...values, updatedAt: at, updatedBy: by, version: sql`${table.version} + 1` }
    const { changes } = tx
      .update(table)
      .set(raised as never)
      .where(and(where, eq(table.version, version)))
      .run()
    if (changes === 0) throw stale(what)
  }
