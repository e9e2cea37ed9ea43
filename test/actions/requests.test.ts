import t from 'tap'
import { aWorld, emailOf, type World } from '#test/support/world.ts'

const ACTIONS = '/partnerships/riverside/actions'
const API = '/api/v1/partnerships/riverside/actions'

/** Amina raises an action for Harbour Housing; whoever speaks for it has a letter with a link of their own. */
async function raised(world: World, change: Record<string, unknown> = {}) {
  const amina = await world.api('amina')
  const answer = await amina.request('POST', API, {
    body: { text: 'Send the leaflet', ownerOrganisationId: world.organisation.harbour, dueOn: '2027-03-20', ...change },
  })
  const { id } = answer.json() as { id: string }
  const letter = world.letters().at(-1)
  const link = /\/links\/[^/\s]+\/actions/.exec(letter?.text ?? '')?.[0] ?? ''
  return { id, link, amina }
}

t.test('Lena offers her action to the police: it stays hers until Pete takes it, and both hear of it', async t => {
  const world = await aWorld(t)
  const { id } = await raised(world)
  const [lena, pete] = [await world.as('lena'), await world.as('pete')]
  const offered = await lena.fillIn(`${ACTIONS}/${id}/owner`, {
    ownerOrganisationId: world.organisation.police,
    reason: 'They have the list',
  })
  t.match(offered.text, /Until they take it on.*Owner Harbour Housing/)
  t.equal(world.letters().at(-1)?.toAddress, emailOf('pete'))
  const again = await lena.fillIn(`${ACTIONS}/${id}/owner`, {
    ownerOrganisationId: world.organisation.council,
    reason: 'Or they',
  })
  t.equal(again.status, 409)
  t.match(again.text, /offered to Northshire Police already/)
  const [, offer = ''] = /offers\/([0-9a-f-]+)/.exec((await pete.get(ACTIONS)).html) ?? []
  t.match((await pete.get(ACTIONS)).text, /Waiting for you Take on or decline RAS-2027-001/)
  t.equal((await lena.get(`${ACTIONS}/${id}/offers/${offer}`)).status, 403)
  const unsaid = await pete.fillIn(`${ACTIONS}/${id}/offers/${offer}`, { answer: 'decline', reason: '' })
  t.equal(unsaid.status, 400)
  t.match(unsaid.text, /Say why you cannot/)
  const taken = await pete.fillIn(`${ACTIONS}/${id}/offers/${offer}`, { answer: 'take' })
  t.match(taken.text, /It is yours now.*Owner Northshire Police/)
  const told = world.letters().at(-1)
  t.equal(told?.toAddress, emailOf('lena'))
  t.match(told?.text, /Northshire Police has taken this action on/)
  t.equal((await pete.post(`${ACTIONS}/${id}/offers/${offer}`, { answer: 'take' })).status, 409)
})

t.test('Declined with a reason, or taken back, it stays where it was', async t => {
  const world = await aWorld(t)
  const { id } = await raised(world)
  const [lena, pete] = [await world.api('lena'), await world.api('pete')]
  const offer = async () => {
    const seen = await lena.request('GET', `${API}/${id}`)
    const body = { ownerOrganisationId: world.organisation.police, reason: 'They have the list' }
    await lena.request('POST', `${API}/${id}/offers`, { body, headers: { 'if-match': String(seen.headers.etag) } })
    return (await lena.request('GET', `${API}/${id}`)).json().offer.id as string
  }
  const answer = await pete.request('POST', `${API}/${id}/offers/${await offer()}/answer`, {
    body: { answer: 'decline', reason: 'No officers to spare' },
  })
  t.match(answer.json(), { ownerOrganisationName: 'Harbour Housing' })
  t.match(world.letters().at(-1), { toAddress: emailOf('lena') })
  t.match(world.letters().at(-1)?.text, /No officers to spare/)
  const second = await offer()
  t.equal((await (await world.api('tom')).request('DELETE', `${API}/${id}/offers/${second}`)).statusCode, 200)
  t.equal(
    (await pete.request('POST', `${API}/${id}/offers/${second}/answer`, { body: { answer: 'take' } })).statusCode,
    409,
  )
  const sam = await world.api('sam')
  t.equal(
    (await sam.request('POST', `${API}/${id}/offers/${second}/answer`, { body: { answer: 'take' } })).statusCode,
    404,
  )
})

t.test('Lena gives what is her organisation’s to Tom at once', async t => {
  const world = await aWorld(t)
  const { id } = await raised(world)
  const lena = await world.as('lena')
  const given = await lena.fillIn(`${ACTIONS}/${id}/owner`, {
    ownerOrganisationId: world.organisation.harbour,
    ownerPersonId: world.person.tom,
    reason: 'Tom knows the hotels',
  })
  t.match(given.text, /Handed over.*Owner Harbour Housing, Tom Okoro/)
})

t.test(
  'By the link in her letter Lena says how it goes, asks for longer and marks it done, without signing in',
  async t => {
    const world = await aWorld(t)
    const { id, link } = await raised(world)
    const lena = world.stranger()
    t.match((await lena.get(link)).text, /What Harbour Housing has agreed to do.*Send the leaflet/)
    const wrong = await lena.fillIn(`${link}/${id}`, { says: 'longer', words: 'The “printer” failed 🖨' })
    t.equal(wrong.status, 400)
    t.match(wrong.html, /The “printer” failed 🖨/)
    const asked = await lena.fillIn(`${link}/${id}`, {
      says: 'longer',
      words: 'The printer failed',
      dueOn: '2027-04-20',
    })
    t.match(asked.text, /It stands in the register/)
    t.equal(world.letters().at(-1)?.toAddress, emailOf('colin'))
    const colin = await world.as('colin')
    const [, request = ''] = /dates\/([0-9a-f-]+)/.exec((await colin.get(ACTIONS)).html) ?? []
    const granted = await colin.fillIn(`${ACTIONS}/${id}/dates/${request}`, { answer: 'grant' })
    t.match(granted.text, /New date granted.*Due Tuesday 20 April 2027, put off 1 time/)
    t.match(world.letters().at(-1), { toAddress: emailOf('lena') })
    await lena.fillIn(`${link}/${id}`, { says: 'done', words: 'All 41 have it' })
    t.match((await lena.get(link)).text, /Nothing is waiting for you/)
    t.match((await colin.get(`${ACTIONS}/${id}`)).text, /State Done.*All 41 have it/)
    t.equal((await lena.get(`${link}/${id}`)).status, 409)
  },
)

t.test('A link opens nobody else’s actions, and nothing once the membership has ended', async t => {
  const world = await aWorld(t)
  const { link } = await raised(world)
  const police = await raised(world, { ownerOrganisationId: world.organisation.police })
  const lena = world.stranger()
  t.equal((await lena.get(`${link}/${police.id}`)).status, 404)
  t.notMatch((await lena.get(link)).text, /RAS-2027-002/)
  t.equal((await lena.get(link.replace(/.(?=\/actions)/, 'x'))).status, 404)
  const colin = await world.as('colin')
  const members = await colin.get('/partnerships/riverside/members')
  const membership = world.house.database.sqlite
    .prepare("select id from memberships where person_id = ? and partnership_id = 'riverside'")
    .get(world.person.lena) as { id: string }
  t.equal(members.status, 200)
  const ended = await (await world.api('amina')).request(
    'DELETE',
    `/api/v1/partnerships/riverside/members/${membership.id}`,
    {
      headers: { 'if-match': '"1"' },
    },
  )
  t.ok(ended.statusCode < 300, ended.body)
  t.equal((await lena.get(link)).status, 404)
})

t.test('An action outlives whoever had it: with nobody in particular, and the organisation told', async t => {
  const world = await aWorld(t)
  const { id, amina } = await raised(world, { ownerPersonId: world.person.tom })
  const membership = world.house.database.sqlite
    .prepare("select id from memberships where person_id = ? and partnership_id = 'riverside'")
    .get(world.person.tom) as { id: string }
  await amina.request('DELETE', `/api/v1/partnerships/riverside/members/${membership.id}`, {
    headers: { 'if-match': '"1"' },
  })
  const action = (await amina.request('GET', `${API}/${id}`)).json()
  t.match(action, { ownerOrganisationName: 'Harbour Housing', ownerPersonId: null, state: 'open' })
  const told = world.letters().find(each => /nobody in particular/.test(each.subject))
  t.equal(told?.toAddress, emailOf('lena'))
})

t.test('The register finds by words, organisation, person, strand, date and state, and leaves as a file', async t => {
  const world = await aWorld(t)
  await raised(world, { fourP: 'prevent', ownerPersonId: world.person.tom })
  await raised(world, {
    text: '=Map the car washes',
    ownerOrganisationId: world.organisation.police,
    dueOn: '2027-05-01',
  })
  const pete = await world.api('pete')
  const found = async (query: string) =>
    (await pete.request('GET', `${API}?${query}`)).json().rows.map((row: { reference: string }) => row.reference)
  t.strictSame(await found('text=CAR%20map'), ['RAS-2027-002'])
  t.strictSame(await found('text=2027-001'), ['RAS-2027-001'])
  t.strictSame(await found(`organisationId=${world.organisation.police}`), ['RAS-2027-002'])
  t.strictSame(await found(`personId=${world.person.tom}`), ['RAS-2027-001'])
  t.strictSame(await found('fourP=prevent&dueBy=2027-03-20'), ['RAS-2027-001'])
  t.strictSame(await found('dueBy=2027-03-19'), [])
  t.strictSame(await found('state=done'), [])
  t.equal((await pete.request('GET', `${API}?state=silly`)).statusCode, 400)
  const page = await (await world.as('pete')).get(`${ACTIONS}?text=zzz&organisationId=no%25`)
  t.match(page.text, /No action is like that/)
  const file = await (await world.as('pete')).get(`${ACTIONS}.csv?text=car`)
  t.match(file.response.body, /RAS-2027-002,'=Map the car washes/)
  t.notMatch(file.response.body, /RAS-2027-001/)
  t.equal((await (await world.as('sam')).get(`${ACTIONS}.csv`)).status, 404)
})
