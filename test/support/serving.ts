import { join } from 'node:path'
import type { House } from '#src/access/work.ts'
import { buildApp } from '#src/app.ts'
import { later } from '#src/clock.ts'
import { readConfig } from '#src/config.ts'
import { openDatabase } from '#src/database/database.ts'
import { realIds } from '#src/ids.ts'

/**
 * A process of its own that serves what stands in a data folder, until it is killed. It reads the environment as the
 * server does; its clock starts at the moment it is given.
 */
const [start = ''] = process.argv.slice(2)
const config = readConfig(process.env)
const house: House = {
  config: { ...config, logLevel: 'silent', requestsAMinute: 1_000_000 },
  clock: { now: () => later(start, { seconds: performance.now() / 1000 }) },
  ids: realIds,
  database: openDatabase(join(config.dataDir, 'partnerships.db')),
}
const app = await buildApp(house)
await app.listen({ port: config.port, host: config.host })
process.stdout.write('serving\n')
