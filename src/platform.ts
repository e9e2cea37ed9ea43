import type { FastifyInstance } from 'fastify'
import { openHouse } from './access/open-house.ts'
import type { House } from './access/work.ts'
import { buildApp } from './app.ts'
import { type Clockwork, startClockwork } from './clockwork.ts'
import { type Config, ConfigError } from './config.ts'
import { holdDataFolder } from './database/hold.ts'
import { type Doors, openDoors } from './incoming/doors.ts'
import { postman } from './mail/deliver.ts'
import { filesTransport } from './mail/files.ts'
import { type AccessTokens, accessTokens } from './mail/oauth2.ts'
import { paceOf } from './mail/pace.ts'
import { smtpTransport } from './mail/smtp.ts'
import type { Transport } from './mail/transport.ts'
import { addressWatch } from './people/address-watch.ts'
import { registerHealth } from './web/health.ts'

/** The platform as it runs: the app answering, the clockwork turning. */
export interface Platform {
  house: House
  app: FastifyInstance
  address: string
  stop(): Promise<void>
}

/** Starts everything on one data folder, and refuses where another server already has it. */
export async function startPlatform(config: Config, prepare: (house: House) => void = () => {}): Promise<Platform> {
  const hold = holdDataFolder(config.dataDir)
  const house = openHouse(config)
  prepare(house)
  const app = await buildApp(house)
  // One and the same for both directions: the endpoint is asked once.
  const tokens = config.oauth2 && accessTokens(config.oauth2, house.clock)
  const post = postman(house, transportOf(config, tokens), {
    lanes: config.smtp.connections,
    pace: paceOf(config.smtp.lettersAMinute, house.clock),
    hearer: addressWatch(house),
  })
  let clockwork: Clockwork | undefined
  const log = (err: unknown, what: string) => app.log.error({ err }, what)
  const doors = await openDoors(house, { tokens, log })
  registerHealth(app, () => clockwork && watched(clockwork, doors))
  const stop = async () => {
    await app.close()
    await doors.stop()
    await (clockwork ?? post).stop()
    house.database.close()
    hold.release()
  }
  try {
    const address = await app.listen({ port: config.port, host: config.host })
    clockwork = startClockwork(house, post, log)
    return { house, app, address, stop }
  } catch (fault) {
    await stop()
    throw whyNotListening(fault, config)
  }
}

/** What keeps us from listening, by the name of the variable that says where. */
function whyNotListening(fault: unknown, { port, host }: Config): unknown {
  switch ((fault as NodeJS.ErrnoException).code) {
    case 'EADDRINUSE':
      return new ConfigError(`PORT is ${port}: another program already listens there (on ${host}).`)
    case 'EACCES':
      return new ConfigError(`PORT is ${port}: this user may not listen there.`)
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
    case 'EINVAL':
      return new ConfigError(`HOST is "${host}": this machine has no such address.`)
    default:
      return fault
  }
}

const transportOf = (config: Config, tokens: AccessTokens | undefined): Transport =>
  config.smtpUrl ? smtpTransport(config.smtpUrl, { ...config.smtp, tokens }) : filesTransport(config.dataDir)

/** A door that is shut is a warning, as a mail server that is away: people can work, and letters wait with their senders. */
const watched = (clockwork: Clockwork, doors: Doors) => ({
  troubles: clockwork.troubles,
  warnings: () => [...clockwork.warnings(), ...doors.warnings()],
})

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
