import { fileURLToPath } from 'node:url'
import { migrate } from 'drizzle-orm/better-sqlite3/migrator'
import type { Database } from './database.ts'
import { laySearchIndex } from './search-index.ts'

const MIGRATIONS = fileURLToPath(new URL('../../drizzle', import.meta.url))

/**
 * Brings the database to the schema of this release.
 * SQLite rebuilds a table by dropping it, and with foreign keys on the drop would cascade to its children;
 * so they are off while migrating and checked before anything else happens.
 */
export function migrateDatabase(database: Database): void {
  database.sqlite.pragma('foreign_keys = OFF')
  migrate(database.tx, { migrationsFolder: MIGRATIONS })
  checkReferences(database)
  database.sqlite.pragma('foreign_keys = ON')
  laySearchIndex(database)
}

/**
 * Reads every row that points at another: seconds in a large database, so only where migrations were made since the
 * last time. How many had been made then is kept in the file, so a crash in between leaves the check to the next start.
 */
function checkReferences({ sqlite }: Database): void {
  const made = sqlite.prepare('select count(*) from __drizzle_migrations').pluck().get() as number
  if (sqlite.pragma('user_version', { simple: true }) === made) return
  const broken = sqlite.pragma('foreign_key_check') as unknown[]
  if (broken.length > 0) throw new Error(`After migrating, ${broken.length} rows point at rows that are not there`)
  sqlite.pragma(`user_version = ${made}`)
}
