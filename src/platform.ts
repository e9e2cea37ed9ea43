import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import type { House } from './access/work.ts'
import { buildApp } from './app.ts'
import { systemClock } from './clock.ts'
import { type Clockwork, startClockwork } from './clockwork.ts'
import { type Config, ConfigError } from './config.ts'
import { openDatabase } from './database/database.ts'
import { holdDataFolder } from './database/hold.ts'
import { migrateDatabase } from './database/migrate.ts'
import { realIds } from './ids.ts'
import { postman } from './mail/deliver.ts'
import { filesTransport } from './mail/files.ts'
import { CONNECTIONS, smtpTransport } from './mail/smtp.ts'
import { addressWatch } from './people/address-watch.ts'
import { registerHealth } from './web/health.ts'

/** The platform as it runs: the app answering, the clockwork turning. */
export interface Platform {
  house: House
  app: FastifyInstance
  address: string
  stop(): Promise<void>
}

/** The database in the data folder, brought to this release's schema. */
export function openHouse(config: Config): House {
  mkdirSync(config.dataDir, { recursive: true, mode: 0o700 })
  const database = openDatabase(join(config.dataDir, 'partnerships.db'))
  migrateDatabase(database)
  return { config, clock: systemClock, ids: realIds, database }
}

/** Starts everything on one data folder, and refuses where another server already has it. */
export async function startPlatform(config: Config, prepare: (house: House) => void = () => {}): Promise<Platform> {
  const hold = holdDataFolder(config.dataDir)
  if (!hold) throw new ConfigError(`Another server is already running on the data folder ${config.dataDir}.`)
  const house = openHouse(config)
  prepare(house)
  const app = await buildApp(house)
  const transport = config.smtpUrl ? smtpTransport(config.smtpUrl) : filesTransport(config.dataDir)
  const post = postman(house, transport, { lanes: CONNECTIONS, hearer: addressWatch(house) })
  let clockwork: Clockwork | undefined
  registerHealth(app, () => clockwork)
  const address = await app.listen({ port: config.port, host: config.host })
  clockwork = startClockwork(house, post, (err, what) => app.log.error({ err }, what))
  return {
    house,
    app,
    address,
    async stop() {
      await app.close()
      await clockwork?.stop()
      house.database.close()
      hold.release()
    },
  }
}

/** Finishes requests and letters in hand when asked to stop, then goes. */
export function stopOnSignals(platform: Platform): void {
  let isStopping = false
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.on(signal, () => {
      if (isStopping) return
      isStopping = true
      platform.stop().then(
        () => process.exit(0),
        error => {
          process.stderr.write(`Stopping failed: ${error}\n`)
          process.exit(1)
        },
      )
    })
}
