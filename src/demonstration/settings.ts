import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { noDoors } from '../config/incoming.ts'
import { usualSmtp } from '../config/mail.ts'
import { wholeNumber } from '../config/reading.ts'
import { type Config, ConfigError } from '../config.ts'
import { makeDataFolder } from '../database/data-folder.ts'
import { holdDataFolder, LOCK_FILE } from '../database/hold.ts'
import { realIds } from '../ids.ts'

/** What `npm run demo` runs on: nothing to configure, nothing leaves this machine. PORT and DATA_DIR may be given. */
export function demonstrationConfig(env: { PORT?: string; DATA_DIR?: string }, isFresh: boolean): Config {
  const dataDir = env.DATA_DIR || join('data', 'demo')
  const port = wholeNumber('PORT', env.PORT || '3000', { most: 65_535 })
  if (isFresh) forgetDemonstration(dataDir)
  makeDataFolder(dataDir)
  return {
    port,
    host: '127.0.0.1',
    dataDir,
    publicUrl: `http://127.0.0.1:${port}`,
    secret: keptSecret(join(dataDir, SECRET_FILE)),
    smtpUrl: '',
    smtp: usualSmtp,
    oauth2: undefined,
    mailFrom: 'meetings@partnerships.example',
    replyAddress: '',
    incoming: noDoors,
    trustProxy: [],
    logLevel: 'warn',
    requestsAMinute: 6000,
    isDemonstration: true,
  }
}

const SECRET_FILE = 'demonstration-secret'

/**
 * Starting over empties the folder, so it must be one that a demonstration made and none runs on. The lock stays: a
 * server that came meanwhile would hold another file of that name, and both would run.
 */
function forgetDemonstration(dataDir: string): void {
  if (!existsSync(dataDir)) return
  if (!existsSync(join(dataDir, SECRET_FILE)))
    throw new ConfigError(`${dataDir} does not hold demonstration data, so it is left alone.`)
  const hold = holdDataFolder(dataDir)
  for (const name of readdirSync(dataDir).filter(each => each !== LOCK_FILE))
    rmSync(join(dataDir, name), { recursive: true, force: true })
  hold.release()
}

/** Its own secret for each data folder, kept so that links and sessions outlive a restart. */
function keptSecret(file: string): string {
  if (!existsSync(file)) writeFileSync(file, realIds.newSecret() + realIds.newSecret(), { mode: 0o600 })
  return readFileSync(file, 'utf8')
}

/** Whether a data folder holds a demonstration, which production refuses to run on. */
export const holdsDemonstration = (dataDir: string): boolean => existsSync(join(dataDir, SECRET_FILE))
