import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { systemClock } from '../clock.ts'
import type { Config } from '../config.ts'
import { openDatabase } from '../database/database.ts'
import { migrateDatabase } from '../database/migrate.ts'
import { realIds } from '../ids.ts'
import type { House } from './work.ts'

/** The database in the data folder, brought to this release's schema. */
export function openHouse(config: Config): House {
  mkdirSync(config.dataDir, { recursive: true, mode: 0o700 })
  const database = openDatabase(join(config.dataDir, 'partnerships.db'))
  migrateDatabase(database)
  return { config, clock: systemClock, ids: realIds, database }
}
