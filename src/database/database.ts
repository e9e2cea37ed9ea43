import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import SQLite from 'better-sqlite3'
import { getTableColumns, type Placeholder, type SQL, sql } from 'drizzle-orm'
import { type BetterSQLite3Database, drizzle } from 'drizzle-orm/better-sqlite3'
import type { SQLiteTable } from 'drizzle-orm/sqlite-core'
import { momentIn } from './moment.ts'
import { patienceWith } from './patience.ts'
import { quick } from './quick.ts'

/** What store functions are given: drizzle on the one connection, inside a transaction when work is done. */
export type Tx = BetterSQLite3Database

export interface Database {
  sqlite: SQLite.Database
  tx: Tx
  /** Runs the work as one transaction; throwing undoes all of it. Synchronous by nature: a promise would outlive it. */
  transaction<T>(work: () => T): T
  /** Has all that is read until the event loop turns see the same moment. */
  holdMoment(): void
  /** Throws where nothing can be written at the moment, without waiting. */
  tryPen(): void
  close(): void
}

// Before 3.51.3 a WAL reset could lose commits (sqlite.org/wal.html#walresetbug).
const OLDEST_SAFE_SQLITE = [3, 51, 3]

/**
 * Opens the database with the settings that durability and erasure rest on, and refuses to go on without them: a file,
 * `:memory:`, or the bytes of a whole database, which are then held in memory.
 */
export function openDatabase(file: string | Buffer): Database {
  if (typeof file === 'string' && file !== ':memory:') mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  const sqlite = new SQLite(file)
  const patience = patienceWith(sqlite)
  sqlite.pragma('journal_mode = WAL')
  // The driver opens a WAL database at NORMAL, which may lose the last commits with the power.
  sqlite.pragma('synchronous = FULL')
  sqlite.pragma('foreign_keys = ON')
  sqlite.pragma('secure_delete = ON')
  sqlite.pragma('trusted_schema = OFF')
  sqlite.pragma('cache_size = -65536')
  // Pages written again and again, such as the ends of indexes, are carried into the database every 32 MB, not every 4.
  sqlite.pragma('wal_autocheckpoint = 8000')
  assertSafe(sqlite)
  const moment = momentIn(sqlite)
  const writing = sqlite.transaction((work: () => unknown) => work())
  return {
    sqlite,
    tx: drizzle(sqlite),
    transaction<T>(work: () => T): T {
      moment.letGo()
      return patience.writing(() => writing.immediate(work)) as T
    },
    holdMoment: moment.hold,
    tryPen() {
      moment.letGo()
      patience.tryPen()
    },
    close() {
      moment.letGo()
      sqlite.close()
    },
  }
}

function assertSafe(sqlite: SQLite.Database): void {
  const version = sqlite.prepare('select sqlite_version()').pluck().get() as string
  const parts = version.split('.').map(Number)
  const differs = OLDEST_SAFE_SQLITE.findIndex((wanted, at) => parts[at] !== wanted)
  if (differs !== -1 && (parts[differs] ?? 0) < (OLDEST_SAFE_SQLITE[differs] ?? 0))
    throw new Error(`SQLite ${version} could lose commits; ${OLDEST_SAFE_SQLITE.join('.')} or newer is needed`)
  if (sqlite.pragma('synchronous', { simple: true }) !== 2) throw new Error('SQLite did not accept synchronous=FULL')
}

/** A placeholder for each of these columns, for an insert that is prepared once. */
export const placeholders = <Name extends string>(names: readonly Name[]): Record<Name, Placeholder> =>
  Object.fromEntries(names.map(name => [name, sql.placeholder(name)] as const)) as unknown as Record<Name, Placeholder>

/**
 * A text that a prepared statement is given each time it runs. Compared bare with an indexed column, it would make this
 * SQLite (compiled with STAT4) plan the statement anew at each run, in case another value wants another plan
 * (sqlite.org/c3ref/prepare.html); behind a cast it does not look. Measured: 9.8 µs become 2.1 for a token and whose it is.
 */
export const given = (name: string): SQL => sql`cast(${sql.placeholder(name)} as text)`

/** A number that a prepared statement is given, such as how many rows at most; behind a cast for the same reason. */
export const givenNumber = (name: string) =>
  // `limit` takes any SQL, though its type says less.
  sql`cast(${sql.placeholder(name)} as integer)` as unknown as Placeholder

/**
 * A statement built and prepared once per database instead of once per request: drizzle's builder costs
 * more than the query it builds.
 */
export function prepared<Statement>(build: (tx: Tx) => Statement): (tx: Tx) => Statement {
  const kept = new WeakMap<Tx, Statement>()
  return tx => {
    const known = kept.get(tx)
    if (known) return known
    const statement = quick(build(tx))
    kept.set(tx, statement)
    return statement
  }
}

/**
 * Adds rows to a table by a statement prepared once. What a row leaves out has its column's default, or nothing; so
 * defaults are plain values in our tables, never SQL.
 */
export function addingTo<Table extends SQLiteTable>(table: Table): (tx: Tx, row: Table['$inferInsert']) => void {
  const columns = getTableColumns(table)
  const names = Object.keys(columns)
  const blank = Object.fromEntries(Object.entries(columns).map(([name, column]) => [name, column.default ?? null]))
  const statement = prepared(tx =>
    tx
      .insert(table)
      .values(placeholders(names) as never)
      .prepare(),
  )
  return (tx, row) => {
    statement(tx).run({ ...blank, ...row })
  }
}
