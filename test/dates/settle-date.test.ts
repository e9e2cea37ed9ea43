import t from 'tap'
import { endMembership } from '#test/digests/looks.ts'
import { aWorld, emailOf, type World } from '#test/support/world.ts'
import { API, aFinding, all, answerByLink, DATES, linkOf, type Proposed, toWhom } from './scene.ts'

const settle = async (
  world: World,
  finding: Proposed,
  change: Record<string, unknown> = {},
  version = finding.version,
) =>
  (await world.api('amina')).request('POST', `${API}/${finding.id}/settlement`, {
    body: { timeId: finding.times[1]?.id, tell: 'send', ...change },
    headers: { 'if-match': `"${version}"` },
  })

t.test(
  'Amina confirms a time: a meeting with the standing agenda, invitations to all, and a yes is asked once more',
  async t => {
    const world = await aWorld(t)
    const finding = await aFinding(world)
    await answerByLink(world, 'tom', all(finding, 'yes'))
    const before = world.letters().length
    const amina = await world.as('amina')
    const at = `${DATES}/${finding.id}/times/${finding.times[1]?.id}/confirm`
    const page = await amina.get(at)
    t.match(page.text, /Thursday 25 March 2027, 10am to noon/)
    t.match(page.text, /5 letters, one to each person/)
    t.match(page.text, /asks everybody once more whether they come, those who said yes here too/)
    t.equal(world.letters().length, before, 'looking mails nobody')
    const shown = await amina.submit(at, { tell: 'send' })
    t.match(shown.text, /The date is settled, and invitations are on their way/)
    t.match(shown.text, /Welcome/, 'with the standing agenda')
    t.strictSame(toWhom(world, before), ['amina', 'colin', 'lena', 'pete', 'tom'])
    const toTom = world
      .letters()
      .slice(before)
      .find(each => each.toAddress === emailOf('tom'))
    t.equal(toTom?.calendarMethod, 'REQUEST')
    t.match(toTom?.calendar?.replaceAll('\r\n ', ''), /PARTSTAT=NEEDS-ACTION/)
    const events = world.house.database.sqlite.prepare('select count(*) n from meetings').get() as { n: number }
    t.equal(events.n, 1, 'the losing times never were meetings')
  },
)

t.test(
  'After that every link says when it is and leads on to the meeting’s own answer page; nothing can be answered',
  async t => {
    const world = await aWorld(t)
    const finding = await aFinding(world)
    t.equal((await settle(world, finding, { tell: 'save only' })).statusCode, 200)
    t.equal(world.letters().filter(each => each.calendarMethod).length, 0)
    const browser = world.stranger()
    const page = await browser.get(linkOf(world, 'tom'))
    t.match(page.text, /The date is settled: Thursday 25 March 2027, 10am to noon/)
    const [, answerAt = ''] = /href="(\/links\/[^"]+\/answer)"/.exec(page.html) ?? []
    t.match((await browser.fillIn(answerAt, { answer: 'accepted' })).text, /Your answer is with the chair/)
    const late = await answerByLink(world, 'lena', all(finding, 'no'))
    t.equal(late.page.status, 409)
    const [tom] = world.house.database.sqlite
      .prepare('select answer from invitations where person_id = ?')
      .all(world.person.tom) as { answer: string }[]
    t.equal(tom?.answer, 'accepted')
  },
)

t.test('Confirming twice makes one meeting, from an old page none, and another time later none', async t => {
  const world = await aWorld(t)
  const finding = await aFinding(world)
  t.equal((await settle(world, finding, {}, 9)).statusCode, 412)
  const amina = await world.as('amina')
  const at = `${DATES}/${finding.id}/times/${finding.times[0]?.id}/confirm`
  await amina.get(at)
  const first = await amina.post(at, { tell: 'send' })
  const second = await amina.post(at, { tell: 'send' })
  t.equal(first.status, 303)
  t.equal(second.location, first.location)
  t.equal((await settle(world, finding, {}, 2)).statusCode, 409)
  t.equal((await settle(world, finding, { timeId: finding.id }, 2)).statusCode, 409)
  const rows = world.house.database.sqlite.prepare('select id from meetings').all()
  t.equal(rows.length, 1)
  const tom = await world.api('tom')
  t.equal((await tom.request('POST', `${API}/${finding.id}/settlement`, { body: {} })).statusCode, 403)
})

t.test('A time that is over cannot be confirmed, and without a choice of telling nothing is', async t => {
  const world = await aWorld(t)
  const finding = await aFinding(world)
  world.clock.set('2027-03-19T09:00:00.000Z')
  const over = await settle(world, finding, { timeId: finding.times[0]?.id })
  t.equal(over.statusCode, 400)
  t.match(over.json().detail, 'That time is over')
  t.equal((await settle(world, finding, { tell: 'perhaps' })).statusCode, 400)
  t.strictSame(world.house.database.sqlite.prepare('select id from meetings').all(), [])
  t.notMatch(
    (await (await world.as('amina')).get(`${DATES}/${finding.id}`)).html,
    `times/${finding.times[0]?.id}/confirm`,
  )
})

t.test(
  'The best time is the one with a quorum, then with most organisations, then with most that need no favour',
  async t => {
    const world = await aWorld(t)
    world.house.database.sqlite.prepare("update partnerships set quorum = 2 where id = 'riverside'").run()
    const finding = await aFinding(world, {
      times: ['2027-03-18', '2027-03-19', '2027-03-22', '2027-03-23'].map(heldOn => ({
        heldOn,
        startTime: '10:00',
        endTime: '12:00',
      })),
    })
    const [a = '', b = '', c = '', d = ''] = finding.times.map(each => each.id)
    await answerByLink(world, 'tom', { [a]: 'yes', [b]: 'yes', [c]: 'yes', [d]: 'no' })
    await answerByLink(world, 'pete', { [a]: 'no', [b]: 'if need be', [c]: 'yes', [d]: 'no' })
    await answerByLink(world, 'colin', { [a]: 'no', [b]: 'if need be', [c]: 'no', [d]: 'no' })
    const standings = (await (await world.api('amina')).request('GET', `${API}/${finding.id}/answers`)).json()
    t.strictSame(standings.best, [c, b, a, d])
    t.match(standings.times, [
      { yes: 1, ifNeedBe: 0, no: 2, missing: 0, quorum: 'not met' },
      { yes: 1, ifNeedBe: 2, quorum: 'if need be' },
      { yes: 2, no: 1, quorum: 'met' },
      { yes: 0, no: 3, quorum: 'not met' },
    ])
    const shown = await (await world.as('amina')).get(`${DATES}/${finding.id}`)
    t.match(shown.text, /2 organisations make a quorum/)
    t.match(shown.text, /Not answered yet Lena Fox, Harbour Housing: enter .+ Amina Shah, Riverside Council/)
  },
)

t.test(
  'Who is expected at another partnership’s meeting then is counted, and nothing of that meeting is told',
  async t => {
    const world = await aWorld(t)
    const { sqlite } = world.house.database
    sqlite
      .prepare(
        `insert into memberships (id, person_id, partnership_id, organisation_id, role, invited_at, started_at, undertaking_version)
       values ('m1', ?, 'hillside', ?, 'representative', '2026-01-01T09:00:00.000Z', '2026-01-01T09:00:00.000Z', 1)`,
      )
      .run(world.person.pete, world.organisation.police)
    sqlite
      .prepare(
        `insert into meetings (id, partnership_id, title, held_on, start_time, end_time, starts_at, ends_at, mode, state, ical_uid, revised_at, created_at, updated_at)
       values ('x1', 'hillside', 'Secret Hillside', '2027-03-18', '11:00', '13:00', '2027-03-18T11:00:00.000Z', '2027-03-18T13:00:00.000Z', 'online', 'scheduled', 'u1', '2027-01-01', '2027-01-01', '2027-01-01')`,
      )
      .run()
    sqlite
      .prepare(
        `insert into invitations (id, partnership_id, meeting_id, person_id, organisation_id, invited_at)
       values ('i1', 'hillside', 'x1', ?, ?, '2027-01-01T09:00:00.000Z')`,
      )
      .run(world.person.pete, world.organisation.police)
    const finding = await aFinding(world)
    const shown = await (await world.as('amina')).get(`${DATES}/${finding.id}`)
    t.match(
      shown.text,
      /Thursday 18 March 2027, 10am to noon 1 person asked is expected at another partnership’s meeting/,
    )
    t.notMatch(shown.text, /Secret|Hillside/)
    t.match((await world.stranger().get(linkOf(world, 'pete'))).text, /You are expected at another meeting then/)
    t.notMatch((await world.stranger().get(linkOf(world, 'tom'))).text, /expected at another meeting/)
    const standings = (await (await world.api('colin')).request('GET', `${API}/${finding.id}/answers`)).json()
    t.match(standings.times, [{ clashes: 1 }, { clashes: 0 }])
    sqlite.prepare("update invitations set withdrawn_at = '2027-02-01T09:00:00.000Z' where id = 'i1'").run()
    const free = (await (await world.api('colin')).request('GET', `${API}/${finding.id}/answers`)).json()
    t.match(free.times, [{ clashes: 0 }, { clashes: 0 }], 'whose invitation there was taken back is free')
  },
)

t.test('Withdrawn with a reason: everybody asked is told, once, and every link says so', async t => {
  const world = await aWorld(t)
  const finding = await aFinding(world)
  endMembership(world, 'pete')
  const before = world.letters().length
  const colin = await world.as('colin')
  const at = `${DATES}/${finding.id}/withdraw`
  const wrong = await colin.fillIn(at, { reason: '' })
  t.equal(wrong.status, 400)
  t.match(wrong.text, /Enter why the date is no longer looked for/)
  t.match((await colin.submit(at, { reason: 'The board meets instead' })).text, /Withdrawn, and everybody is told/)
  t.strictSame(toWhom(world, before), ['amina', 'colin', 'lena', 'tom'])
  t.match(world.letters().at(-1)?.text, /Reason: The board meets instead/)
  t.equal((await colin.get(at)).status, 409)
  t.match((await world.stranger().get(linkOf(world, 'tom'))).text, /no longer looked for: The board meets instead/)
  t.equal((await settle(world, finding, {}, 2)).statusCode, 409)
})
