// Measures the pages of meetings and minutes in a partnership that has met every month for ten years, all of it written
// through the API as its members would: planned, minuted, agreed, circulated and approved. No test asserts a time.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openHouse } from '#src/access/open-house.ts'
import { type House, inJob } from '#src/access/work.ts'
import { buildApp } from '#src/app.ts'
import { laterDate, londonDate, londonInstant, systemClock } from '#src/clock.ts'
import { fillWithDemonstration } from '#src/demonstration/fill.ts'
import { addressOf } from '#src/demonstration/join.ts'
import { makeToken } from '#src/people/make-token.ts'
import { personByEmail } from '#src/people/store.ts'
import { testConfig } from '#test/support/world.ts'
import { waitFor } from './rounds.ts'
import { startServer } from './server.ts'
import { some } from './words.ts'

const YEARS = 10
const MEETINGS_A_YEAR = 12
const HERE = '/api/v1/partnerships/sams'

type Asked = ['GET' | 'POST' | 'PUT', string]
type Said = Record<string, unknown> & { version?: number }

const say = (line: string) => process.stdout.write(`${line}\n`)
const dataDir = mkdtempSync(join(tmpdir(), 'bench-decade-'))
const today = londonDate(systemClock.now())
const moment = { now: systemClock.now() }

try {
  const house: House = { ...openHouse({ ...testConfig(dataDir), dataDir }), clock: { now: () => moment.now } }
  fillWithDemonstration(house)
  const { sqlite } = house.database
  // Ten years need not each be on the disk before the next is written, and everybody was there all the time.
  sqlite.pragma('synchronous = OFF')
  sqlite.exec(
    "update memberships set started_at = '2010-01-01T09:00:00.000Z'; update seats set joined_on = '2010-01-01'",
  )
  const meetingId = await tenYears(house)
  house.database.close()
  await measure(meetingId)
} finally {
  rmSync(dataDir, { recursive: true, force: true })
}

/** Every month a meeting; answers the one before the last, whose minutes are approved. */
async function tenYears(house: House): Promise<string> {
  const app = await buildApp(house)
  const tokens = { hannah: '', grace: '' }
  const held: string[] = []
  for (let month = 0; month < YEARS * MEETINGS_A_YEAR; month++) {
    const heldOn = laterDate(today, { days: -365 * YEARS + 20 + Math.round(month * 30.4) })
    moment.now = londonInstant(laterDate(heldOn, { days: -10 }), '09:00')
    if (month % 6 === 0) for (const who of ['hannah', 'grace'] as const) tokens[who] = tokenOf(house, addressOf(who))
    held.push(await oneMeeting(heldOn))
  }
  await app.close()
  return held.at(-2) ?? ''

  /** Asks as one of them; what is given a version is changed as that version was seen. */
  async function ask(who: keyof typeof tokens, [method, path]: Asked, { version, ...body }: Said = {}) {
    const { pathname, host } = new URL(`${house.config.publicUrl}${HERE}${path}`)
    const headers = { host, authorization: `Bearer ${tokens[who]}` }
    const answer = await app.inject({
      method,
      url: pathname,
      headers: version === undefined ? headers : { ...headers, 'if-match': `"${version}"` },
      ...(Object.keys(body).length > 0 ? { payload: body } : {}),
    })
    if (answer.statusCode >= 300) throw new Error(`${method} ${path}: ${answer.statusCode} ${answer.body}`)
    return answer.json()
  }

  async function oneMeeting(heldOn: string): Promise<string> {
    const times = { heldOn, startTime: '10:00', endTime: '12:00', mode: 'in person', venue: 'The Forum' }
    const { id, version } = await ask('hannah', ['POST', '/meetings'], { title: `Meeting of ${heldOn}`, ...times })
    await ask('hannah', ['POST', `/meetings/${id}/schedule`], { tell: 'save only', version })
    moment.now = londonInstant(heldOn, '10:05')
    const minutes = `/meetings/${id}/minutes`
    const started = await ask('hannah', ['POST', minutes])
    const { attendance } = await ask('hannah', ['GET', `${minutes}/attendance`])
    const present = attendance.map(({ id }: { id: string }) => ({ id, attendance: 'present' }))
    await ask('hannah', ['PUT', `${minutes}/attendance`], { attendance: present, version: started.version })
    const { items } = await ask('hannah', ['GET', `/meetings/${id}/agenda`])
    for (const [at, item] of items.filter((each: { kind: string }) => each.kind !== 'closed').entries()) {
      const place = `${minutes}/items/${item.id}`
      const { version } = await ask('hannah', ['GET', place])
      await ask('hannah', ['PUT', place], { text: `${some(40)}.`, decision: at % 3 ? '' : `${some(12)}.`, version })
      const ownerOrganisationId = attendance[at % attendance.length].organisationId
      const action = { text: `Send ${some(6)}`, ownerOrganisationId, dueOn: laterDate(heldOn, { days: 60 }) }
      if (at % 4 === 0) await ask('hannah', ['POST', `${place}/actions`], action)
    }
    moment.now = londonInstant(laterDate(heldOn, { days: 3 }), '12:30')
    const draft = await ask('hannah', ['GET', minutes])
    await ask('hannah', ['POST', `${minutes}/circulation`], { telling: 'save', version: draft.version })
    const { fingerprint, version: circulated } = await ask('grace', ['GET', minutes])
    await ask('grace', ['POST', `${minutes}/approval`], { fingerprint, early: true, version: circulated })
    return id
  }
}

function tokenOf(house: House, email: string): string {
  return inJob(house, { permission: 'platform.operate', via: 'operator', here: { posts: [] } }, work => {
    const actor = { ...work.actor, personId: personByEmail(work.tx, email)?.id ?? '' }
    return makeToken({ ...work, permission: 'account.use', actor, sessionId: undefined }, { name: 'Bench' }).token
  })
}

async function measure(meetingId: string): Promise<void> {
  const server = await startServer(dataDir)
  const headers = await server.signedIn(addressOf('grace'))
  const here = `${server.url}/partnerships/sams`
  const meeting = `${here}/meetings/${meetingId}`
  say('| Page, after ten years of monthly meetings | median, ms |')
  say('| --- | --- |')
  for (const [name, address] of [
    ['Meetings', `${here}/meetings`],
    ['One meeting', meeting],
    ['Its agenda', `${meeting}/agenda`],
    ['Its pack', `${meeting}/pack`],
    ['Its approved minutes', `${meeting}/minutes`],
    ['Register of actions', `${here}/actions`],
    ['Attendance over the year', `${here}/attendance`],
    ['Activity', `${here}/activity`],
    ['Search for one word', `${server.url}/search?in=sams&q=training`],
    ['Search for a phrase', `${server.url}/search?in=sams&q=${encodeURIComponent('"county lines"')}`],
  ] as const)
    say(`| ${name} | ${(await waitFor(address, { headers, status: 200 })).toFixed(1)} |`)
  server.child.kill('SIGTERM')
}
