import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { laterDate, londonDate, londonInstant } from '#src/clock.ts'
import { type Database, openDatabase } from '#src/database/database.ts'
import { migrateDatabase } from '#src/database/migrate.ts'
import { countFigures } from '#src/funding/figures.ts'
import { monitoringOf } from '#src/funding/monitoring.ts'
import { partnershipsMonitored } from '#src/funding/monitoring-store.ts'
import { periodNamed } from '#src/funding/periods.ts'
import { renderPage } from '#src/templates.ts'

// Times the monitoring of 300 partnerships on made-up records of ten years: `node test/bench/monitoring.ts`.

const NOW = '2027-03-01T10:00:00.000Z'
const PARTNERSHIPS = 300
const SEATS = 40
const MEETINGS = 200
const ATTENDANCES = 18
const ACTIONS = 1000
const PLEDGES = 667
const states = [
  'submitted',
  'acknowledged',
  'active',
  'active',
  'paused',
  'delivered',
  'verified',
  'verified',
  'lapsed',
]

function fill({ sqlite }: Database): void {
  const insert = (table: string, row: Record<string, string | number | null>) => {
    const columns = Object.keys(row)
    sqlite
      .prepare(`insert into ${table} (${columns.join(', ')}) values (${columns.map(() => '?').join(', ')})`)
      .run(...Object.values(row))
  }
  const history = { created_at: NOW, updated_at: NOW }
  const day = (number: number) => laterDate('2017-03-06', { days: number })
  const days = Array.from({ length: 3650 }, (_, number) => day(number))
  const on = (number: number) => days[number % days.length] ?? NOW
  for (let organisation = 0; organisation < PARTNERSHIPS * SEATS; organisation++) {
    const name = `Organisation ${organisation}`
    insert('organisations', {
      id: `o${organisation}`,
      legal_name: name,
      display_name: name,
      type: 'charity',
      ...history,
    })
  }
  const office = { id: 'area', name: 'Area', office_name: 'Office', office_organisation_id: 'o0' }
  insert('police_areas', office)
  for (let number = 0; number < PARTNERSHIPS; number++) {
    const partnership_id = `p${number}`
    const names = { name: `Partnership ${number}`, short_name: `P${number}`, area_name: 'Town' }
    const host = { police_area_id: 'area', host_organisation_id: `o${number * SEATS}` }
    insert('partnerships', { id: partnership_id, ...names, ...host, ...history })
    const own = (table: string, id: string | number, row: Record<string, string | number | null>) =>
      insert(table, { id: `${partnership_id}-${id}`, partnership_id, ...row })
    insert('grants', {
      id: `g${number}`,
      police_area_id: 'area',
      funder_organisation_id: 'o0',
      recipient_organisation_id: `o${number * SEATS}`,
      for_partnership_id: partnership_id,
      ...{ programme: 'F', title: 'T', purpose: 'P', reasons: 'R', conditions: 'C', decision_reference: `${number}` },
      ...{ decided_on: '2026-03-01', amount_awarded: 1_400_050, state: 'active', from_open_call: 0 },
      ...{ period_starts_on: '2026-04-01', period_ends_on: '2027-03-31' },
      ...history,
    })
    const organisation = (seat: number) => `o${number * SEATS + (seat % SEATS)}`
    for (let seat = 0; seat < SEATS; seat++)
      own('seats', seat, { organisation_id: organisation(seat), joined_on: on(seat) })
    for (let meeting = 0; meeting < MEETINGS; meeting++) {
      const held_on = on(Math.floor((meeting * 3650) / MEETINGS) + (number % 7))
      const meeting_id = `${partnership_id}-${meeting}`
      const starts_at = londonInstant(held_on, '10:00')
      const ends_at = londonInstant(held_on, '12:00')
      const times = { held_on, start_time: '10:00', end_time: '12:00', starts_at, ends_at, revised_at: starts_at }
      own('meetings', meeting, {
        title: 'T',
        ...times,
        mode: 'online',
        state: 'held',
        ical_uid: meeting_id,
        ...history,
      })
      const circulated_at = `${laterDate(held_on, { days: 10 + (meeting % 7) })}T10:00:00.000Z`
      const approved_at = `${laterDate(held_on, { days: 18 })}T10:00:00.000Z`
      const circulated = { circulated_at, first_circulated_at: circulated_at }
      const approved = { state: 'approved', ...circulated, approved_at, approved_record: '{}', approved_hash: 'x' }
      insert('minutes', { meeting_id, partnership_id, held_on, ...approved, ...history })
      for (let seat = 0; seat < ATTENDANCES; seat++) {
        const who = { organisation_id: organisation(seat + meeting * 3), substitute_name: 'S', attendance: 'present' }
        own('attendances', `${meeting}-${seat}`, { meeting_id, held_on, ...who, ...history })
      }
    }
    for (let action = 0; action < ACTIONS; action++) {
      const isOpen = action % 40 === 0
      const done = { done_on: on(action * 3 + (action % 2) * 9), closed_on: on(action * 3 + 20) }
      own('actions', action, {
        ...{ reference: `A${action}`, text: 'T', owner_organisation_id: organisation(action), due_on: on(action * 3) },
        ...(isOpen ? { state: 'open' } : { state: 'closed', ...done }),
        ...history,
      })
    }
    for (let pledge = 0; pledge < PLEDGES; pledge++) {
      const state = states[pledge % states.length] ?? 'active'
      const delivered_on = ['delivered', 'verified'].includes(state) ? on(pledge * 5 + 90) : null
      own('pledges', pledge, {
        ...{ organisation_id: organisation(pledge), reference: `P${pledge}`, title: 'T', measure: 'M', state },
        ...{ four_p: 'prevent', theme: 'training', made_on: on(pledge * 5), by_when: on(pledge * 5 + 100) },
        ...{ delivered_on, verified_on: state === 'verified' ? delivered_on : null, state_reason: 'R' },
        ...history,
      })
    }
    deed({ sqlite } as Database, number)
  }
}

let entries = 0
function deed({ sqlite }: Pick<Database, 'sqlite'>, number: number): void {
  sqlite
    .prepare(
      `insert into activity (at, via, permission, deed, subject_type, subject_id, words, partnership_id, previous_hash, hash)
       values (?, 'session', 'p', 'd', 't', 's', 'w', ?, '', ?)`,
    )
    .run(NOW, `p${number}`, String(entries++))
}

/** The fastest and the middle of so many runs, in milliseconds: a busy machine shows in the middle first. */
function timed(name: string, runs: number, act: (run: number) => void): void {
  const times = Array.from({ length: runs }, (_, run) => {
    const start = process.hrtime.bigint()
    act(run)
    return Number(process.hrtime.bigint() - start) / 1e6
  }).toSorted((one, other) => one - other)
  const at = (share: number) => times[Math.min(runs - 1, Math.floor(runs * share))]?.toFixed(2)
  process.stdout.write(`${name.padEnd(64)} fastest ${at(0)} ms, median ${at(0.5)} ms\n`)
}

const folder = mkdtempSync(join(tmpdir(), 'monitoring-'))
const database = openDatabase(join(folder, 'partnerships.db'))
try {
  migrateDatabase(database)
  database.transaction(() => fill(database))
  const { tx } = database
  const here = { tx, policeAreaId: 'area', now: NOW }
  const ids = partnershipsMonitored(tx, 'area').map(each => each.id)
  for (const key of ['last-12-months', 'quarter-2027-01', 'year-2024']) {
    const period = periodNamed(key, londonDate(NOW))
    timed(`counting everything from the records, ${key}`, 20, () =>
      countFigures(tx, ids, { period, today: '2027-03-01' }),
    )
  }
  timed('the view, first look', 1, () => monitoringOf(here, {}))
  timed('the view, nothing happened since', 100, () => monitoringOf(here, {}))
  timed('the view, something happened in one partnership (with its write)', 100, run => {
    deed(database, run % PARTNERSHIPS)
    monitoringOf(here, {})
  })
  timed('the view, something happened in thirty', 20, run => {
    for (let each = 0; each < 30; each++) deed(database, (run * 30 + each) % PARTNERSHIPS)
    monitoringOf(here, {})
  })
  const view = monitoringOf(here, {})
  const columns = [{ heading: 'Partnership', href: '?', sorted: null, isNumber: false }]
  const page = {
    ...view,
    area: view.policeArea,
    periods: [view.period],
    columns,
    assets: {},
    query: '',
    navigation: [],
  }
  timed('drawing the page', 100, () => renderPage('funding/monitoring.njk', page))
} finally {
  database.close()
  rmSync(folder, { recursive: true, force: true })
}
