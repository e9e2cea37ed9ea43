import { readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import SQLite from 'better-sqlite3'
import t, { type Test } from 'tap'
import { startClockwork } from '#src/clockwork.ts'
import { postman } from '#src/mail/deliver.ts'
import { filesTransport } from '#src/mail/files.ts'
import { registerHealth } from '#src/web/health.ts'
import { until } from '#test/incoming/doorstep.ts'
import { aWorld, emailOf, type World } from '#test/support/world.ts'

/** A world that runs as production does without a mail server, with what it writes into the log. */
async function running(t: Test, beforehand: (world: World) => void = () => {}) {
  const world = await aWorld(t, { onDisk: true })
  const log: string[] = []
  const post = postman(world.house, filesTransport(world.dataDir), { lanes: 1 })
  beforehand(world)
  const clockwork = startClockwork(world.house, post, (_fault, what) => log.push(what))
  let stopping: Promise<void> | undefined
  const stop = () => {
    stopping ??= clockwork.stop()
    return stopping
  }
  t.teardown(stop)
  registerHealth(world.app, () => clockwork)
  const health = async () => {
    const response = await world.app.inject('/health')
    return {
      code: response.statusCode,
      ...(response.json() as { status: string; troubles: string[]; warnings: string[] }),
    }
  }
  const tomAsks = async () => {
    const browser = world.stranger()
    await browser.get('/sign-in')
    return browser.post('/sign-in', { email: emailOf('tom') })
  }
  return { ...clockwork, world, log, health, tomAsks, stop, letters: join(world.dataDir, 'letters') }
}

/** The clock of a test stands still, so a pause ends when it is moved on. */
const gone = (letters: string) => () => readdirSync(letters).some(name => name.endsWith('.eml'))

t.test(
  'Where a file stands in the place of the letters, the watcher and the log are told, and Tom’s letter waits',
  async t => {
    const { world, log, health, tomAsks, stop, letters, warnings } = await running(t)
    t.same(await health(), { code: 200, status: 'well', troubles: [], warnings: [] })
    rmSync(letters, { recursive: true })
    writeFileSync(letters, 'in the way')
    await tomAsks()
    await until('the watcher is told', () => warnings().length > 0)
    t.match((await health()).warnings, [/^letters as files: nothing can be written into \S+\/letters \(ENOTDIR\)$/])
    t.match(world.letters(), [{ state: 'queued', attempts: 0 }], 'which is no fault of the letter')
    await until('the log has it', () => log.length > 0)
    t.match(log, [/^letters wait: letters as files: nothing can be written/], 'once, not at each round')
    rmSync(letters)
    world.clock.advance({ seconds: 6 })
    await until('the letter is there', () => !warnings().length)
    t.ok(gone(letters)())
    t.same((await health()).warnings, [])
    await stop()
  },
)

t.test('A folder of letters that somebody cleared away is made again', async t => {
  const { tomAsks, stop, letters, health } = await running(t)
  rmSync(letters, { recursive: true })
  await tomAsks()
  await until('the letter is there', () => {
    try {
      return gone(letters)()
    } catch {
      return false
    }
  })
  t.same((await health()).warnings, [])
  await stop()
})

function locking({ dataDir }: World): SQLite.Database {
  const other = new SQLite(join(dataDir, 'partnerships.db'))
  return other.exec('begin immediate')
}

t.test(
  'While another program has locked the database people are asked to come back, and the watcher is told at once',
  async t => {
    const { world, health, tomAsks, stop } = await running(t)
    const tom = await world.api('tom')
    const other = locking(world)
    const page = await tomAsks()
    t.equal(page.status, 503)
    t.match(page.text, /We are busy at the moment\. Nothing was changed: try again in a minute/)
    t.equal(page.response.headers['retry-after'], '5')
    const before = performance.now()
    t.match(await health(), { code: 503, status: 'unwell', troubles: ['database: another program has locked it'] })
    const problem = await tom.request('PUT', '/api/v1/me', { body: {} })
    t.equal(problem.statusCode, 503)
    t.match(problem.headers['content-type'], 'application/problem+json')
    t.equal(problem.headers['retry-after'], '5')
    t.ok(performance.now() - before < 1500, 'after the first in vain, nobody waits long')
    other.exec('rollback')
    other.close()
    t.same(
      (await health()).troubles.filter(each => each.startsWith('database')),
      [],
      'and at once that it is over',
    )
    t.equal((await tomAsks()).status, 200)
    await stop()
  },
)

t.test(
  'What the lock kept from being done is done soon after it is gone, and the watcher is told no longer',
  async t => {
    let other: SQLite.Database | undefined
    const { health, troubles } = await running(t, world => {
      other = locking(world)
    })
    await until('a minute’s work is tried in vain', () => troubles().length > 0)
    t.match(await health(), { code: 503, status: 'unwell' })
    other?.close()
    await until('it is done', () => troubles().length === 0)
    t.match(await health(), { code: 200, status: 'well' })
  },
)
