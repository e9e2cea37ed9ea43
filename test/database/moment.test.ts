import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate as theTurn } from 'node:timers/promises'
import { type Test, test } from 'tap'
import { openDatabase } from '#src/database/database.ts'

test('Who reads several things in one turn sees all of them as they were at one moment', async t => {
  const { ours, theirs } = twoOfOne(t)
  ours.holdMoment()
  t.equal(ours.count(), 0)
  theirs.add()
  t.equal(ours.count(), 0, 'what the operator does meanwhile comes a moment later')
  ours.holdMoment()
  t.equal(ours.count(), 0, 'and holding on does not move it')
  await theTurn()
  t.equal(ours.count(), 1)
})

test('What is written after reading is on the disk when the work is done, and not when the turn is over', t => {
  const { ours, theirs } = twoOfOne(t)
  ours.holdMoment()
  t.equal(ours.count(), 0)
  theirs.add()
  ours.transaction(() => {
    t.equal(ours.count(), 1, 'work begins from what is there now')
    ours.add()
  })
  t.equal(theirs.count(), 2)
  t.end()
})

test('Reading within work is part of the work, and undone with it', async t => {
  const { ours, theirs } = twoOfOne(t)
  const failing = () =>
    ours.transaction(() => {
      ours.add()
      ours.holdMoment()
      t.equal(ours.count(), 1)
      throw new Error('no')
    })
  t.throws(failing, { message: 'no' })
  await theTurn()
  t.equal(theirs.count(), 0)
})

test('Where SQLite itself gives the moment up, as on a full disk, the server goes on', async t => {
  const { ours, theirs } = twoOfOne(t)
  ours.holdMoment()
  ours.giveUp()
  ours.transaction(() => ours.add())
  ours.holdMoment()
  ours.giveUp()
  await theTurn()
  ours.holdMoment()
  t.equal(ours.count(), 1)
  t.equal(theirs.count(), 1)
})

test('Whoever stops the server while it reads loses nothing', async t => {
  const { ours, theirs } = twoOfOne(t)
  ours.transaction(() => ours.add())
  ours.holdMoment()
  t.equal(ours.count(), 1)
  ours.close()
  await theTurn()
  t.equal(theirs.count(), 1)
})

/** Two connections to one database, as the server and the operator have them. */
function twoOfOne(t: Test) {
  const folder = mkdtempSync(join(tmpdir(), 'moment-'))
  const connect = () => {
    const { sqlite, ...database } = openDatabase(join(folder, 'one.db'))
    sqlite.exec('create table if not exists things (n integer)')
    const [counting, adding] = [
      sqlite.prepare('select count(*) from things').pluck(),
      sqlite.prepare('insert into things values (1)'),
    ]
    t.teardown(() => sqlite.open && sqlite.close())
    return { ...database, count: () => counting.get(), add: () => adding.run(), giveUp: () => sqlite.exec('rollback') }
  }
  t.teardown(() => rmSync(folder, { recursive: true }))
  return { ours: connect(), theirs: connect() }
}
