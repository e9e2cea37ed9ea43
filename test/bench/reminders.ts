// How long a round of reminders takes that really writes to a country, and the longest that anybody waits meanwhile:
// `node test/bench/reminders.ts`.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as rest } from 'node:timers/promises'
import Database from 'better-sqlite3'
import { CHAIR, fillToScale } from './fill.ts'
import { median, stopProgram } from './rounds.ts'
import { startServer } from './server.ts'

const folder = mkdtempSync(join(tmpdir(), 'bench-reminders-'))
try {
  fillToScale(folder)
  const database = new Database(join(folder, 'partnerships.db'))
  database.exec('update digest_preferences set reminders = 1')
  // What was agreed today is not reminded of today.
  for (const table of ['actions', 'pledges'])
    database.exec(`update ${table} set created_at = '2017-01-01T00:00:00.000Z'`)
  const written = database.prepare(`select count(*) from letters where kind = 'reminder'`).pluck()
  const server = await startServer(folder)
  const waits: number[] = []
  const from = performance.now()
  let [letters, lastAt] = [0, from]
  while (letters === 0 || performance.now() - lastAt < 5_000) {
    const asked = performance.now()
    const answer = await fetch(`${server.url}/api/v1/partnerships/p0/meetings`, {
      headers: { authorization: `Bearer ${CHAIR.token}` },
    })
    await answer.arrayBuffer()
    waits.push(performance.now() - asked)
    const now = written.get() as number
    if (now > letters) [letters, lastAt] = [now, performance.now()]
    await rest(10)
  }
  process.stdout.write(
    `${letters} reminders written in ${Math.round((lastAt - from) / 1000)} seconds; ` +
      `${waits.length} requests meanwhile waited ${median(waits).toFixed(1)} ms, the longest ${Math.max(...waits).toFixed(0)} ms\n`,
  )
  database.close()
  await stopProgram(server.child)
} finally {
  rmSync(folder, { recursive: true, force: true })
}
