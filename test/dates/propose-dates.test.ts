import t from 'tap'
import { aWorld } from '#test/support/world.ts'
import { API, APRIL, aFinding, DATES, linkOf, MARCH, proposal, toWhom } from './scene.ts'

/** The rows of the form: the second leaves the hours to the first, the third is left empty. */
const rows = {
  'times.0.heldOn-day': '18',
  'times.0.heldOn-month': '3',
  'times.0.heldOn-year': '2027',
  'times.0.startTime': '9:30',
  'times.0.endTime': '11:00',
  'times.1.heldOn-day': '25',
  'times.1.heldOn-month': '3',
  'times.1.heldOn-year': '2027',
  'times.3.heldOn-day': '6',
  'times.3.heldOn-month': '4',
  'times.3.heldOn-year': '2027',
  'times.3.startTime': '14:00',
  'times.3.endTime': '15:00',
}
const details = {
  title: 'Summer meeting',
  purpose: 'Planning the year',
  mode: 'in person',
  venue: 'Town Hall',
  'answerBy-day': '11',
  'answerBy-month': '3',
  'answerBy-year': '2027',
  ask: 'everyone',
}

t.test(
  'Amina proposes three times, sees who is mailed, and each member gets one letter with a link of their own',
  async t => {
    const world = await aWorld(t)
    const amina = await world.as('amina')
    t.match((await amina.get('/partnerships/riverside/meetings')).html, `${DATES}/new`)
    const preview = await amina.fillIn(`${DATES}/new`, { ...details, ...rows, next: 'preview' })
    t.match(preview.text, /Nothing is saved yet/)
    t.match(preview.text, /5 letters, one to each person/)
    t.match(preview.text, /Thursday 25 March 2027, 9:30am to 11am/, 'the hours of the row before count')
    t.strictSame(world.letters(), [])
    const shown = await amina.submit(`${DATES}/new`, { next: 'send' })
    t.match(shown.text, /The letters are on their way/)
    t.match(shown.text, /0 of 3 organisations have answered/)
    t.strictSame(toWhom(world), ['amina', 'colin', 'lena', 'pete', 'tom'])
    const toTom = world.letters().find(each => each.toAddress === 'tom@example.org')
    t.match(toTom?.subject, 'When can you meet: RAS')
    t.match(toTom?.text, /Tuesday 6 April 2027, 2pm to 3pm/)
    t.match(toTom?.text, /Answer by: Thursday 11 March 2027/)
    t.equal(toTom?.calendar, null, 'no calendar hears of it')
    t.equal(new Set(world.letters().map(each => /\/links\/\S+/.exec(each.text)?.[0])).size, 5)
  },
)

t.test(
  'Going back keeps everything, asking for more rows keeps everything, and the same form twice is one finding',
  async t => {
    const world = await aWorld(t)
    const colin = await world.as('colin')
    const more = await colin.fillIn(`${DATES}/new`, { ...details, ...rows, next: 'more' })
    t.match(more.html, 'name="times.7.heldOn-day"')
    t.match(more.html, 'value="9:30"')
    await colin.submit(`${DATES}/new`, { ...details, ...rows, next: 'preview' })
    const back = await colin.submit(`${DATES}/new`, { next: 'back' })
    t.match(back.html, 'value="Summer meeting"')
    t.match(back.html, 'value="14:00"')
    await colin.submit(`${DATES}/new`, { ...details, ...rows, next: 'preview' })
    const first = await colin.post(`${DATES}/new`, { next: 'send' })
    const second = await colin.post(`${DATES}/new`, { next: 'send' })
    t.equal(first.status, 303)
    t.equal(second.location, first.location)
    t.equal(world.letters().length, 5)
  },
)

t.test('What is wrong is said of the row it stands in, and nothing is lost', async t => {
  const world = await aWorld(t)
  const amina = await world.as('amina')
  const page = await amina.fillIn(`${DATES}/new`, {
    ...details,
    ...rows,
    title: '',
    'times.3.heldOn-year': '2026',
    next: 'preview',
  })
  t.equal(page.status, 400)
  t.match(page.html, 'href="#title"')
  t.match(page.html, 'value="9:30"')
  const dated = await amina.submit(`${DATES}/new`, {
    ...details,
    ...rows,
    'times.3.heldOn-year': '2026',
    next: 'preview',
  })
  t.match(dated.html, 'href="#times.3.heldOn"')
  t.match(dated.text, /The meeting must be in the future/)
  const alone = {
    ...details,
    ...Object.fromEntries(Object.entries(rows).filter(([name]) => name.startsWith('times.0'))),
  }
  t.match((await amina.submit(`${DATES}/new`, { ...alone, next: 'preview' })).text, /Propose at least two times/)
  const late = await amina.submit(`${DATES}/new`, { ...details, ...rows, 'answerBy-day': '18', next: 'preview' })
  t.match(late.text, /People must answer before the first of the times/)
  const nobody = await amina.submit(`${DATES}/new`, { ...details, ...rows, ask: 'some', next: 'preview' })
  t.match(nobody.text, /Choose at least one organisation or person to ask/)
  t.strictSame(world.letters(), [])
})

t.test('Some are asked: an organisation, and somebody besides; the rest neither hear of it nor see it', async t => {
  const world = await aWorld(t)
  const choice = { ask: 'some', organisationIds: [world.organisation.harbour], personIds: [world.person.colin] }
  const finding = await aFinding(world, choice)
  t.strictSame(toWhom(world), ['colin', 'lena', 'tom'])
  const pete = await world.api('pete')
  t.equal((await pete.request('GET', `${API}/${finding.id}`)).statusCode, 404)
  t.strictSame((await pete.request('GET', API)).json().rows, [])
  const tom = await world.api('tom')
  t.equal((await tom.request('GET', API)).json().rows.length, 1)
  const strangers = { ask: 'some', personIds: [world.person.sam] }
  const amina = await world.api('amina')
  t.match((await amina.request('POST', API, { body: proposal(strangers) })).json().errors, [{ field: 'personIds' }])
})

t.test('A dry run says whom a proposal would ask, and the API refuses what the page refuses', async t => {
  const world = await aWorld(t)
  const amina = await world.api('amina')
  const dry = await amina.request('POST', `${API}/dry-run`, { body: proposal() })
  t.equal(dry.json().people.length, 5)
  t.strictSame(world.letters(), [])
  const wrong = [
    { times: [MARCH] },
    { times: [MARCH, MARCH] },
    { times: [MARCH, { ...APRIL, endTime: '13:00' }] },
    { times: [MARCH, { heldOn: '2027-03-28', startTime: '01:30', endTime: '03:00' }] },
    { answerBy: '2027-02-28' },
    { title: '' },
    { times: Array.from({ length: 13 }, (_, day) => ({ ...APRIL, heldOn: `2027-05-${10 + day}` })) },
  ]
  for (const change of wrong)
    t.equal((await amina.request('POST', API, { body: proposal(change) })).statusCode, 400, JSON.stringify(change))
  const headers = { 'idempotency-key': 'once' }
  const first = await amina.request('POST', API, { body: proposal(), headers })
  const again = await amina.request('POST', API, { body: proposal(), headers })
  t.equal(again.json().id, first.json().id)
  t.equal(world.letters().length, 5)
})

t.test('Tom may not propose, Sam never learns of it, and another partnership’s finding is not found', async t => {
  const world = await aWorld(t)
  const { id } = await aFinding(world)
  const tom = await world.api('tom')
  t.equal((await tom.request('POST', API, { body: proposal() })).statusCode, 403)
  t.equal((await tom.request('GET', `${API}/${id}/answers`)).statusCode, 403)
  const sam = await world.api('sam')
  for (const path of [API, `${API}/${id}`, `${API}/${id}/answers`])
    t.equal((await sam.request('GET', path)).statusCode, 404, path)
  const own = `/api/v1/partnerships/hillside/dates/${id}`
  t.equal((await sam.request('GET', own)).statusCode, 404)
  t.equal((await sam.request('POST', `${own}/reminders`)).statusCode, 404)
  t.equal((await (await world.as('sam')).get(`${DATES}/${id}`)).status, 404)
})

t.test('To whoever goes by another name, a letter names neither the partnership nor what it is about', async t => {
  const world = await aWorld(t)
  world.house.database.sqlite.prepare('update people set alias = ? where id = ?').run('River', world.person.tom)
  await aFinding(world)
  const toTom = world.letters().find(each => each.toAddress === 'tom@example.org')
  const whole = `${toTom?.subject} ${toTom?.text} ${toTom?.html} ${toTom?.fromName}`
  t.notMatch(whole, /\bRAS\b|Riverside|Slavery|Summer meeting|Planning the year|\bTom\b/i)
  t.match(toTom?.subject, 'When can you meet: Community meeting')
  t.equal((await world.stranger().get(linkOf(world, 'tom'))).status, 200)
  const shown = await (await world.as('amina')).get(`${DATES}`)
  t.equal(shown.status, 200)
})
