// Measures the platform against a floor in one run, the two sides in turn, and prints ratios. No test asserts a time.
import type { ChildProcess } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import autocannon from 'autocannon'
import Database from 'better-sqlite3'
import { CHAIR, FEED, fillToScale, OFFICER, ORGANISATION } from './fill.ts'
import { benchMail } from './mail.ts'
import { alternating, startProgram, stopProgram, waitFor } from './rounds.ts'
import { startServer } from './server.ts'

const ROUNDS = 9
const SECONDS = 2
const FIRST_ROUND_MS = 60_000

const say = (line = '') => process.stdout.write(`${line}\n`)
const row = (...cells: (string | number)[]) => say(`| ${cells.join(' | ')} |`)

const folder = mkdtempSync(join(tmpdir(), 'bench-'))
const children: ChildProcess[] = []

try {
  // First, while nothing else makes the disk write: each letter waits for it.
  const mail = await benchMail()
  row('Post', 'platform', 'nodemailer alone', 'ratio')
  row('---', '---', '---', '---')
  row('Invitations sent to a local sink, a second', round(mail.ours), round(mail.theirs), mail.ratio.toFixed(2))
  row('Invitations queued, a second', round(mail.queueing), '', '')
  say()
  say('Memory after each thousand of 10,000 letters, MB:')
  say(`  live, after a forced collection: ${mail.held.map(each => each.live).join(', ')}`)
  say(`  resident: ${mail.held.map(each => each.resident).join(', ')}`)
  say()
  say('Filling a database to UK scale…')
  const [dataDir, floorDir] = [join(folder, 'platform'), join(folder, 'floor')]
  fillToScale(dataDir)
  cpSync(dataDir, floorDir, { recursive: true })
  const firstStart = await startServer(dataDir)
  await stopProgram(firstStart.child)
  const server = await startServer(dataDir)
  const floor = await startProgram('test/bench/floor.ts', { DATA_DIR: floorDir })
  children.push(server.child, floor.child)
  // After a start the platform looks at everybody for letters that are due: once a day, and not what is measured here.
  say('Letting the first round of reminders pass…')
  await new Promise(resolve => setTimeout(resolve, FIRST_ROUND_MS))
  const meetingId = onlyValue(dataDir, "select id from meetings where partnership_id = 'p0' limit 1")

  // Before pledges are recorded, which makes one partnership much larger than ten years would.
  say()
  row('Page or feed', 'median, ms')
  row('---', '---')
  await page('Home of a chair', `${server.url}/home`, await server.signedIn(CHAIR.email))
  await page('Meetings of a partnership', `${server.url}/partnerships/p0/meetings`, await server.signedIn(CHAIR.email))
  await page('Pledge board', `${server.url}/partnerships/p0/pledges`, await server.signedIn(CHAIR.email))
  await page('Monitoring, 300 partnerships', `${server.url}/funding/bench`, await server.signedIn(OFFICER.email))
  const feed = `${server.url}/calendar/${FEED.token}.ics`
  const { headers } = await fetch(feed)
  await page('Calendar feed of 500 events, fresh', feed, {})
  await page('Calendar feed, If-None-Match', feed, { 'if-none-match': headers.get('etag') ?? '' }, 304)

  say()
  row('Authenticated JSON', 'platform, requests a second', 'floor', 'ratio')
  row('---', '---', '---', '---')
  const api = '/api/v1/partnerships/p0'
  await compare('List of 20 meetings', `${server.url}${api}/meetings`, `${floor.line}/meetings/p0`)
  await compare('List of 20 pledges', `${server.url}${api}/pledges`, `${floor.line}/pledges/p0`)
  await compare('One meeting', `${server.url}${api}/meetings/${meetingId}`, `${floor.line}/meetings/p0/${meetingId}`)
  await compare('A pledge recorded (synchronous=FULL)', `${server.url}${api}/pledges`, `${floor.line}/pledges/p0`, {
    organisationId: ORGANISATION,
    title: 'We will train our staff',
    fourP: 'prevent',
    theme: 'training',
  })

  say()
  say(`Start-up on this database to the first answer: ${round(server.startedInMs)} ms`)
} finally {
  await Promise.all(children.map(stopProgram))
  rmSync(folder, { recursive: true, force: true })
}

async function compare(name: string, ours: string, theirs: string, body?: object): Promise<void> {
  const load = (url: string) => async () => requestsASecond(url, body)
  const measured = await alternating(ROUNDS, load(ours), load(theirs))
  row(name, round(measured.ours), round(measured.theirs), measured.ratio.toFixed(2))
}

async function requestsASecond(url: string, body?: object): Promise<number> {
  const headers = { authorization: `Bearer ${CHAIR.token}`, ...(body ? { 'content-type': 'application/json' } : {}) }
  const result = await autocannon({
    url,
    connections: 10,
    duration: SECONDS,
    ...(body ? { method: 'POST' as const, body: JSON.stringify(body) } : {}),
    headers,
  })
  if (result.non2xx > 0) throw new Error(`${url} answered ${result.non2xx} times with a refusal`)
  return result.requests.average
}

async function page(name: string, url: string, headers: Record<string, string>, status = 200): Promise<void> {
  row(name, (await waitFor(url, { headers, status })).toFixed(1))
}

function onlyValue(dataDir: string, sql: string): string {
  const database = new Database(join(dataDir, 'partnerships.db'), { readonly: true })
  const value = database.prepare(sql).pluck().get() as string
  database.close()
  return value
}

function round(number: number): string {
  return Math.round(number).toLocaleString('en-GB')
}
