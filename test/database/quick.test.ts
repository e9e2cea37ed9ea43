import { eq, gte, sql } from 'drizzle-orm'
import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import t from 'tap'
import { addingTo, given, givenNumber, openDatabase, prepared } from '#src/database/database.ts'

const things = sqliteTable('things', {
  id: text('id').primaryKey(),
  isOpen: integer('is_open', { mode: 'boolean' }).notNull().default(true),
  told: text('told', { mode: 'json' }).$type<{ place: string }>(),
})
const other = sqliteTable('other', { id: text('id').primaryKey(), thingId: text('thing_id') })

function filled() {
  const database = openDatabase(':memory:')
  database.sqlite.exec(
    'create table things (id text primary key, is_open integer, told text); create table other (id text primary key, thing_id text)',
  )
  const add = addingTo(things)
  add(database.tx, { id: 'a', isOpen: false, told: { place: 'Łódź' } })
  add(database.tx, { id: 'b' })
  return database
}

t.test('A prepared statement reads and writes each column as drizzle does', async t => {
  const { tx, sqlite } = filled()
  t.strictSame(sqlite.prepare('select * from things').all(), [
    { id: 'a', is_open: 0, told: '{"place":"Łódź"}' },
    { id: 'b', is_open: 1, told: null },
  ])
  const all = prepared(tx => tx.select().from(things).orderBy(things.id).limit(givenNumber('most')).prepare())
  t.strictSame(all(tx).all({ most: 5 }), [
    { id: 'a', isOpen: false, told: { place: 'Łódź' } },
    { id: 'b', isOpen: true, told: null },
  ])
  t.equal(all(tx).all({ most: 1 }).length, 1, 'and takes other values the next time')
})

t.test('One row is found, or nothing; a value nobody gave is a fault, not a NULL', async t => {
  const { tx } = filled()
  const one = prepared(tx =>
    tx
      .select({ id: things.id, shouted: sql<string>`upper(${things.id})` })
      .from(things)
      .where(eq(things.id, given('id')))
      .prepare(),
  )
  t.strictSame(one(tx).get({ id: 'b' }), { id: 'b', shouted: 'B' })
  t.equal(one(tx).get({ id: 'nobody' }), undefined)
  t.throws(() => one(tx).get({}), { message: /“id”/ })
})

t.test('A statement that always takes the first answers for each value it is given', async t => {
  const { tx, sqlite } = filled()
  sqlite.exec("insert into things (id, is_open) values ('c', 1)")
  const first = prepared(tx =>
    tx
      .select({ id: things.id })
      .from(things)
      .where(gte(things.id, given('from')))
      .orderBy(things.id)
      .limit(1)
      .prepare(),
  )
  t.strictSame(first(tx).all({ from: 'a' }), [{ id: 'a' }])
  t.strictSame(first(tx).get({ from: 'b' }), { id: 'b' })
  t.equal(first(tx).get({ from: 'd' }), undefined)
})

t.test('A table that a join does not find is missing as a whole', async t => {
  const { tx } = filled()
  const joined = prepared(tx =>
    tx.select({ thing: things, other }).from(things).leftJoin(other, eq(other.thingId, things.id)).limit(1).prepare(),
  )
  t.strictSame(joined(tx).all(), [{ thing: { id: 'a', isOpen: false, told: { place: 'Łódź' } }, other: null }])
})

t.test('A prepared join answers for each value it is given', async t => {
  const { tx, sqlite } = filled()
  const joined = prepared(tx =>
    tx
      .select({ id: things.id })
      .from(things)
      .innerJoin(other, eq(other.thingId, things.id))
      .where(eq(things.id, given('id')))
      .prepare(),
  )
  sqlite.exec("insert into other values ('x', 'b')")
  t.strictSame(joined(tx).all({ id: 'a' }), [])
  t.strictSame(joined(tx).all({ id: 'b' }), [{ id: 'b' }])
})
