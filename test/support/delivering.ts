import { join } from 'node:path'
import { later } from '#src/clock.ts'
import { readConfig } from '#src/config.ts'
import { openDatabase } from '#src/database/database.ts'
import { realIds } from '#src/ids.ts'
import { postman } from '#src/mail/deliver.ts'
import { smtpTransport } from '#src/mail/smtp.ts'
import { addressWatch } from '#src/people/address-watch.ts'

/**
 * A process of its own that delivers what stands in a data folder, until it is killed or nothing is left. It reads
 * the environment as the server does; its clock starts at the moment it is given.
 */
const [start = ''] = process.argv.slice(2)
const config = readConfig(process.env)
const house = {
  config,
  clock: { now: () => later(start, { seconds: performance.now() / 1000 }) },
  ids: realIds,
  database: openDatabase(join(config.dataDir, 'partnerships.db')),
}
const office = postman(house, smtpTransport(config.smtpUrl), {
  lanes: config.smtp.connections,
  hearer: addressWatch(house),
})
process.stdout.write('delivering\n')
await office.round()
await office.stop()
house.database.close()
