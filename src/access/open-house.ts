import { join } from 'node:path'
import { systemClock } from '../clock.ts'
import type { Config } from '../config.ts'
import { makeDataFolder } from '../database/data-folder.ts'
import { openDatabase } from '../database/database.ts'
import { migrateDatabase } from '../database/migrate.ts'
import { realIds } from '../ids.ts'
import type { House } from './work.ts'

/** The database in the data folder, brought to this release's schema. */
export function openHouse(config: Config): House {
  makeDataFolder(config.dataDir)
  const database = openDatabase(join(config.dataDir, 'partnerships.db'))
  migrateDatabase(database)
  return { config, clock: systemClock, ids: realIds, database }
}
