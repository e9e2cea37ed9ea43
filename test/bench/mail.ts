import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { createTransport } from 'nodemailer'
import { type House, inJob } from '#src/access/work.ts'
import { systemClock } from '#src/clock.ts'
import { usualSmtp } from '#src/config/mail.ts'
import { openDatabase } from '#src/database/database.ts'
import { migrateDatabase } from '#src/database/migrate.ts'
import { realIds } from '#src/ids.ts'
import { postman } from '#src/mail/deliver.ts'
import { type Letter, post } from '#src/mail/post.ts'
import { smtpTransport } from '#src/mail/smtp.ts'
import { renderLetter } from '#src/templates.ts'
import { testConfig } from '#test/support/world.ts'
import { alternating, type Compared, startProgram, stopProgram } from './rounds.ts'

const LETTERS = 1000
// About as long as an invitation with its VTIMEZONE.
const CALENDAR = `BEGIN:VCALENDAR\r\nVERSION:2.0\r\n${'X-FILL:an invitation is this long, with its time zone\r\n'.repeat(60)}END:VCALENDAR\r\n`

const letter = (n: number, uid: string): Letter => ({
  kind: 'invitation',
  cause: `${uid}:${n}`,
  to: { personId: `person-${n}`, email: `person-${n}@example.org` },
  subject: 'Invitation: quarterly meeting',
  template: 'people/mail/sign-in.njk',
  view: { url: 'https://partnerships.example/links/0123456789', minutes: 10 },
  fromName: 'Southend Against Modern Slavery',
  calendar: { method: 'REQUEST', uid, text: CALENDAR },
})

function aHouse(dataDir: string): House {
  const database = openDatabase(join(dataDir, 'partnerships.db'))
  migrateDatabase(database)
  return { config: testConfig(dataDir), clock: systemClock, ids: realIds, database }
}

const inSeconds = async (act: () => Promise<unknown>): Promise<number> => {
  const from = performance.now()
  await act()
  return (performance.now() - from) / 1000
}

/** Memory at one moment, in MB. */
interface Held {
  live: number
  resident: number
}

/** Letters a second through the outbox, against nodemailer alone composing and sending the same to the same sink. */
export async function benchMail(): Promise<Compared & { queueing: number; held: Held[] }> {
  const dataDir = mkdtempSync(join(tmpdir(), 'bench-mail-'))
  const house = aHouse(dataDir)
  const { line: port, child } = await startProgram('test/bench/sink.ts')
  const url = `smtp://127.0.0.1:${port}`
  let round = 0
  let queueing = 0
  const queue = (count: number) => {
    round += 1
    return inSeconds(async () =>
      inJob(house, { permission: 'platform.operate', via: 'operator', here: { posts: [] } }, work => {
        for (let n = 0; n < count; n++) post(work, letter(n, `meeting-${round}`))
      }),
    )
  }
  const throughOutbox = async () => {
    queueing = LETTERS / (await queue(LETTERS))
    const worker = postman(house, smtpTransport(url), { lanes: usualSmtp.connections })
    const seconds = await inSeconds(() => worker.round())
    await worker.stop()
    return LETTERS / seconds
  }
  const nodemailerAlone = async () => {
    const relay = createTransport({
      url,
      pool: true,
      maxConnections: usualSmtp.connections,
      maxMessages: Number.POSITIVE_INFINITY,
    })
    const { text, html } = renderLetter('people/mail/sign-in.njk', {
      subject: 'x',
      url: 'https://partnerships.example/links/0123456789',
      minutes: 10,
    })
    const seconds = await inSeconds(() =>
      Promise.all(
        Array.from({ length: LETTERS }, (_, n) =>
          relay.sendMail({
            from: { name: 'Southend Against Modern Slavery', address: 'meetings@partnerships.example' },
            to: `person-${n}@example.org`,
            subject: 'Invitation: quarterly meeting',
            text,
            html,
            encoding: 'base64',
            icalEvent: { method: 'REQUEST', content: CALENDAR, filename: 'invite.ics' },
          }),
        ),
      ),
    )
    relay.close()
    return LETTERS / seconds
  }
  const speeds = await alternating(9, throughOutbox, nodemailerAlone)
  const held = await memoryHeld(house, url, queue)
  await stopProgram(child)
  house.database.close()
  rmSync(dataDir, { recursive: true, force: true })
  return { ...speeds, queueing, held }
}

/** What is held in memory when each thousand of 10,000 letters has gone: heap and buffers after a forced collection, and all that is resident. */
async function memoryHeld(house: House, url: string, queue: (count: number) => Promise<number>): Promise<Held[]> {
  await queue(10_000)
  const worker = postman(house, smtpTransport(url), { lanes: usualSmtp.connections })
  const sent = house.database.sqlite.prepare(`select count(*) from letters where state = 'sent'`).pluck()
  const before = sent.get() as number
  const held: Held[] = []
  const timer = setInterval(() => {
    if ((sent.get() as number) - before < (held.length + 1) * 1000) return
    held.push(memoryNow())
  }, 50)
  await worker.round()
  clearInterval(timer)
  await worker.stop()
  return [...held.slice(0, 9), memoryNow()]
}

function memoryNow(): Held {
  collectGarbage()
  const { heapUsed, external, rss } = process.memoryUsage()
  return { live: Math.round((heapUsed + external) / 1e6), resident: Math.round(rss / 1e6) }
}

setFlagsFromString('--expose-gc')
const collectGarbage = runInNewContext('gc') as () => void
