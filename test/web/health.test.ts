import { readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import SQLite from 'better-sqlite3'
import t, { type Test } from 'tap'
import { startClockwork } from '#src/clockwork.ts'
import { postman } from '#src/mail/deliver.ts'
import { filesTransport } from '#src/mail/files.ts'
import { registerHealth } from '#src/web/health.ts'
import { until } from '#test/incoming/doorstep.ts'
import { aWorld, emailOf } from '#test/support/world.ts'

/** A world that runs as production does without a mail server, with what it writes into the log. */
async function running(t: Test) {
  const world = await aWorld(t, { onDisk: true })
  const log: string[] = []
  const post = postman(world.house, filesTransport(world.dataDir), { lanes: 1 })
  const clockwork = startClockwork(world.house, post, (_fault, what) => log.push(what))
  let stopping: Promise<void> | undefined
  const stop = () => {
    stopping ??= clockwork.stop()
    return stopping
  }
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
  return { world, log, health, tomAsks, stop, letters: join(world.dataDir, 'letters'), warnings: clockwork.warnings }
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

t.test(
  'While another program has locked the database people are asked to come back, and the watcher is told at once',
  async t => {
    const { world, health, tomAsks, stop } = await running(t)
    const other = new SQLite(join(world.dataDir, 'partnerships.db'))
    const tom = await world.api('tom')
    other.exec('begin immediate')
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
