import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { migrate } from 'drizzle-orm/better-sqlite3/migrator'
import t from 'tap'
import { type Database, openDatabase } from '#src/database/database.ts'
import { migrateDatabase } from '#src/database/migrate.ts'
import { fillWithDemonstration } from '#src/demonstration/fill.ts'
import { realIds } from '#src/ids.ts'
import { NOW, testConfig } from '#test/support/world.ts'

const MIGRATIONS = fileURLToPath(new URL('../../drizzle', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'upgrade-'))
t.teardown(() => rmSync(folder, { recursive: true, force: true }))

const all = <R>({ sqlite }: Database, sql: string) => sqlite.prepare(sql).all() as R[]
const tablesOf = (database: Database) =>
  all<{ name: string }>(
    database,
    `select name from pragma_table_list where schema = 'main' and type = 'table'
     and name not like 'sqlite@_%' escape '@' and name not like '@_@_%' escape '@' and name not like 'search@_%' escape '@'`,
  ).map(({ name }) => name)
const columnsOf = (database: Database, table: string) =>
  all<{ name: string }>(database, `select name from pragma_table_info('${table}')`).map(({ name }) => `"${name}"`)
const counted = (database: Database, table: string) =>
  all<{ n: number }>(database, `select count(*) as n from "${table}"`)[0]?.n
const schemaOf = (database: Database) =>
  all<{ name: string; sql: string | null }>(
    database,
    "select type || ' ' || name as name, sql from sqlite_master where name not like 'sqlite@_%' escape '@' order by 1",
  )

/** A database as the first release left it, with as much of the demonstration in it as that release could hold. */
function ofTheFirstRelease(today: Database, file: string): Database {
  const drizzle = join(folder, 'drizzle')
  cpSync(MIGRATIONS, drizzle, { recursive: true })
  const journal = join(drizzle, 'meta', '_journal.json')
  const known = JSON.parse(readFileSync(journal, 'utf8')) as { entries: unknown[] }
  writeFileSync(journal, JSON.stringify({ ...known, entries: known.entries.slice(0, 1) }))
  const database = openDatabase(file)
  migrate(database.tx, { migrationsFolder: drizzle })
  database.sqlite.pragma('foreign_keys = OFF')
  for (const table of tablesOf(database)) {
    const columns = columnsOf(database, table)
    const add = database.sqlite.prepare(
      `insert or ignore into "${table}" (${columns}) values (${columns.map(() => '?')})`,
    )
    for (const row of today.sqlite.prepare(`select ${columns} from "${table}"`).raw().all()) add.run(row as unknown[])
  }
  return database
}

t.test('A database of the first release comes to this one with every row, and with the same schema as a new one', t => {
  const today = openDatabase(join(folder, 'today.db'))
  migrateDatabase(today)
  fillWithDemonstration({ config: testConfig(folder), clock: { now: () => NOW }, ids: realIds, database: today })
  const old = ofTheFirstRelease(today, join(folder, 'old.db'))
  const before = Object.fromEntries(tablesOf(old).map(table => [table, counted(old, table)]))
  for (const table of ['meetings', 'agenda_items', 'item_notes', 'minutes', 'attendances', 'actions', 'action_updates'])
    t.ok(Number(before[table]) > 10, `there is something in ${table}`)

  migrateDatabase(old)
  t.strictSame(Object.fromEntries(Object.keys(before).map(table => [table, counted(old, table)])), before)
  t.strictSame(schemaOf(old), schemaOf(today))
  t.strictSame(old.sqlite.pragma('integrity_check', { simple: true }), 'ok')
  t.strictSame(
    all(
      old,
      "select name from pragma_table_list where type = 'table' and strict = 0 and name not like 'sqlite@_%' escape '@' and name not like '@_@_%' escape '@'",
    ),
    [],
    'every table is strict',
  )
  t.strictSame(
    all(old, 'select meeting_id, first_circulated_at, taken_back_at from minutes order by 1'),
    all(today, 'select meeting_id, first_circulated_at, taken_back_at from minutes order by 1'),
    'and knows when minutes first went out',
  )
  old.close()
  today.close()
  t.end()
})

t.test('A row that an upgrade left pointing nowhere stops the start, and the next one too', t => {
  const database = openDatabase(join(folder, 'broken.db'))
  migrateDatabase(database)
  // As after a crash between the migration and its check.
  database.sqlite.pragma('user_version = 0')
  database.sqlite.pragma('foreign_keys = OFF')
  database.sqlite
    .prepare(
      "insert into seats (id, partnership_id, organisation_id, joined_on) values ('s', 'gone', 'gone', '2027-01-01')",
    )
    .run()
  for (const start of ['first', 'next'])
    t.throws(
      () => migrateDatabase(database),
      { message: /2 rows point at rows that are not there/ },
      `the ${start} start`,
    )
  database.sqlite.prepare('delete from seats').run()
  migrateDatabase(database)
  t.equal(database.sqlite.pragma('foreign_keys', { simple: true }), 1)
  database.close()
  t.end()
})
