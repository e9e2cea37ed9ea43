import t from 'tap'
import { memberships } from '#src/access/tables.ts'
import { workingDaysAfter } from '#src/bank-holidays.ts'
import { invitations, meetings } from '#src/meetings/tables.ts'
import { seats } from '#src/partnerships/tables.ts'
import { calendarOf, lettersTo } from '#test/meetings/scene.ts'
import { aMeeting } from '#test/support/meetings.ts'
import { aWorld, type World } from '#test/support/world.ts'

const NEW = '/partnerships/riverside/programmes/new'
const DATES = '/partnerships/riverside/programmes/dates'

/** The second Tuesday of every third month from April 2027. */
const rule = {
  title: '[month] meeting',
  week: 'second',
  weekday: 'Tuesday',
  repeat: 'every 3 months',
  fromMonth: '2027-04',
  monthsAhead: '12',
  startTime: '10:00',
  endTime: '12:00',
  mode: 'in person',
  venue: 'Town Hall, Riverside',
}

const row = (index: number, change: Record<string, string> = {}) =>
  Object.fromEntries(
    Object.entries({
      title: 'Quarterly meeting',
      'heldOn-day': '13',
      'heldOn-month': String(4 + index),
      'heldOn-year': '2027',
      startTime: '10:00',
      endTime: '12:00',
      mode: 'in person',
      venue: 'Town Hall',
      joiningLink: '',
      include: 'yes',
      ...change,
    }).map(([name, value]) => [`r${index}-${name}`, value]),
  )
const two = { rows: '2', ...row(0), ...row(1), hasStandingAgenda: 'yes' }

/** The boxes of the table as the page shows them: what a browser would send back. */
function boxesIn(html: string): Record<string, string> {
  const boxes: Record<string, string> = {}
  for (const [tag] of html.matchAll(/<input\b[^>]*\bname="(?:r\d+-|rows|_once|hasStanding)[^>]*>/g)) {
    const name = /\bname="([^"]+)"/.exec(tag)?.[1] ?? ''
    if (!tag.includes('checkbox') || / checked/.test(tag)) boxes[name] = /\bvalue="([^"]*)"/.exec(tag)?.[1] ?? ''
  }
  for (const [, name = '', inner = ''] of html.matchAll(/<select[^>]*name="(r\d+-mode)"[^>]*>([\s\S]*?)<\/select>/g))
    boxes[name] = /value="([^"]*)" selected/.exec(inner)?.[1] ?? ''
  return boxes
}

const meetingsOf = (world: World) => world.house.database.tx.select().from(meetings).orderBy(meetings.startsAt).all()

t.test('Amina plans a year in plain words, moves a date, sees who is told, and invites everybody at once', async t => {
  const world = await aWorld(t)
  const amina = await world.as('amina')
  t.match((await amina.get('/partnerships/riverside/meetings')).html, NEW, 'the meetings page leads there')
  await amina.get(NEW)
  const table = await amina.post(NEW, rule)
  t.equal(table.status, 200)
  for (const date of ['13 April 2027', '13 July 2027', '12 October 2027', '11 January 2028'])
    t.match(table.text, `Tuesday ${date}, 10am to noon`)
  t.strictSame(meetingsOf(world), [], 'nothing is saved yet')

  const moved = await amina.post(DATES, { ...boxesIn(table.html), 'r1-heldOn-day': '26', next: 'check' })
  t.match(moved.text, 'Monday 26 July 2027, 10am to noon')
  const preview = await amina.post(DATES, { ...boxesIn(moved.html), next: 'continue' })
  t.match(preview.text, /5 people, 4 invitations each: 20 letters/)
  t.match(preview.text, /Tom Okoro Harbour Housing/)
  t.strictSame(meetingsOf(world), [])

  const done = await amina.submit(DATES, { ...boxesIn(preview.html), tell: 'send', next: 'schedule' })
  t.match(done.text, '4 meetings scheduled, and 20 letters on their way')
  const saved = meetingsOf(world)
  t.strictSame(
    saved.map(({ title, heldOn, startsAt, state }) => [title, heldOn, startsAt.slice(11, 16), state]),
    [
      ['April meeting', '2027-04-13', '09:00', 'scheduled'],
      ['July meeting', '2027-07-26', '09:00', 'scheduled'],
      ['October meeting', '2027-10-12', '09:00', 'scheduled'],
      ['January meeting', '2028-01-11', '10:00', 'scheduled'],
    ],
  )
  t.equal(new Set(saved.map(each => each.icalUid)).size, 4, 'each is an event of its own')
  for (const who of ['amina', 'colin', 'lena', 'tom', 'pete']) t.equal(lettersTo(world, who).length, 4, who)
  t.match((await amina.get(`/partnerships/riverside/meetings/${saved[0]?.id}`)).text, /Welcome, introductions/)
})

t.test(
  'Each of the letters says calmly which of how many it is, and its calendar holds one event without a rule',
  async t => {
    const world = await aWorld(t)
    const amina = await world.as('amina')
    await amina.get(DATES)
    await amina.post(DATES, { ...two, tell: 'send', next: 'schedule' })
    const letters = lettersTo(world, 'tom')
    t.strictSame(
      letters.map(letter => letter.subject),
      ['Invitation: RAS, 13 April 2027 (1 of 2)', 'Invitation: RAS, 13 May 2027 (2 of 2)'],
    )
    for (const letter of letters) {
      t.match(letter.text, /one of 2 meetings planned together/)
      t.match(letter.text, /\* Tuesday 13 April 2027, 10am to noon\n\* Thursday 13 May 2027, 10am to noon/)
      const calendar = calendarOf(letter)
      t.equal(calendar.match(/^BEGIN:VEVENT/gm)?.length, 1)
      t.notMatch(calendar.split('BEGIN:VEVENT')[1], /RRULE/)
    }
  },
)

t.test('Who goes by another name is told as calmly, and nothing in the letter names the partnership', async t => {
  const world = await aWorld(t)
  world.house.database.sqlite.prepare("update people set alias = 'Rose' where id = ?").run(world.person.lena)
  const amina = await world.as('amina')
  await amina.get(DATES)
  await amina.post(DATES, { ...two, tell: 'send', next: 'schedule' })
  const [letter] = lettersTo(world, 'lena')
  t.match(letter?.subject, /^Invitation: .*, 13 April 2027 \(1 of 2\)$/)
  t.match(letter?.text, /one of 2 meetings planned together/)
  t.notMatch(`${letter?.subject} ${letter?.text} ${letter?.html}`, /\bRAS\b|Riverside Against|Slavery|Quarterly/)
})

t.test('Of more than a dozen dates a letter names the first and the last', async t => {
  const world = await aWorld(t)
  const amina = await world.api('amina')
  const group = { title: 'Working group', startTime: '10:00', endTime: '11:00', mode: 'online' }
  const meetings = ['04', '05', '06', '07', '08', '09', '10'].flatMap(month =>
    ['08', '22'].map(day => ({ ...group, heldOn: workingDaysAfter(`2027-${month}-${day}`, 1) })),
  )
  const body = { meetings, tell: 'send' }
  const answer = await amina.request('POST', '/api/v1/partnerships/riverside/programmes', { body })
  t.equal(answer.statusCode, 201, answer.body)
  const text = lettersTo(world, 'tom')[3]?.text
  t.match(text, /one of 14 meetings/)
  t.match(
    text,
    /\* Friday 9 April 2027, 10am to 11am is the first\n\* Monday 25 October 2027, 10am to 11am is the last/,
  )
  t.equal(text?.match(/^\*/gm)?.length, 2)
})

t.test(
  'Saving without telling mails nobody, drafts are seen by the secretariat alone, and one date is not "1 of 1"',
  async t => {
    const world = await aWorld(t)
    const amina = await world.as('amina')
    await amina.get(DATES)
    t.match((await amina.submit(DATES, { ...two, tell: 'draft', next: 'schedule' })).text, /saved as drafts/)
    t.strictSame(new Set(meetingsOf(world).map(each => each.state)), new Set(['draft']))
    t.notMatch((await (await world.as('tom')).get('/partnerships/riverside/meetings')).text, /Quarterly meeting/)
    const later = { rows: '1', ...row(0, { 'heldOn-month': '9' }) }
    await amina.get(DATES)
    await amina.submit(DATES, { ...later, tell: 'save only', next: 'schedule' })
    t.strictSame(world.letters(), [])
    await amina.get(DATES)
    await amina.submit(DATES, { rows: '1', ...row(0, { 'heldOn-month': '12' }), tell: 'send', next: 'schedule' })
    t.equal(lettersTo(world, 'tom').at(-1)?.subject, 'Invitation: RAS, 13 December 2027')
  },
)

t.test('Pressed twice, the year is scheduled once', async t => {
  const world = await aWorld(t)
  const amina = await world.as('amina')
  const page = await amina.get(DATES)
  const sent = { ...two, _once: boxesIn(page.html)._once ?? '', tell: 'send', next: 'schedule' }
  t.equal((await amina.post(DATES, sent)).status, 303)
  t.equal((await amina.post(DATES, sent)).status, 303)
  t.equal(meetingsOf(world).length, 2)
  t.equal(lettersTo(world, 'tom').length, 2)
})

t.test('One date that cannot be stops all of them; every fault stands at its box and what was typed stays', async t => {
  const world = await aWorld(t)
  const amina = await world.as('amina')
  await amina.get(DATES)
  const wrong: [Record<string, string>, RegExp][] = [
    [row(1, { 'heldOn-day': '31', 'heldOn-month': '2' }), /Meeting 2: Enter a real date/],
    [row(1, { 'heldOn-day': '15', 'heldOn-month': '5' }), /Meeting 2: That is a Saturday/],
    [row(1, { 'heldOn-year': '2026' }), /Meeting 2: That time has passed/],
    [row(1, { 'heldOn-year': '9999' }), /Meeting 2: That is more than 5 years ahead/],
    [row(1, { endTime: '09:00' }), /Meeting 2: The meeting must end after it begins/],
    [row(1, { 'heldOn-month': '4' }), /Meeting 2: This date and time stands here twice/],
    [row(1, { title: '' }), /Meeting 2: Enter a title/],
    [row(1, { joiningLink: 'javascript:alert(1)' }), /Meeting 2: Enter a web address/],
  ]
  for (const [change, words] of wrong)
    for (const next of ['continue', 'schedule']) {
      const page = await amina.post(DATES, {
        ...two,
        ...row(0, { venue: 'Łódź & "Ö"' }),
        ...change,
        next,
        tell: 'send',
      })
      t.equal(page.status, 400)
      t.match(page.text, words)
      t.match(page.html, 'Łódź &amp; &quot;Ö&quot;')
    }
  const both = await amina.post(DATES, {
    ...two,
    ...row(0, { title: '' }),
    ...row(1, { startTime: '25:00' }),
    next: 'continue',
  })
  t.match(both.html, 'href="#r0-title"')
  t.match(both.html, 'href="#r1-startTime"')
  const none = await amina.post(DATES, { ...two, 'r0-include': '', 'r1-include': '', next: 'continue' })
  t.match(none.text, /Tick at least one date/)
  const untold = await amina.post(DATES, { ...two, next: 'schedule' })
  t.equal(untold.status, 400)
  t.match(untold.text, /Choose whether to tell people/)
  t.strictSame(meetingsOf(world), [])
  t.strictSame(world.letters(), [])
})

t.test('A rule with a fault is drawn again with what was typed', async t => {
  const world = await aWorld(t)
  const amina = await world.as('amina')
  await amina.get(NEW)
  const page = await amina.post(NEW, { ...rule, repeat: 'chosen months', venue: 'Łódź' })
  t.equal(page.status, 400)
  t.match(page.text, /Choose at least one month/)
  t.match(page.html, 'value="Łódź"')
  t.match((await amina.post(NEW, { ...rule, weekday: 'Saturday' })).text, /Choose a day from Monday to Friday/)
  const chosen = await amina.post(NEW, { ...rule, repeat: 'chosen months', months: ['May', 'November'] })
  t.match(chosen.text, /Tuesday 11 May 2027[\s\S]*Tuesday 9 November 2027/)
})

t.test(
  'Bank holidays, dates to mind and the partnership’s own meetings speak against a date, and another is offered',
  async t => {
    const world = await aWorld(t)
    aMeeting(world, {
      title: 'Strategy day',
      heldOn: '2027-05-13',
      startsAt: '2027-05-13T10:30:00.000Z',
      endsAt: '2027-05-13T12:00:00.000Z',
      startTime: '11:30',
      endTime: '13:00',
    })
    aMeeting(world, {
      title: 'Given up',
      heldOn: '2027-06-15',
      startsAt: '2027-06-15T09:00:00.000Z',
      endsAt: '2027-06-15T11:00:00.000Z',
      state: 'cancelled',
      cancelledReason: 'Ill',
    })
    const amina = await world.as('amina')
    await amina.get(DATES)
    const dates = ['31 5', '13 5', '15 6', '18 10', '23 10', '29 10', '8 5']
    const rows = dates.map((date, index) =>
      row(index, { 'heldOn-day': date.split(' ')[0] ?? '', 'heldOn-month': date.split(' ')[1] ?? '' }),
    )
    const page = await amina.post(DATES, { ...Object.assign({}, ...rows), rows: String(dates.length), next: 'check' })
    t.match(page.text, /Bank holiday: Spring bank holiday/)
    t.match(page.text, /Clashes with your own “Strategy day”, 11:30am to 1pm/)
    t.notMatch(page.text, /Given up/)
    t.match(page.text, /Anti-Slavery Day: Events/)
    t.match(page.text, /That is a Saturday/)
    t.match(page.text, /Diwali: Colleagues/)
    t.match(page.html, 'name="move" value="0:2027-06-01"')
    t.match(page.html, 'name="move" value="0:2027-06-07"')
    const moved = await amina.post(DATES, { ...boxesIn(page.html), move: '0:2027-06-07' })
    t.match(moved.text, /Monday 7 June 2027, 10am to noon/)
    t.notMatch(moved.text, /Spring bank holiday/)
  },
)

/** Hillside meets at the same time, and Northshire Police sits there too; Pete is asked to it, Tom and Lena as well. */
function hillsideMeets(world: World) {
  const { tx } = world.house.database
  const { ids } = world.house
  const id = aMeeting(world, {
    partnershipId: 'hillside',
    title: 'Secret strategy',
    venue: 'Hidden House',
    heldOn: '2027-04-13',
    startTime: '11:00',
    endTime: '13:00',
    startsAt: '2027-04-13T10:00:00.000Z',
    endsAt: '2027-04-13T12:00:00.000Z',
  })
  tx.insert(seats)
    .values({
      id: ids.newId(),
      partnershipId: 'hillside',
      organisationId: world.organisation.police,
      joinedOn: '2026-01-01',
    })
    .run()
  for (const [who, answer] of [
    ['pete', 'needs action'],
    ['tom', 'declined'],
    ['lena', 'accepted'],
    ['colin', 'accepted'],
  ] as const) {
    tx.insert(memberships)
      .values({
        id: ids.newId(),
        partnershipId: 'hillside',
        personId: world.person[who],
        organisationId: world.organisation.police,
        role: 'representative',
        invitedAt: '2027-01-01T09:00:00.000Z',
        startedAt: '2027-01-01T09:00:00.000Z',
        undertakingVersion: 1,
      })
      .run()
    tx.insert(invitations)
      .values({
        id: ids.newId(),
        partnershipId: 'hillside',
        meetingId: id,
        personId: world.person[who],
        organisationId: world.organisation.police,
        invitedAt: '2027-01-01T09:00:00.000Z',
        answer,
      })
      .run()
  }
  return id
}

t.test('Amina learns who of hers is at another partnership’s meeting, and nothing of that meeting', async t => {
  const world = await aWorld(t)
  hillsideMeets(world)
  const { sqlite } = world.house.database
  sqlite.prepare('update people set alias = ? where id = ?').run('Rose', world.person.lena)
  sqlite.prepare("update people set directory_visibility = 'hidden' where id = ?").run(world.person.colin)
  const amina = await world.as('amina')
  await amina.get(DATES)
  const page = await amina.post(DATES, { ...two, next: 'check' })
  t.match(
    page.text,
    /Pete Marsh \(Northshire Police\) is expected at another partnership’s meeting at that time \(11am to 1pm\)/,
  )
  t.match(page.text, /Northshire Police has a seat at another partnership’s meeting at that time/)
  for (const word of ['Secret', 'Hidden House', 'Hillside', 'HAS:', 'Sam Hill', 'Hill Trust'])
    t.notMatch(page.html, word)
  const warnings = page.html.match(/<li><strong class="govuk-tag[\s\S]*?<\/li>/g)?.join() ?? ''
  for (const word of ['Tom', 'Lena', 'Rose', 'Colin'])
    t.notMatch(warnings, word, 'declined, hidden or under another name')
})

t.test('A draft, a cancelled meeting or one at another hour elsewhere is no clash', async t => {
  const world = await aWorld(t)
  const id = hillsideMeets(world)
  const { sqlite } = world.house.database
  const amina = await world.as('amina')
  await amina.get(DATES)
  const clashes = async () => /another partnership/.test((await amina.post(DATES, { ...two, next: 'check' })).text)
  t.equal(await clashes(), true)
  sqlite.prepare("update meetings set state = 'draft' where id = ?").run(id)
  t.equal(await clashes(), false)
  sqlite
    .prepare("update meetings set state = 'scheduled', starts_at = ?, start_time = '12:00' where id = ?")
    .run('2027-04-13T11:00:00.000Z', id)
  t.equal(await clashes(), false, 'one ends as the other begins')
  sqlite
    .prepare("update meetings set starts_at = ?, start_time = '11:00' where id = ?")
    .run('2027-04-13T10:00:00.000Z', id)
  t.equal(await clashes(), true)
  sqlite.prepare('update memberships set ended_at = ? where person_id = ?').run(world.clock.now(), world.person.pete)
  sqlite
    .prepare("update seats set left_on = '2027-01-01' where partnership_id = 'riverside' and organisation_id = ?")
    .run(world.organisation.police)
  t.notMatch((await amina.post(DATES, { ...two, next: 'check' })).text, /Pete|Northshire Police/)
})

t.test('Last year’s meetings are proposed on the same weekdays a year on, at the same times and places', async t => {
  const world = await aWorld(t)
  const held = (heldOn: string, change = {}) =>
    aMeeting(world, {
      title: `Meeting ${heldOn.slice(0, 4)}`,
      heldOn,
      startsAt: `${heldOn}T10:00:00.000Z`,
      endsAt: `${heldOn}T12:00:00.000Z`,
      state: 'held',
      ...change,
    })
  held('2026-04-14', { venue: 'Library' })
  held('2026-06-30', { mode: 'online', venue: null, joiningLink: 'https://join.example/42' })
  held('2026-09-08', { state: 'cancelled', cancelledReason: 'Ill' })
  held('2026-02-10')
  held('2027-02-09')
  const amina = await world.as('amina')
  const page = await amina.get(`${DATES}?from=last-year`)
  const boxes = boxesIn(page.html)
  t.equal(boxes.rows, '3')
  t.match(page.text, /Tuesday 13 April 2027, 10am to noon/)
  t.match(page.text, /Tuesday 29 June 2027, 10am to noon/)
  t.match(page.text, /Tuesday 8 February 2028, 10am to noon/)
  t.strictSame(
    [boxes['r0-venue'], boxes['r0-title'], boxes['r1-joiningLink'], boxes['r1-mode']],
    ['Library', 'Meeting 2027', 'https://join.example/42', 'online'],
  )
  const done = await amina.submit(DATES, { ...boxes, tell: 'save only', next: 'schedule' })
  t.match(done.text, '3 meetings scheduled. Nobody has been told')
  const again = boxesIn((await amina.get(DATES)).html)
  t.notOk(again['r0-include'], 'what is scheduled already is not ticked again')
})

t.test('A line can be added, and where nothing was held the page says so', async t => {
  const world = await aWorld(t)
  const amina = await world.as('amina')
  const empty = await amina.get(DATES)
  t.match(empty.text, /nothing to repeat/)
  const one = await amina.post(DATES, { next: 'add' })
  t.equal(boxesIn(one.html).rows, '1')
  const more = await amina.post(DATES, { rows: '1', ...row(0), next: 'add' })
  t.equal(boxesIn(more.html)['r1-title'], 'Quarterly meeting')
  t.equal(boxesIn(more.html)['r1-heldOn-day'], '')
})

t.test('Tom may not plan, and to Sam there is nothing to plan', async t => {
  const world = await aWorld(t)
  const [tom, sam] = [await world.as('tom'), await world.as('sam')]
  for (const path of [NEW, DATES]) {
    t.equal((await tom.get(path)).status, 403)
    t.equal((await sam.get(path)).status, 404)
  }
  t.notMatch((await tom.get('/partnerships/riverside/meetings')).html, NEW)
})

t.test('A program proposes, checks and schedules alike, once for one key', async t => {
  const world = await aWorld(t)
  hillsideMeets(world)
  const amina = await world.api('amina')
  const at = '/api/v1/partnerships/riverside/programmes'
  const asked = { ...rule, monthsAhead: 12, months: [] }
  const proposed = await amina.request('POST', `${at}/proposals`, { body: asked })
  t.equal(proposed.statusCode, 200, proposed.body)
  const { meetings: proposals } = proposed.json()
  t.equal(proposals.length, 4)
  t.match(proposals[0].warnings[0].words, /Pete Marsh \(Northshire Police\)/)
  t.strictSame(proposals[0].offers, ['2027-04-14', '2027-04-20'])
  t.notMatch(proposed.body, /Secret|Hidden House|[Hh]illside/)

  const plans = proposals.map(
    ({ warnings: _, offers: __, isImpossible: ___, ...plan }: Record<string, unknown>) => plan,
  )
  const checked = await amina.request('POST', `${at}/checks`, { body: { meetings: plans } })
  t.strictSame(checked.json(), proposed.json())
  t.equal((await amina.request('GET', `${at}/last-year`)).statusCode, 200)

  const key = { 'idempotency-key': 'year-1' }
  const body = { meetings: plans, tell: 'send', hasStandingAgenda: true }
  const first = await amina.request('POST', at, { body, headers: key })
  t.equal(first.statusCode, 201, first.body)
  t.equal(first.json().letters, 20)
  t.equal(first.json().meetings[0].state, 'scheduled')
  t.strictSame((await amina.request('POST', at, { body, headers: key })).json(), first.json())
  t.equal(meetingsOf(world).filter(each => each.partnershipId === 'riverside').length, 4)

  const bad = { ...body, meetings: [plans[0], { ...plans[1], heldOn: '2027-07-17' }] }
  const refused = await amina.request('POST', at, { body: bad })
  t.equal(refused.statusCode, 400)
  t.strictSame(refused.json().errors, [
    { field: 'meetings.1.heldOn', words: 'That is a Saturday. Choose a day from Monday to Friday' },
  ])
  for (const wrong of [{}, { ...body, meetings: [] }, { ...body, tell: 'shout' }])
    t.equal((await amina.request('POST', at, { body: wrong })).statusCode, 400)
  t.equal((await (await world.api('tom')).request('POST', at, { body })).statusCode, 403)
  t.equal((await (await world.api('sam')).request('POST', at, { body })).statusCode, 404)
})
