// Measures searching at UK scale, with ten years of minutes, and the stream of what happened; no test asserts a time.
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDatabase } from '#src/database/database.ts'
import { migrateDatabase } from '#src/database/migrate.ts'
import { expressionIn, expressionOf } from '#src/search/asked.ts'
import { passagesSeen, passagesShown } from '#src/search/store.ts'
import { deedsOf, ownDeeds } from '#src/stream/deeds.ts'
import { deedsSeen } from '#src/stream/store.ts'
import { CHAIR, fillToScale, UK } from './fill.ts'
import { median } from './rounds.ts'
import { some } from './words.ts'

const ITEMS = 8
/** With an argument, so many partnerships instead of the whole Kingdom's. */
const PARTNERSHIPS = Number(process.argv[2] ?? UK.partnerships)
const SCALE = {
  ...UK,
  partnerships: PARTNERSHIPS,
  ...Object.fromEntries(
    (['organisations', 'people', 'meetings', 'pledges', 'actions'] as const).map(name => [
      name,
      Math.round((UK[name] * PARTNERSHIPS) / UK.partnerships),
    ]),
  ),
}
const say = (line = '') => process.stdout.write(`${line}\n`)

const folder = mkdtempSync(join(tmpdir(), 'bench-search-'))
try {
  const from = performance.now()
  fillToScale(folder, SCALE)
  const file = join(folder, 'partnerships.db')
  const database = openDatabase(file)
  const { sqlite, tx } = database
  sqlite.pragma('synchronous = OFF')
  sqlite.pragma('foreign_keys = OFF')
  fillMinutes()
  say(`Filled in ${seconds(from)} s`)
  say(`Passages: ${sqlite.prepare('select count(*) from search_passages').pluck().get()}`)
  const emptied = performance.now()
  sqlite.exec('drop trigger search_passages_added')
  migrateDatabase(database)
  say(`Laying the index anew: ${seconds(emptied)} s`)
  sqlite.exec('analyze')
  sqlite.pragma('wal_checkpoint(TRUNCATE)')
  say(`Database: ${Math.round(statSync(file).size / 1e6)} MB`)
  const one = [{ partnershipId: 'p0', seesDrafts: true, organisationIds: [] }]
  const many = Array.from({ length: 25 }, (_, n) => ({ ...one[0], partnershipId: `p${n}` })) as typeof one
  for (const [name, seats] of [
    ['one partnership', one],
    ['25 partnerships', many],
  ] as const)
    for (const typed of ['"county lines" children', 'training', 'train*', 'zebra', 'P-300', 'agreed -hotel'])
      say(`| ${name} | ${typed} | ${measured(() => searched(seats, typed))} |`)
  const eyes = { partnershipId: 'p0', personId: CHAIR.id, seesAll: 1 as const, organisationIds: '[]' }
  const wanted = { deeds: deedsOf(undefined), ownDeeds, before: Number.MAX_SAFE_INTEGER, size: 51 }
  say(`| stream | first page | ${measured(() => deedsSeen(tx, eyes, wanted).length)} |`)
  database.close()

  function searched(seats: typeof one, typed: string): number {
    const match = expressionIn(
      seats.map(seat => seat.partnershipId),
      expressionOf(typed) ?? '',
    )
    const seen = passagesSeen(tx, { personId: CHAIR.id, seats }, { expression: match })
    passagesShown(
      tx,
      seen.slice(0, 21).map(each => each.number),
      match,
    )
    return seen.length
  }

  /** For every meeting that was held a record of what was said, decided and on the agenda; and what happened, in the trail. */
  function fillMinutes(): void {
    const item = sqlite.prepare(
      `insert into agenda_items (id, partnership_id, meeting_id, position, title, kind, created_at, updated_at) values (?, ?, ?, ?, ?, 'discussion', '', '')`,
    )
    const keep = sqlite.prepare(
      `update minutes set state = 'approved', approved_record = ?, approved_hash = 'x', approved_at = circulated_at where meeting_id = ?`,
    )
    const entry = sqlite.prepare(
      `insert into activity (at, actor_id, via, permission, deed, subject_type, subject_id, words, partnership_id, previous_hash, hash) values (?, ?, 'session', '', ?, 'meeting', ?, '', ?, '', '')`,
    )
    const held = sqlite
      .prepare(`select meeting_id as id, partnership_id as place, circulated_at as at from minutes`)
      .all()
    sqlite.transaction(() => {
      for (const { id, place, at } of held as { id: string; place: string; at: string }[]) {
        const items = Array.from({ length: ITEMS }, (_, n) => ({
          agendaItemId: `${id}-${n}`,
          title: some(4),
          isClosed: n === 7,
          text: some(40),
          decision: n % 2 ? some(12) : '',
        }))
        for (const [n, each] of items.entries()) item.run(each.agendaItemId, place, id, n, each.title)
        keep.run(JSON.stringify({ items }), id)
        for (const deed of [
          'meeting.scheduled',
          'papers.sent',
          'answer.given',
          'minutes.circulated',
          'minutes.approved',
        ])
          entry.run(at, CHAIR.id, deed, id, place)
      }
    })()
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}

function measured(deed: () => number): string {
  const count = deed()
  // Time on the processor: what else the machine does meanwhile is left out.
  const waits = Array.from({ length: 21 }, () => {
    const from = process.cpuUsage()
    deed()
    const { user, system } = process.cpuUsage(from)
    return (user + system) / 1000
  })
  return `${count} found | ${median(waits).toFixed(1)} ms`
}

function seconds(from: number): string {
  return ((performance.now() - from) / 1000).toFixed(1)
}
