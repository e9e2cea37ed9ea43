import t from 'tap'
import { appointTo } from '#src/access/store.ts'
import { activity } from '#src/activity/tables.ts'
import { policeAreas } from '#src/partnerships/tables.ts'
import { aWorld, type World } from '#test/support/world.ts'

const at = '/funding/northshire/grants'
const terms = {
  programme: 'Community Safety Development Fund 2026 to 2027',
  title: 'Co-ordination of the partnership',
  purpose: 'A co-ordinator for two days a week.',
  reasons: 'Partners who know the signs report exploitation earlier.',
  conditions: 'What is not spent goes back.',
  decisionReference: '043-26',
  decidedOn: '2026-03-12',
  amount: '£14,000.50',
  periodStartsOn: '2026-04-01',
  periodEndsOn: '2027-03-31',
}

const grantForm = (world: World, changes: Record<string, string> = {}) => ({
  ...terms,
  state: 'active',
  recipientOrganisationId: world.organisation.council,
  ...changes,
})

const record = async (world: World, changes: Record<string, string> = {}) =>
  (await world.as('priya')).fillIn(`${at}/new?for=riverside`, grantForm(world, changes))

t.test('Priya records a grant typed in pounds; host and partnership are two things', async t => {
  const world = await aWorld(t)
  const priya = await world.as('priya')
  t.match((await priya.get(`${at}/new`)).text, /Which partnership is it for/)
  const shown = await priya.fillIn(`${at}/new?for=riverside`, grantForm(world))
  t.match(shown.text, /Grant recorded/)
  t.match(shown.text, /£14,000.50/)
  t.match(shown.text, /Paid to Riverside Council For the partnership Riverside Against Slavery/)
  t.match((await priya.get(at)).text, /043-26.*Riverside Council.*£14,000.50.*Active/)
})

t.test('A wrong amount, a backward period and a missing reason come back with what was typed', async t => {
  const world = await aWorld(t)
  const priya = await world.as('priya')
  const record = (changes: Record<string, string>) => priya.fillIn(`${at}/new?for=riverside`, grantForm(world, changes))
  for (const amount of ['14,00', '-5', '1e3', '£0', '12.345', '=1+1', '999999999999']) {
    const again = await record({ amount, title: 'Łódź & "Ö" 🤝' })
    t.equal(again.status, 400, amount)
    t.match(again.html, /value="Łódź &amp; &quot;Ö&quot; 🤝"/)
  }
  t.match((await record({ amount: '14,00' })).text, /The amount awarded must be in pounds, such as £14,000.50/)
  t.match((await record({ periodEndsOn: '2026-03-31' })).text, /The last day must be after the first day/)
  t.match((await record({ reasons: '' })).text, /Enter why it would reduce crime and disorder/)
  const stranger = await record({ recipientOrganisationId: world.organisation.hill })
  t.match(stranger.text, /Choose the organisation that hosts the partnership/)
})

t.test('A second press of the button records nothing twice, and a reference is taken once', async t => {
  const world = await aWorld(t)
  const priya = await world.as('priya')
  await priya.get(`${at}/new?for=riverside`)
  const [first, second] = [
    await priya.post(`${at}/new?for=riverside`, grantForm(world)),
    await priya.post(`${at}/new?for=riverside`, grantForm(world)),
  ]
  t.equal(first.location, second.location)
  t.match((await record(world)).text, /Another grant already has this reference/)
})

t.test('A grant moves on as the table of moves allows, and the trail says so without its content', async t => {
  const world = await aWorld(t)
  const priya = await world.as('priya')
  const path = (await priya.fillIn(`${at}/new?for=riverside`, grantForm(world, { state: 'proposed' }))).response
  const id = /grants\/([0-9a-f-]{36})/.exec(path.body)?.[1] ?? ''
  const move = async (to: string) => {
    await priya.get(`${at}/${id}`)
    return priya.submit(`${at}/${id}/move`, { to })
  }
  for (const to of ['decided', 'offered', 'accepted', 'active', 'suspended', 'active', 'closed'])
    t.match((await move(to)).text, new RegExp(`The grant is now ${to}`))
  const page = await priya.get(`${at}/${id}`)
  t.match(page.text, /nothing further happens/)
  const again = await priya.post(`${at}/${id}/move`, { to: 'active', version: '8', _csrf: csrfIn(page.html) })
  t.equal(again.status, 409)
  t.match(again.text, /A grant that is closed cannot become active/)
  const words = world.house.database.tx
    .select()
    .from(activity)
    .all()
    .map(entry => entry.words)
  t.ok(words.includes('Moved grant 043-26 from offered to accepted'))
  t.notMatch(words.join(), /co-ordinator for two days|Co-ordination/)
})

t.test('A change says why; who changed it meanwhile is not overwritten', async t => {
  const world = await aWorld(t)
  const shown = await record(world)
  const id = /grants\/([0-9a-f-]{36})/.exec(shown.html)?.[1] ?? ''
  const [one, other] = [await world.as('priya'), await world.as('priya')]
  await other.get(`${at}/${id}/terms`)
  const change = grantForm(world, { amount: '15000', reason: 'variation agreed' })
  t.match((await one.fillIn(`${at}/${id}/terms`, change)).text, /Grant changed.*£15,000/)
  const late = await other.post(`${at}/${id}/terms`, { ...change, amount: '16000' })
  t.equal(late.status, 412)
  t.match(late.html, /value="16000"/)
  t.equal((await one.fillIn(`${at}/${id}/terms`, { ...change, reason: '' })).status, 400)
  const words = world.house.database.tx
    .select()
    .from(activity)
    .all()
    .map(entry => entry.words)
  t.ok(words.includes('Changed grant 043-26 (variation agreed): amount'))
})

t.test('Finn of finance reads grants and records none; a member finds nothing there', async t => {
  const world = await aWorld(t)
  const shown = await record(world)
  const id = /grants\/([0-9a-f-]{36})/.exec(shown.html)?.[1] ?? ''
  const finn = await world.as('finn')
  const list = await finn.get(at)
  t.match(list.text, /043-26/)
  t.notMatch(list.html, /grants\/new|href="\/funding\/northshire"/)
  t.equal((await finn.get(`${at}/${id}`)).status, 200)
  t.equal((await finn.get(`${at}/new`)).status, 403)
  t.equal((await finn.get('/funding/northshire/grants.csv')).status, 200)
  for (const who of ['amina', 'tom'] as const) t.equal((await (await world.as(who)).get(`${at}/${id}`)).status, 404)
})

t.test('The officer of another area sees neither the area nor its grants', async t => {
  const world = await aWorld(t)
  const { tx } = world.house.database
  const shown = await record(world)
  const id = /grants\/([0-9a-f-]{36})/.exec(shown.html)?.[1] ?? ''
  const officeOrganisationId = world.organisation.office
  tx.insert(policeAreas)
    .values({ id: 'southshire', name: 'Southshire', officeName: 'Commissioner for Southshire', officeOrganisationId })
    .run()
  const [held] = tx.select().from(policeAreas).all()
  t.ok(held)
  world.operate(work =>
    appointTo(work.tx, {
      id: work.ids.newId(),
      personId: world.person.pete,
      post: 'officer',
      policeAreaId: 'southshire',
      startedAt: '2026-01-01T09:00:00.000Z',
    }),
  )
  const pete = await world.as('pete')
  t.equal((await pete.get('/funding/southshire')).status, 200)
  const foreign = ['', '/monitoring.csv', '/monitoring.xlsx', '/grants', `/grants/${id}`, '/partnerships/riverside']
  for (const path of foreign) t.equal((await pete.get(`/funding/northshire${path}`)).status, 404, path)
  t.equal((await pete.get(`/funding/southshire/grants/${id}`)).status, 404)
  t.equal((await pete.get('/funding/southshire/partnerships/riverside')).status, 404)
  t.equal((await pete.get('/funding/southshire/grants/new?for=riverside')).status, 404)
})

t.test('A program records, reads, changes and moves a grant', async t => {
  const world = await aWorld(t)
  const api = await world.api('priya')
  const at = '/api/v1/funding/northshire/grants'
  const body = { ...terms, forPartnershipId: 'riverside', recipientOrganisationId: world.organisation.council }
  const headers = { 'idempotency-key': 'a-grant' }
  const made = await api.request('POST', at, { body, headers })
  t.equal(made.statusCode, 201)
  t.match(made.json(), { amount: '14000.50', state: 'proposed', recipientName: 'Riverside Council' })
  t.equal((await api.request('POST', at, { body, headers })).json().id, made.json().id)
  const one = `${at}/${made.json().id}`
  const change = { ...body, forPartnershipId: undefined, amount: '15000', reason: 'correction' }
  t.equal((await api.request('PUT', one, { body: change })).statusCode, 400)
  const changed = await api.request('PUT', one, { body: change, headers: { 'if-match': String(made.headers.etag) } })
  t.equal(changed.json().amount, '15000.00')
  const stale = await api.request('PUT', one, { body: change, headers: { 'if-match': '"1"' } })
  t.equal(stale.statusCode, 412)
  const moved = await api.request('POST', `${one}/moves`, { body: { to: 'decided' }, headers: { 'if-match': '"2"' } })
  t.match(moved.json(), { state: 'decided', version: 3 })
  t.equal((await api.request('GET', at)).json().rows.length, 1)
  t.equal((await (await world.api('finn')).request('POST', at, { body })).statusCode, 403)
})

t.test('Priya’s program finds out who may receive a grant; nobody else’s learns a name', async t => {
  const world = await aWorld(t)
  const priya = await world.api('priya')
  const at = '/api/v1/funding/northshire'
  const { rows } = (await priya.request('GET', `${at}/partnerships/riverside/recipients`)).json()
  t.strictSame(
    rows.map(({ name }: { name: string }) => name),
    ['Harbour Housing', 'Northshire Police', 'Riverside Council'],
  )
  const body = { ...terms, forPartnershipId: 'riverside', recipientOrganisationId: rows[0].id }
  t.equal((await priya.request('POST', `${at}/grants`, { body })).statusCode, 201)
  t.equal((await priya.request('GET', `${at}/partnerships/elsewhere/recipients`)).statusCode, 404)
  const recipients = `${at}/partnerships/riverside/recipients`
  t.equal((await (await world.api('finn')).request('GET', recipients)).statusCode, 403)
  for (const who of ['amina', 'sam', 'ada'] as const)
    t.equal((await (await world.api(who)).request('GET', recipients)).statusCode, 404, who)
  const { tx } = world.house.database
  tx.insert(policeAreas)
    .values({
      id: 'southshire',
      name: 'Southshire',
      officeName: 'Southshire',
      officeOrganisationId: world.organisation.office,
    })
    .run()
  appointTo(tx, {
    id: 'p',
    personId: world.person.pete,
    post: 'officer',
    policeAreaId: 'southshire',
    startedAt: '2026-01-01T09:00:00.000Z',
  })
  const elsewhere = '/api/v1/funding/southshire/partnerships/riverside/recipients'
  t.equal((await (await world.api('pete')).request('GET', elsewhere)).statusCode, 404)
})

t.test('A program that sends an amount as a number is told how to send it', async t => {
  const world = await aWorld(t)
  const body = {
    ...terms,
    amount: 5000,
    forPartnershipId: 'riverside',
    recipientOrganisationId: world.organisation.council,
  }
  const answer = await (await world.api('priya')).request('POST', '/api/v1/funding/northshire/grants', { body })
  t.match(answer.json(), { status: 400, detail: 'Send the amount as text in pounds, such as "14000.50"' })
})

t.test('Many grants come page by page, none twice and none left out', async t => {
  const world = await aWorld(t)
  const api = await world.api('priya')
  const at = '/api/v1/funding/northshire/grants'
  for (let number = 0; number < 45; number++) {
    const body = { ...terms, forPartnershipId: 'riverside', recipientOrganisationId: world.organisation.council }
    await api.request('POST', at, { body: { ...body, decisionReference: `R-${number}` } })
  }
  const seen: string[] = []
  for (let next: string | null = ''; next !== null; ) {
    const page: { rows: { decisionReference: string }[]; next: string | null } = (
      await api.request('GET', `${at}${next ? `?cursor=${next}` : ''}`)
    ).json()
    seen.push(...page.rows.map(each => each.decisionReference))
    next = page.next
  }
  t.equal(seen.length, 45)
  t.equal(new Set(seen).size, 45)
})

const csrfIn = (html: string) => /name="_csrf" value="([^"]+)"/.exec(html)?.[1] ?? ''

t.test('Priya is never given a partnership that she did not choose, and each wrong date by its name', async t => {
  const world = await aWorld(t)
  const priya = await world.as('priya')
  t.match((await priya.get('/funding/northshire/grants/new')).html, /<option value="">Choose<\/option>/)
  const again = await priya.get('/funding/northshire/grants/new?for=')
  t.match(again.text, /There is a problem Choose the partnership it is for/)
  await priya.get('/funding/northshire/grants/new?for=riverside')
  const wrong = await priya.post('/funding/northshire/grants/new?for=riverside', {
    forPartnershipId: 'riverside',
    ...{ 'decidedOn-day': '31', 'decidedOn-month': '2', 'decidedOn-year': '2027' },
    ...{ 'periodStartsOn-day': '31', 'periodStartsOn-month': '4', 'periodStartsOn-year': '2027' },
    ...{ 'periodEndsOn-day': '31', 'periodEndsOn-month': '6', 'periodEndsOn-year': '2027' },
    ...{ amount: 'much', amountAppliedFor: 'more' },
  })
  for (const field of ['date of the decision', 'first day of the grant', 'last day of the grant'])
    t.match(wrong.text, new RegExp(`The ${field} must be a real date`))
  for (const field of ['amount awarded', 'amount applied for'])
    t.match(wrong.text, new RegExp(`The ${field} must be in pounds`))
})
