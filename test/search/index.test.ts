import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { migrateDatabase } from '#src/database/migrate.ts'
import { approvedMinutes } from '#test/minutes/scene.ts'
import { aMeeting } from '#test/support/meetings.ts'
import { aWorld, type World } from '#test/support/world.ts'

const passages = ({ house }: World) =>
  house.database.sqlite
    .prepare(
      'select source, key, kind, partnership_id, subject_id, meeting_id, said_on, title, body from search_passages order by source, key',
    )
    .all()

const check = ({ house }: World) =>
  house.database.sqlite.exec(`insert into search_index(search_index, rank) values ('integrity-check', 1)`)

t.test('What the triggers kept is what a filling from nothing finds', async t => {
  const world = await aWorld(t)
  const { at, colin } = await approvedMinutes(world)
  await colin.get(`${at}/addenda`)
  await colin.post(`${at}/addenda`, { text: 'For 12 read 11.' })
  const lena = await world.api('lena')
  await lena.request('POST', '/api/v1/partnerships/riverside/pledges', {
    body: { organisationId: world.organisation.harbour, title: 'We will train', fourP: 'prevent', theme: 'training' },
  })
  const kept = passages(world)
  t.ok(kept.length > 5)
  check(world)
  // A release that rebuilds a table loses the table's triggers without a word.
  world.house.database.sqlite.exec(
    'drop trigger search_pledges_changed; delete from search_passages; drop table search_index',
  )
  migrateDatabase(world.house.database)
  t.strictSame(passages(world), kept)
  check(world)
})

t.test('A word that was taken out is nowhere in the database any more', async t => {
  const world = await aWorld(t, { onDisk: true })
  const { sqlite } = world.house.database
  const word = 'zyxwvutsrqcanary'
  const id = aMeeting(world, { title: `About ${word}`, purpose: `${word} again` })
  const bytes = () => {
    sqlite.pragma('wal_checkpoint(TRUNCATE)')
    return readFileSync(join(world.dataDir, 'partnerships.db')).toString('latin1')
  }
  t.ok(bytes().includes(word), 'it was there')
  sqlite.prepare(`update meetings set title = 'Meeting', purpose = '' where id = ?`).run(id)
  // The index keeps only the rest of a word that begins like the one before it.
  t.notOk(bytes().includes(word.slice(3)))
})
