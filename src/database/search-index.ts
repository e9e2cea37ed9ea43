import type { Database } from './database.ts'
import { copying, type Source } from './search-passages.ts'
import { sources } from './search-sources.ts'

/** Where a passage is written or taken away, the index over it follows; an external-content table is told the old words. */
const words = (row: string) => `${row}.number, ${row}.place, ${row}.title, ${row}.body`
const forget = `insert into search_index(search_index, rowid, place, title, body) values ('delete', ${words('old')})`
const learn = `insert into search_index(rowid, place, title, body) values (${words('new')})`

/** English word stems, and no difference between é and e, or large and small letters. */
const INDEX = `create virtual table search_index using fts5(
  place, title, body, content = 'search_passages', content_rowid = 'number',
  tokenize = 'porter unicode61 remove_diacritics 2', prefix = '3')`

const trigger = (name: string, when: string, deeds: string[]) =>
  `CREATE TRIGGER search_${name} ${when} begin\n${deeds.map(deed => `${deed};\n`).join('')}end`

function triggersOf(source: Source): string[] {
  const copy = copying(source, 'new')
  // By its meeting where one row makes many passages, else by the row itself.
  const drop =
    source.source === 'record'
      ? `delete from search_passages where source = 'record' and meeting_id = old.meeting_id`
      : source.source === 'note'
        ? `delete from search_passages where source = 'note' and key in (old.agenda_item_id || ' minutes', old.agenda_item_id || ' decision')`
        : `delete from search_passages where source = '${source.source}' and key = old.id`
  const { table } = source
  return [
    trigger(`${table}_added`, `after insert on ${table}`, copy),
    trigger(`${table}_changed`, `after update of ${source.columns.join(', ')} on ${table}`, [
      drop,
      ...copy,
      ...(source.afterwards ? [source.afterwards] : []),
    ]),
    trigger(`${table}_removed`, `after delete on ${table}`, [drop]),
  ]
}

const wanted = [
  trigger('passages_added', 'after insert on search_passages', [learn]),
  trigger('passages_changed', 'after update on search_passages', [forget, learn]),
  trigger('passages_removed', 'after delete on search_passages', [forget]),
  ...sources.flatMap(triggersOf),
]

/**
 * Lays the index over everything that can be searched, with the triggers that keep it right whoever writes, and fills it.
 * drizzle knows neither, and a migration that rebuilds a table loses its triggers silently; so what there is is compared
 * with what there ought to be at every start, and laid anew where they differ.
 */
export function laySearchIndex({ sqlite, transaction }: Database): void {
  if (isLaid(sqlite)) return
  transaction(() => {
    for (const { name } of laid(sqlite)) sqlite.exec(`drop trigger ${name}`)
    sqlite.exec('drop table if exists search_index')
    sqlite.exec('delete from search_passages')
    for (const source of sources)
      for (const copy of copying(source, source.table))
        sqlite.exec(source.source === 'note' ? `${copy} and ${inDraft}` : copy)
    sqlite.exec(INDEX)
    // Else a word that was erased would stay readable in the index (measured: until the next merge of its pages).
    sqlite.exec(`insert into search_index(search_index, rank) values ('secure-delete', 1)`)
    sqlite.exec(`insert into search_index(search_index) values ('rebuild')`)
    for (const each of wanted) sqlite.exec(each)
  })
}

// Where they were circulated, the record is searched instead.
const inDraft = `exists (select 1 from minutes where minutes.meeting_id = item_notes.meeting_id and minutes.state = 'draft')`

const laid = (sqlite: Database['sqlite']) =>
  sqlite
    .prepare(`select name, sql from sqlite_master where type = 'trigger' and name like 'search\\_%' escape '\\'`)
    .all() as { name: string; sql: string }[]

function isLaid(sqlite: Database['sqlite']): boolean {
  const there = new Set(laid(sqlite).map(each => each.sql))
  const index = sqlite.prepare(`select sql from sqlite_master where name = 'search_index'`).pluck().get()
  return (
    there.size === wanted.length &&
    wanted.every(each => there.has(each)) &&
    String(index).toLowerCase() === INDEX.toLowerCase()
  )
}
