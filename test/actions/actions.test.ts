import t from 'tap'
import { aWorld, type World } from '#test/support/world.ts'

const ACTIONS = '/partnerships/riverside/actions'
const API = '/api/v1/partnerships/riverside/actions'

const leaflet = (world: World, change: Record<string, unknown> = {}) => ({
  text: 'Send the leaflet to every hotel',
  ownerOrganisationId: world.organisation.harbour,
  dueOn: '2027-03-20',
  ...change,
})

/** Amina raises one by API; answers it. */
async function raised(world: World, change: Record<string, unknown> = {}) {
  const amina = await world.api('amina')
  const answer = await amina.request('POST', API, { body: leaflet(world, change) })
  if (answer.statusCode !== 201) throw new Error(answer.body)
  return answer.json() as { id: string; reference: string; version: number }
}

t.test('Amina raises an action for Tom: it is numbered, he is told, and it stands in the register', async t => {
  const world = await aWorld(t)
  const amina = await world.as('amina')
  const page = await amina.fillIn(`${ACTIONS}/new`, {
    text: 'Ring “O’Neill & Sons” 🤝 about the leaflet',
    ownerOrganisationId: world.organisation.harbour,
    ownerPersonId: world.person.tom,
    'dueOn-day': '20',
    'dueOn-month': '3',
    'dueOn-year': '2027',
    day: '',
  })
  t.match(page.text, /Action RAS-2027-001 raised/)
  t.match(page.text, /Ring “O’Neill & Sons” 🤝 about the leaflet/)
  const [letter, ...others] = world.letters()
  t.equal(letter?.toAddress, 'tom@example.org')
  t.equal(letter?.subject, 'RAS: an action for Harbour Housing, RAS-2027-001')
  t.match(letter?.text, /\/partnerships\/riverside\/actions\//)
  t.strictSame(others, [])
  t.match((await (await world.as('pete')).get(ACTIONS)).text, /RAS-2027-001 Ring “O’Neill/)
})

t.test('Where nobody is named the organisation’s lead is told, not everybody in it', async t => {
  const world = await aWorld(t)
  await raised(world)
  t.strictSame(
    world.letters().map(each => each.toAddress),
    ['lena@example.org'],
  )
})

t.test('Sent twice, one form raises one action, and numbers follow each other', async t => {
  const world = await aWorld(t)
  const amina = await world.api('amina')
  const headers = { 'idempotency-key': 'the same' }
  const first = await amina.request('POST', API, { body: leaflet(world), headers })
  const again = await amina.request('POST', API, { body: leaflet(world), headers })
  t.equal(first.json().id, again.json().id)
  t.equal((await raised(world)).reference, 'RAS-2027-002')
  world.clock.set('2028-01-05T09:00:00.000Z')
  t.equal((await raised(world, { dueOn: '2028-02-01' })).reference, 'RAS-2028-001')
})

t.test('What cannot be is refused in words, and what was typed stays', async t => {
  const world = await aWorld(t)
  const amina = await world.as('amina')
  const page = await amina.fillIn(`${ACTIONS}/new`, {
    text: 'Do <it>',
    ownerOrganisationId: world.organisation.hill,
    'dueOn-day': '30',
    'dueOn-month': '3',
    'dueOn-year': '2027',
  })
  t.equal(page.status, 400)
  t.match(page.text, /Choose an organisation of this partnership/)
  t.match(page.html, /Do &lt;it&gt;/)
  const api = await world.api('amina')
  for (const [change, words] of [
    [{ dueOn: '2027-02-28' }, /today or later/],
    [{ dueOn: '2027-02-30' }, /real date/],
    [{ text: '' }, /beginning with a verb/],
    [{ ownerPersonId: world.person.pete }, /acts for that organisation/],
    [{ colour: 'red' }, /./],
  ] as const) {
    const answer = await api.request('POST', API, { body: leaflet(world, change) })
    t.equal(answer.statusCode, 400)
    t.match(answer.json().detail, words)
  }
  t.strictSame(world.letters(), [])
})

t.test('Tom may not raise one, and to Sam there is nothing', async t => {
  const world = await aWorld(t)
  const { id } = await raised(world)
  const [tom, sam] = [await world.api('tom'), await world.api('sam')]
  t.equal((await tom.request('POST', API, { body: leaflet(world) })).statusCode, 403)
  t.equal((await sam.request('GET', `${API}/${id}`)).statusCode, 404)
  t.equal((await sam.request('GET', `/api/v1/partnerships/hillside/actions/${id}`)).statusCode, 404)
  t.equal((await sam.request('POST', `${API}/${id}/progress`, { body: { note: 'x' } })).statusCode, 404)
})

t.test('Tom reports on his organisation’s action and marks it done; Amina closes it', async t => {
  const world = await aWorld(t)
  const { id } = await raised(world)
  const [tom, amina] = [await world.as('tom'), await world.as('amina')]
  t.match(
    (await tom.fillIn(`${ACTIONS}/${id}/progress`, { note: 'Half are sent' })).text,
    /Progress noted .*Half are sent/,
  )
  const empty = await tom.fillIn(`${ACTIONS}/${id}/completion`, { evidence: '' })
  t.equal(empty.status, 400)
  t.match(empty.text, /Say what was done/)
  const done = await tom.fillIn(`${ACTIONS}/${id}/completion`, { evidence: 'All 41 have it' })
  t.match(done.text, /State Done .*All 41 have it/)
  t.notMatch(done.text, /Close the action/)
  t.equal((await tom.post(`${ACTIONS}/${id}/closure`, { version: '3' })).status, 403)
  await amina.get(`${ACTIONS}/${id}`)
  const closed = await amina.submit(`${ACTIONS}/${id}/closure`)
  t.match(closed.text, /Action RAS-2027-001 closed .*State Closed/)
  t.match((await amina.get(ACTIONS)).text, /Nothing is open/)
  t.match((await amina.get(`${ACTIONS}?show=all`)).text, /RAS-2027-001/)
})

t.test('Pete cannot report on Harbour Housing’s action, nor Tom on one that is Lena’s own', async t => {
  const world = await aWorld(t)
  const { id } = await raised(world, { ownerPersonId: world.person.lena })
  for (const who of ['pete', 'tom'] as const) {
    const api = await world.api(who)
    t.equal((await api.request('POST', `${API}/${id}/progress`, { body: { note: 'x' } })).statusCode, 403)
    t.equal((await (await world.as(who)).get(`${ACTIONS}/${id}/progress`)).status, 403)
  }
  const lena = await world.api('lena')
  t.equal((await lena.request('POST', `${API}/${id}/progress`, { body: { note: 'x' } })).statusCode, 200)
})

t.test('An action not done by its day is overdue the day after, and shows as such', async t => {
  const world = await aWorld(t)
  await raised(world)
  const api = await world.api('tom')
  world.clock.set('2027-03-20T23:59:00.000Z')
  t.strictSame((await api.request('GET', `${API}?show=overdue`)).json().rows, [])
  world.clock.set('2027-03-21T00:00:00.000Z')
  const [late] = (await api.request('GET', `${API}?show=overdue`)).json().rows
  t.match(late, { reference: 'RAS-2027-001', isOverdue: true })
  t.match((await api.request('GET', `${API}?show=mine`)).json().rows, [{ reference: 'RAS-2027-001' }])
  const pete = await world.api('pete')
  t.strictSame((await pete.request('GET', `${API}?show=mine`)).json().rows, [])
})

t.test('Amina puts it off with a reason, which is counted, and offers it to the police, who are told', async t => {
  const world = await aWorld(t)
  const { id } = await raised(world)
  const amina = await world.as('amina')
  const unsaid = await amina.fillIn(`${ACTIONS}/${id}/due-date`, { dueOn: '2027-04-20', reason: '' })
  t.match(unsaid.text, /Say why/)
  const later = await amina.fillIn(`${ACTIONS}/${id}/due-date`, { dueOn: '2027-04-20', reason: 'The printer failed' })
  t.match(later.text, /put off 1 time .*The printer failed/)
  const offered = await amina.fillIn(`${ACTIONS}/${id}/owner`, {
    ownerOrganisationId: world.organisation.police,
    ownerPersonId: world.person.pete,
    reason: 'They have the list',
  })
  t.match(offered.text, /Offered\. Until they take it on.*Owner Harbour Housing/)
  t.equal(world.letters().at(-1)?.toAddress, 'pete@example.org')
  const cancelled = await amina.fillIn(`${ACTIONS}/${id}/cancellation`, { reason: 'Overtaken' })
  t.match(cancelled.text, /Cancelled because Overtaken/)
  const reopened = await amina.fillIn(`${ACTIONS}/${id}/reopening`, { reason: 'Not so' })
  t.match(reopened.text, /State In progress/)
})

t.test('Two people act on one action at once: the later is told', async t => {
  const world = await aWorld(t)
  const { id } = await raised(world)
  const [amina, colin] = [await world.as('amina'), await world.as('colin')]
  await colin.get(`${ACTIONS}/${id}/cancellation`)
  await amina.fillIn(`${ACTIONS}/${id}/due-date`, { dueOn: '2027-04-20', reason: 'Later' })
  const late = await colin.post(`${ACTIONS}/${id}/cancellation`, { reason: 'Colin’s reason' })
  t.equal(late.status, 412)
  t.match(late.text, /Someone else changed this action/)
  t.match(late.html, /Colin’s reason/)
  t.match(late.text, /Due Tuesday 20 April 2027 Not changed here/)
  const api = await world.api('amina')
  const stale = await api.request('POST', `${API}/${id}/completion`, {
    body: { evidence: 'x' },
    headers: { 'if-match': '"1"' },
  })
  t.equal(stale.statusCode, 412)
  t.match(
    (await colin.submit(`${ACTIONS}/${id}/cancellation`, { reason: 'Even so' })).text,
    /Cancelled because Even so/,
  )
})

t.test('The register is read page by page, each action once', async t => {
  const world = await aWorld(t)
  for (let day = 1; day <= 25; day++) await raised(world, { dueOn: `2027-04-${String(30 - day).padStart(2, '0')}` })
  const api = await world.api('tom')
  for (const show of ['open', 'all']) {
    const first = (await api.request('GET', `${API}?show=${show}`)).json()
    const second = (await api.request('GET', `${API}?show=${show}&cursor=${first.next}`)).json()
    t.equal(second.next, null)
    t.equal(new Set([...first.rows, ...second.rows].map(row => row.reference)).size, 25)
  }
  const tom = await world.as('tom')
  const page = await tom.get(ACTIONS)
  t.match(page.text, /Next page/)
  const next = /href="\?show=open&amp;cursor=([^"]+)"/.exec(page.html)?.[1]
  t.match((await tom.get(`${ACTIONS}?show=open&cursor=${next}`)).text, /Back to the first page/)
})
