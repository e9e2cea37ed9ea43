import { eq } from 'drizzle-orm'
import { readXlsx } from 'hucre/xlsx'
import t from 'tap'
import type { GrantState } from '#src/funding/states.ts'
import { grants } from '#src/funding/tables.ts'
import { organisations, partnerships } from '#src/partnerships/tables.ts'
import { partOfWordFile } from '#test/support/word-file.ts'
import { aWorld, type World } from '#test/support/world.ts'
import { CANARY, scene } from './scene.ts'

const row = { createdAt: '2026-01-01T09:00:00.000Z', updatedAt: '2026-01-01T09:00:00.000Z' }

function grant(world: World, forPartnershipId = 'riverside', changes: { state?: GrantState; title?: string } = {}) {
  const { tx } = world.house.database
  tx.insert(grants)
    .values({
      id: world.house.ids.newId(),
      policeAreaId: 'northshire',
      funderOrganisationId: world.organisation.office,
      recipientOrganisationId: world.organisation.council,
      forPartnershipId,
      programme: 'Fund',
      title: 'Co-ordination',
      purpose: 'Purpose',
      reasons: 'Reasons',
      conditions: 'None',
      decisionReference: `R-${forPartnershipId}`,
      decidedOn: '2026-03-01',
      amountAwarded: 1_400_050,
      periodStartsOn: '2026-04-01',
      periodEndsOn: '2027-03-31',
      state: 'active',
      ...changes,
      ...row,
    })
    .run()
}

/** Three meetings, one with late minutes, one with minutes not due; two organisations; four actions; three pledges. */
function aYear(world: World) {
  const riverside = scene(world, 'riverside')
  const { council, harbour, police } = world.organisation
  const [may, august, february] = ['2026-05-12', '2026-08-11', '2027-02-24'].map(on => riverside.meeting(on)) as [
    string,
    string,
    string,
  ]
  riverside.meeting('2027-04-01', 'scheduled')
  riverside.minutes(may, '2026-05-12', {
    circulatedAt: '2026-05-26T20:00:00.000Z',
    approvedAt: '2026-08-11T11:00:00.000Z',
  })
  riverside.minutes(august, '2026-08-11', {
    circulatedAt: '2026-08-26T08:00:00.000Z',
    approvedAt: '2027-02-24T11:00:00.000Z',
  })
  riverside.minutes(february, '2027-02-24', {})
  riverside.attendance(may, '2026-05-12', { organisationId: council, attendance: 'present' })
  riverside.attendance(may, '2026-05-12', { organisationId: police, attendance: 'apologies' })
  riverside.attendance(august, '2026-08-11', { organisationId: council, attendance: 'present' })
  riverside.attendance(february, '2027-02-24', { organisationId: harbour, attendance: 'part' })
  riverside.action({ state: 'closed', dueOn: '2026-07-01', doneOn: '2026-07-01', closedOn: '2026-08-11' })
  riverside.action({ state: 'closed', dueOn: '2026-07-01', doneOn: '2026-07-02', closedOn: '2026-08-11' })
  riverside.action({ state: 'open', dueOn: '2027-02-28' })
  riverside.action({ state: 'cancelled', dueOn: '2026-07-01' })
  riverside.pledge({ state: 'active', madeOn: '2026-05-12', byWhen: '2027-01-31' })
  riverside.pledge({ state: 'delivered', madeOn: '2026-05-12', byWhen: '2027-01-31', deliveredOn: '2026-12-01' })
  riverside.pledge({ state: 'draft', madeOn: '2026-05-12', byWhen: '2027-01-31' })
  riverside.deed()
}

t.test('Priya sees what a partnership did in numbers, and how it is counted', async t => {
  const world = await aWorld(t)
  grant(world)
  aYear(world)
  const page = await (await world.as('priya')).get('/funding/northshire')
  t.match(page.text, /Funded: 1 partnership/)
  t.match(
    page.text,
    /Riverside Against Slavery £14,000.50 1 Apr 2026 to 31 Mar 2027 3 of 4 ▲ Slightly behind 2 of 3 50% \(1 of 2\) 50% \(1 of 2\) 1 1 in hand \(1 overdue\) 1 delivered 0 verified 1 Mar 2027/,
  )
  t.match(page.text, /Not funded: 1 partnership/)
  t.match(page.text, /Total £14,000.50 3 of 4 2 of 3/)
  t.match(page.text, /How we count/)
})

t.test('Another period counts other days, and a period that is none is asked for again', async t => {
  const world = await aWorld(t)
  grant(world)
  aYear(world)
  const api = await world.api('priya')
  const see = async (period: string) =>
    (await api.request('GET', `/api/v1/funding/northshire/monitoring?period=${period}`)).json()
  t.match((await see('quarter-2026-04')).funded[0], {
    meetingsHeld: 1,
    meetingsPlanned: 1,
    organisationsAttended: 1,
    minutesInTime: 1,
    minutesDue: 1,
  })
  t.match((await see('quarter-2027-01')).funded[0], { meetingsHeld: 1, minutesDue: 0, minutesInTimePercent: null })
  t.match((await see('year-to-date')).period, { from: '2026-04-01', to: '2027-03-01' })
  const before = await see('year-2025')
  t.equal(before.funded.length, 0)
  t.equal(before.notFunded.length, 2)
  t.match(
    before.notFunded.find((line: { id: string }) => line.id === 'riverside'),
    { meetingsHeld: 0, pledgesMade: 0 },
  )
  for (const wrong of [
    'year-2027',
    'quarter-2027-02',
    'quarter-2027-04',
    'year-1066',
    'year-0000',
    'quarter-0000-01',
    'x',
    "'--",
  ]) {
    const answer = await api.request('GET', `/api/v1/funding/northshire/monitoring?period=${encodeURIComponent(wrong)}`)
    t.equal(answer.statusCode, 400, wrong)
  }
  const page = await (await world.as('priya')).get('/funding/northshire?period=year-1066')
  t.equal(page.status, 400)
  t.match(page.text, /Choose a period from the list/)
})

t.test('What a member does shows at the next look, and what is due becomes overdue overnight', async t => {
  const world = await aWorld(t)
  grant(world)
  const riverside = scene(world, 'riverside')
  riverside.action({ state: 'open', dueOn: '2027-03-01' })
  riverside.deed()
  const priya = await world.api('priya')
  const line = async () => (await priya.request('GET', '/api/v1/funding/northshire/monitoring')).json().funded[0]
  t.match(await line(), { meetingsHeld: 0, actionsOverdue: 0 })
  riverside.meeting('2027-02-24')
  riverside.deed()
  t.match(await line(), { meetingsHeld: 1, actionsOverdue: 0 })
  world.clock.advance({ days: 1 })
  t.match(await line(), { meetingsHeld: 1, actionsOverdue: 1 })
})

t.test('The officer is shown numbers and never a title, a text or a name', async t => {
  const world = await aWorld(t)
  grant(world)
  aYear(world)
  const priya = await world.as('priya')
  const api = await world.api('priya')
  const seen = [
    ...(await Promise.all(
      ['', '/monitoring.csv', '/partnerships/riverside', '/grants', '/grants.csv'].map(
        async path => (await priya.get(`/funding/northshire${path}`)).response,
      ),
    )),
    await api.request('GET', '/api/v1/funding/northshire/monitoring'),
    await api.request('GET', '/api/v1/funding/northshire/partnerships/riverside'),
  ]
  const texts = seen.map(response => response.body)
  for (const response of seen) t.equal(response.statusCode, 200)
  for (const file of ['monitoring', 'grants']) {
    const { rawPayload } = (await priya.get(`/funding/northshire/${file}.xlsx`)).response
    texts.push(JSON.stringify((await readXlsx(rawPayload)).sheets))
  }
  for (const text of texts) t.notMatch(text, new RegExp(`${CANARY}|Amina|Tom Okoro|Lena|Colin`))
})

t.test('Finance may not monitor, members do not find it, and the chair sees only her own', async t => {
  const world = await aWorld(t)
  grant(world)
  aYear(world)
  const finn = await world.as('finn')
  t.equal((await finn.get('/funding/northshire')).status, 403)
  t.equal((await finn.get('/funding/northshire/monitoring.csv')).status, 403)
  for (const who of ['amina', 'tom', 'sam'] as const)
    t.equal((await (await world.as(who)).get('/funding/northshire')).status, 404, who)
  const amina = await world.as('amina')
  const own = await amina.get('/partnerships/riverside/funding')
  t.equal(own.status, 200)
  t.match(own.text, /3 of 4/)
  t.match(own.text, /Co-ordination Riverside Council £14,000.50/)
  t.notMatch(own.text, /Hillside|Average of/)
  t.notMatch(own.html, /\/funding\/northshire/)
  t.equal((await (await world.as('tom')).get('/partnerships/riverside/funding')).status, 403)
  t.equal((await (await world.as('sam')).get('/partnerships/riverside/funding')).status, 404)
})

t.test('With four partnerships in the area the chair sees their average, and no names', async t => {
  const world = await aWorld(t)
  aYear(world)
  for (const id of ['eastside', 'westside'])
    world.house.database.tx
      .insert(partnerships)
      .values({
        id,
        policeAreaId: 'northshire',
        name: `Name of ${id}`,
        shortName: id,
        areaName: id,
        hostOrganisationId: world.organisation.hill,
        ...row,
      })
      .run()
  const own = await (await world.as('amina')).get('/partnerships/riverside/funding')
  t.match(own.text, /Average of 4 partnerships in the area/)
  t.match(own.text, /Meetings held, of those planned 3 of 4 ▲ Slightly behind 0.8 of 4/)
  t.notMatch(own.text, /Name of|Hillside/)
  const api = await (await world.api('amina')).request('GET', '/api/v1/partnerships/riverside/funding')
  t.match(api.json().average, { partnerships: 4, meetingsHeld: 0.8 })
  t.equal(api.json().quarters.length, 8)
})

t.test('A partnership’s quarters come as charts with a table under each, without inline style', async t => {
  const world = await aWorld(t)
  grant(world)
  aYear(world)
  const page = await (await world.as('priya')).get('/funding/northshire/partnerships/riverside')
  const charts = page.html.match(/<svg[\s\S]*?<\/svg>/g) ?? []
  t.equal(charts.length, 6)
  for (const chart of charts) {
    t.match(chart, /role="img" aria-labelledby="[a-z-]+-title [a-z-]+-desc"/)
    t.match(chart, /<title id="[a-z-]+-title">[^<]+<\/title>\s*<desc id="[a-z-]+-desc">By quarter: April to June 2025 /)
    t.notMatch(chart, /NaN|undefined|style=/)
  }
  t.equal(page.html.match(/<caption[^>]*>[^<]*by quarter</g)?.length, 6)
  t.match(page.text, /April to June 2026 1 1/)
  t.notMatch(page.html.replace(/<svg[\s\S]*?<\/svg>/g, ''), / style="/)
})

t.test('Columns order by fixed names only, either way', async t => {
  const world = await aWorld(t)
  grant(world)
  grant(world, 'hillside')
  aYear(world)
  const priya = await world.as('priya')
  const first = async (order: string) =>
    /scope="row"[^>]*><a[^>]*>([^<]+)</.exec((await priya.get(`/funding/northshire?order=${order}`)).html)?.[1]
  t.equal(await first('name'), 'Hillside Against Slavery')
  t.equal(await first('-name'), 'Riverside Against Slavery')
  t.equal(await first('-meetings'), 'Riverside Against Slavery')
  t.equal(await first('meetings'), 'Hillside Against Slavery')
  t.match(
    (await priya.get('/funding/northshire?order=-meetings')).html,
    /aria-sort="descending"><a class="govuk-link" href="\?period=last-12-months&amp;order=meetings"/,
  )
  t.equal((await priya.get('/funding/northshire?order=1;drop')).status, 400)
})

t.test('Downloads are attachments in which nothing is a formula', async t => {
  const world = await aWorld(t)
  const naughty = [
    '=1+1',
    '+1',
    '-1',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    '＝1+1',
    '=HYPERLINK("http://evil.example")',
    'a "quote", 🤝 שלום',
  ]
  for (const [number, name] of naughty.entries())
    world.house.database.tx
      .insert(partnerships)
      .values({
        id: `p${number}`,
        policeAreaId: 'northshire',
        name,
        shortName: 'P',
        areaName: 'P',
        hostOrganisationId: world.organisation.hill,
        ...row,
      })
      .run()
  world.house.database.tx
    .update(organisations)
    .set({ displayName: '=cmd|1' })
    .where(eq(organisations.id, world.organisation.council))
    .run()
  grant(world, 'riverside', { title: '@title' })
  const priya = await world.as('priya')
  for (const file of ['monitoring', 'grants']) {
    const csv = (await priya.get(`/funding/northshire/${file}.csv`)).response
    t.match(csv.headers['content-type'], /^text\/csv; charset=utf-8/)
    t.match(csv.headers['content-disposition'], /^attachment; filename="[a-z0-9-]+\.csv"$/)
    t.equal(csv.body.codePointAt(0), 0xfeff)
    const { rawPayload, headers } = (await priya.get(`/funding/northshire/${file}.xlsx`)).response
    t.match(headers['content-disposition'], /^attachment; filename="[a-z0-9-]+\.xlsx"$/)
    const sheet = (await readXlsx(rawPayload)).sheets[0]?.rows ?? []
    for (const cell of cellsOf(csv.body)) t.notMatch(cell, /^[=+\-@\t\r＝]/)
    const inWorkbook = partOfWordFile(rawPayload, 'xl/worksheets/sheet1.xml')
    t.notMatch(inWorkbook, /<f\b/, 'a cell of text is no formula')
    t.match(inWorkbook, /<c r="A2"(?: s="\d+")? t="s">/, 'it says that it is text')
    t.equal(sheet.length, csv.body.trim().split('\r\n').length)
  }
  t.match((await priya.get('/funding/northshire/monitoring.csv')).response.body, /"a ""quote"", 🤝 שלום"/)
  const workbook = await readXlsx((await priya.get('/funding/northshire/monitoring.xlsx')).response.rawPayload)
  const words = workbook.sheets[0]?.rows.flat() ?? []
  for (const name of naughty)
    t.ok(words.includes(name.replace('\r', '\n')), `${name} stands in the workbook as it was typed`)
})

const cellsOf = (csv: string) =>
  csv
    .slice(1)
    .match(/"(?:[^"]|"")*"|[^,\r\n]+/g)
    ?.map(cell => cell.replace(/^"/, '')) ?? []

t.test('Nobody is behind before they were founded, or before anything of them is on record here', async t => {
  const world = await aWorld(t)
  const { tx } = world.house.database
  const founded = (id: string, of: { foundedOn?: string; createdAt: string }) =>
    tx
      .insert(partnerships)
      .values({
        ...{ id, policeAreaId: 'northshire', name: id, shortName: id, areaName: id, cadence: 'monthly' },
        ...{ hostOrganisationId: world.organisation.hill, updatedAt: of.createdAt, ...of },
      })
      .run()
  founded('newcomer', { foundedOn: '2018-05-01', createdAt: '2027-03-01T09:00:00.000Z' })
  founded('unfounded', { foundedOn: '2027-02-20', createdAt: '2026-01-01T09:00:00.000Z' })
  scene(world, 'hillside').meeting('2025-09-09')
  const api = await world.api('priya')
  const seen = async (period: string, id: string) =>
    (await api.request('GET', `/api/v1/funding/northshire/monitoring?period=${period}`))
      .json()
      .notFunded.find((line: { id: string }) => line.id === id)
  t.match(await seen('last-12-months', 'newcomer'), { meetingsPlanned: 0, pace: 'none planned yet' })
  t.match(await seen('quarter-2026-10', 'newcomer'), { meetingsPlanned: 0, pace: 'no record here' })
  t.match(await seen('quarter-2026-10', 'unfounded'), { meetingsPlanned: 0, pace: 'not founded yet' })
  t.match(await seen('quarter-2027-01', 'unfounded'), { meetingsPlanned: 0, pace: 'none planned yet' })
  t.match(await seen('quarter-2025-10', 'hillside'), { meetingsHeld: 0, meetingsPlanned: 1, pace: 'behind' })
  t.match(await seen('quarter-2025-04', 'hillside'), { meetingsPlanned: 0, pace: 'no record here' })

  const page = await (await world.as('priya')).get('/funding/northshire?period=quarter-2026-10')
  t.match(page.text, /newcomer Record a grant for newcomer No record here 0 of 0/)
  t.match(page.text, /unfounded Record a grant for unfounded Not founded yet 0 of 0/)
  t.match(page.text, /Download this table: CSV/)
  const offered = [...page.html.matchAll(/<option value="([^"]+)"/g)].map(([, key]) => key)
  t.ok(offered.includes('quarter-2025-07'), 'in which the first meeting on record was held')
  t.notOk(offered.includes('quarter-2025-04'), 'of which nothing is on record')
  t.notOk(offered.includes('year-2026'), 'the year to date under another name')
  const chosen = await (await world.as('priya')).get('/funding/northshire?period=year-2026')
  t.match(chosen.html, /<option value="year-2026" selected>/)
  t.notMatch(chosen.html, /<option value="year-to-date"/)
})

t.test('Meetings are planned whole', async t => {
  const world = await aWorld(t)
  world.house.database.tx.update(partnerships).set({ cadence: 'bimonthly' }).run()
  const line = await (await world.api('priya')).request(
    'GET',
    '/api/v1/funding/northshire/monitoring?period=quarter-2026-10',
  )
  t.match(line.json(), { totals: { meetingsPlanned: 0 }, notFunded: [{ meetingsPlanned: 1 }, { meetingsPlanned: 1 }] })
})

t.test('A grant shows to its partnership once it has been offered', async t => {
  const world = await aWorld(t)
  grant(world, 'riverside', { state: 'proposed' })
  const amina = await world.as('amina')
  const { tx } = world.house.database
  for (const state of ['proposed', 'decided', 'declined'] as const) {
    tx.update(grants).set({ state }).run()
    t.notMatch((await amina.get('/partnerships/riverside/funding')).text, /14,000|Co-ordination/, state)
  }
  tx.update(grants).set({ state: 'offered' }).run()
  t.match((await amina.get('/partnerships/riverside/funding')).text, /Co-ordination Riverside Council £14,000.50/)
})

t.test('A download says in each row which days it tells of, in dates that a spreadsheet can sort', async t => {
  const world = await aWorld(t)
  const priya = await world.as('priya')
  const path = '/funding/northshire/monitoring'
  const csv = (await priya.get(`${path}.csv?period=quarter-2026-10`)).response.body
  t.match(csv, /^\uFEFFPartnership,Period from,Period to,/)
  t.match(csv, /\r\nRiverside Against Slavery,2026-10-01,2026-12-31,/)
  const { rawPayload } = (await priya.get(`${path}.xlsx?period=quarter-2026-10`)).response
  const row = (await readXlsx(rawPayload)).sheets[0]?.rows[1] ?? []
  t.strictSame(row.slice(1, 3), [new Date('2026-10-01T00:00:00Z'), new Date('2026-12-31T00:00:00Z')])
})
