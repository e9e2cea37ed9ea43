import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
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
import { alternating, startProgram, stopProgram } from './rounds.ts'

const LETTERS = 1000
// About as long as an invitation with its VTIMEZONE.
const CALENDAR = `BEGIN:VCALENDAR\r\nVERSION:2.0\r\n${'X-FILL:an invitation is this long, with its time zone\r\n'.repeat(60)}END:VCALENDAR\r\n`

const letter = (n: number, cause: string): Letter => ({
  kind: 'invitation',
  cause: `${cause}:${n}`,
  to: { personId: `person-${n}`, email: `person-${n}@example.org` },
  subject: 'Invitation: quarterly meeting',
  template: 'people/mail/sign-in.njk',
  view: { url: 'https://partnerships.example/links/0123456789', minutes: 10 },
  fromName: 'Southend Against Modern Slavery',
  calendar: { method: 'REQUEST', uid: `uid-${n}`, text: CALENDAR },
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

/** Letters a second through the outbox, against nodemailer alone composing and sending the same to the same sink. */
export async function benchMail(): Promise<{ ours: number; theirs: number; queueing: number; heldMb: number }> {
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
        for (let n = 0; n < count; n++) post(work, letter(n, `round-${round}`))
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
  const speeds = await alternating(5, throughOutbox, nodemailerAlone)
  const heldMb = await memoryHeld(house, url, queue)
  await stopProgram(child)
  house.database.close()
  rmSync(dataDir, { recursive: true, force: true })
  return { ...speeds, queueing, heldMb }
}

/** How much the heap grew between the first and the last thousand of 10,000 letters, in MB. */
async function memoryHeld(house: House, url: string, queue: (count: number) => Promise<number>): Promise<number> {
  await queue(10_000)
  const worker = postman(house, smtpTransport(url), { lanes: usualSmtp.connections })
  const samples: number[] = []
  const timer = setInterval(() => samples.push(process.memoryUsage().rss), 100)
  await worker.round()
  clearInterval(timer)
  await worker.stop()
  const tenth = Math.max(1, Math.floor(samples.length / 10))
  const mean = (of: number[]) => of.reduce((sum, each) => sum + each, 0) / of.length
  return (mean(samples.slice(-tenth)) - mean(samples.slice(tenth, tenth * 2))) / 1e6
}
