import { join } from 'node:path'
import SQLite from 'better-sqlite3'
import { ConfigError } from '../config.ts'
import { makeDataFolder } from './data-folder.ts'
import { isBusy } from './patience.ts'

export const LOCK_FILE = 'server.lock'

/**
 * Takes the data folder for this process alone, so that no two servers ever send the same letters, and refuses where
 * another has it. The lock is SQLite's own on a file beside the database: the operating system frees it when the
 * process dies, however it dies.
 */
export function holdDataFolder(dataDir: string): { release(): void } {
  makeDataFolder(dataDir)
  const lock = new SQLite(join(dataDir, LOCK_FILE), { timeout: 0 })
  try {
    lock.exec('begin exclusive')
  } catch (error) {
    lock.close()
    if (isBusy(error)) throw new ConfigError(`Another server is already running on the data folder ${dataDir}.`)
    throw error
  }
  return { release: () => lock.close() }
}
