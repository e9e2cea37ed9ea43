import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import t, { type Test } from 'tap'
import type { House } from '#src/access/work.ts'
import { firstBrokenEntry } from '#src/activity/note-activity.ts'
import { buildApp } from '#src/app.ts'
import { isWorkingDay } from '#src/bank-holidays.ts'
import { daysBetween, later, londonDate } from '#src/clock.ts'
import { openDatabase } from '#src/database/database.ts'
import { migrateDatabase } from '#src/database/migrate.ts'
import { fillWithDemonstration } from '#src/demonstration/fill.ts'
import { demonstrationPeople } from '#src/demonstration/people-to-try.ts'
import { realIds } from '#src/ids.ts'
import { Browser } from '#test/support/browser.ts'
import { NOW, testConfig } from '#test/support/world.ts'

/** A house with the demonstration in it, opened at that moment. */
function demonstration(t: Test, now: string): House & { rows<R>(sql: string): R[] } {
  const dataDir = mkdtempSync(join(tmpdir(), 'demonstration-'))
  const database = openDatabase(':memory:')
  migrateDatabase(database)
  const house = { config: testConfig(dataDir), clock: { now: () => now }, ids: realIds, database }
  t.teardown(() => {
    database.close()
    rmSync(dataDir, { recursive: true, force: true })
  })
  fillWithDemonstration(house)
  return { ...house, rows: <R>(sql: string) => database.sqlite.prepare(sql).all() as R[] }
}

const shown = demonstration(t, NOW)

t.test('An empty platform becomes a year in the life of three partnerships', async t => {
  const { rows, database } = shown

  await t.test('each with four meetings held in twelve months and one to come, four weeks ahead', async t => {
    const meetings = rows<{ partnership_id: string; held_on: string; state: string }>(
      'select * from meetings where sub_group_id is null',
    )
    for (const partnership of ['sams', 'casp', 'cams']) {
      const own = meetings.filter(each => each.partnership_id === partnership)
      const lately = own.filter(each => each.state === 'held' && daysBetween(each.held_on, londonDate(NOW)) < 366)
      t.equal(lately.length, 4, `${partnership} met four times`)
      const [coming, ...others] = own.filter(each => each.held_on > londonDate(NOW))
      t.same(others, [])
      t.ok(isWorkingDay(coming?.held_on ?? ''), 'on a working day')
      const ahead = daysBetween(londonDate(NOW), coming?.held_on ?? '')
      // Three working days from the first on; a holiday may lie among them.
      t.ok(ahead >= 28 && ahead <= 34, `${partnership} meets in ${ahead} days`)
    }
    t.equal(meetings.filter(each => each.held_on === '2023-06-07').length, 1, 'and Colchester’s launch is there')
  })

  await t.test('with Colchester’s five groups, one of which meets soon and reports', async t => {
    const groups = rows<{ name: string; members: number }>(
      `select name, (select count(*) from sub_group_members m where m.sub_group_id = g.id) members
      from sub_groups g where partnership_id = 'cams' and lead_person_id is not null`,
    )
    t.equal(groups.length, 5)
    for (const { name, members } of groups) t.ok(members >= 3, `${name} has ${members} members`)
    const [meeting] = rows<{ held_on: string }>('select held_on from meetings where sub_group_id is not null')
    t.ok(daysBetween(londonDate(NOW), meeting?.held_on ?? '') >= 14, 'it lies ahead')
    t.equal(rows('select 1 from sub_group_reports').length, 1)
    t.equal(rows('select 1 from written_updates').length, 2)
  })

  await t.test('with minutes of every meeting, and one set waiting for its chair', async t => {
    const states = rows<{ state: string; count: number }>('select state, count(*) count from minutes group by state')
    t.same(Object.fromEntries(states.map(each => [each.state, each.count])), { approved: 12, circulated: 1 })
  })

  await t.test('with actions on time, late, put off and overdue', async t => {
    const today = londonDate(NOW)
    const actions = rows<{ state: string; due_on: string; done_on: string | null; times_deferred: number }>(
      'select * from actions',
    )
    const isOpen = (state: string) => state === 'open' || state === 'in progress'
    t.ok(actions.some(each => each.state === 'closed' && (each.done_on ?? '') <= each.due_on))
    t.ok(actions.some(each => each.state === 'closed' && (each.done_on ?? '') > each.due_on))
    t.ok(actions.some(each => isOpen(each.state) && each.due_on < today))
    t.ok(actions.some(each => isOpen(each.state) && each.due_on >= today))
    t.ok(actions.some(each => each.times_deferred > 1))
  })

  await t.test('with pledges in many states, the Charter’s ten among them, and a grant for each', async t => {
    const states = rows<{ state: string }>('select distinct state from pledges').map(each => each.state)
    t.same(states.sort(), ['active', 'delivered', 'intention', 'paused', 'submitted', 'verified'])
    t.equal(rows('select id from pledges where charter_clause is not null').length, 10)
    const grants = rows<{ place: string }>("select for_partnership_id place from grants where state = 'active'")
    t.same(grants.map(each => each.place).sort(), ['cams', 'casp', 'sams'])
  })

  await t.test('with what is published of Essex, and risk notes of each, one of them past its review', async t => {
    const figures = rows<{ quarter: string; total: number }>(
      "select quarter, total from statistics where state = 'published' order by quarter",
    )
    t.same(
      figures.map(each => each.total),
      [45, 39, 56, 33, 41, 37, 60],
    )
    for (const partnership of ['sams', 'casp', 'cams'])
      t.ok(rows(`select 1 from risk_notes where partnership_id = '${partnership}'`).length >= 2, partnership)
    t.ok(rows(`select 1 from risk_notes where state = 'open' and review_on < '${londonDate(NOW)}'`).length > 0)
    t.equal(rows("select 1 from risk_notes where state = 'closed'").length, 1)
  })

  await t.test('in which every person and every address is invented', async t => {
    for (const { email } of rows<{ email: string }>('select email from people'))
      t.match(email, /^[^@]+@[^@]+\.example$/)
    for (const { to } of rows<{ to: string }>('select distinct to_address "to" from letters')) t.match(to, /\.example$/)
  })

  await t.test('whose trail is whole and in the order of time', async t => {
    t.equal(firstBrokenEntry(database.tx), undefined)
    const late = rows('select 1 from activity a join activity b on b.number = a.number + 1 where b.at < a.at')
    t.same(late, [])
    t.same(rows(`select 1 from activity where at > '${NOW}'`), [])
  })

  await t.test('and whose only letters still to go are invitations to what is coming', async t => {
    const waiting = rows<{ kind: string; calendar_method: string; expires_at: string; held_on: string }>(
      "select l.*, m.held_on from letters l left join meetings m on m.id = l.subject_id where l.state = 'queued'",
    )
    t.equal(waiting.length, rows("select 1 from memberships where role <> 'none'").length)
    for (const letter of waiting) {
      t.equal(letter.calendar_method, 'REQUEST')
      t.ok(letter.held_on > londonDate(NOW))
      t.ok(letter.expires_at > later(NOW, { hours: 1 }), 'and there is time to send it')
    }
  })
})

t.test('Everybody who may be tried finds every page that they are led to', async t => {
  const house = shown
  const app = await buildApp(house)
  t.teardown(() => app.close())
  for (const { email, is } of demonstrationPeople)
    await t.test(`who ${is}`, async t => {
      const browser = new Browser(t, app, house.config.publicUrl)
      await browser.signIn(house, email)
      await followEveryLink(t, browser)
    })
})

const MOST_PAGES = 120

/** Reads the home page and whatever it and the pages after it link to, a fair number of them. */
async function followEveryLink(t: Test, browser: Browser): Promise<void> {
  const seen = new Set(['/'])
  for (const path of seen) {
    const page = await browser.get(path)
    t.equal(page.status, page.location ? 303 : 200, path)
    const links = [...page.html.matchAll(/<a [^>]*href="(\/[^"#]*)/g)].map(([, href = '']) => href)
    for (const link of page.location ? [page.location] : links)
      if (seen.size < MOST_PAGES && !link.startsWith('/assets')) seen.add(link.replaceAll('&amp;', '&'))
  }
  t.ok(seen.size > 10, `${seen.size} pages`)
}

t.test('It can be shown between the years too, and is filled once only', async t => {
  const house = demonstration(t, '2026-12-27T21:30:00.000Z')
  const meetings = () => house.rows("select 1 from meetings where state = 'scheduled'").length
  t.equal(meetings(), 4)
  fillWithDemonstration(house)
  t.equal(meetings(), 4)
})
