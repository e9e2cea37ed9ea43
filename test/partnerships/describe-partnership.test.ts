import t from 'tap'
import { aWorld } from '#test/support/world.ts'

const description = {
  name: 'Riverside Against Slavery',
  areaName: 'Riverside',
  aims: 'To find it and to stop it.',
  cadence: 'monthly',
  quorum: '4',
}

t.test('Amina describes her partnership, and the page shows it', async t => {
  const world = await aWorld(t)
  const amina = await world.as('amina')
  const page = await amina.fillIn('/partnerships/riverside/description', description)
  t.match(page.text, /Description saved/)
  t.match(page.text, /To find it and to stop it/)
})

t.test('Tom may read about the partnership but not describe it', async t => {
  const world = await aWorld(t)
  const tom = await world.as('tom')
  t.equal((await tom.get('/partnerships/riverside')).status, 200)
  t.equal((await tom.get('/partnerships/riverside/description')).status, 403)
})

t.test('To Sam of Hillside, Riverside does not exist', async t => {
  const world = await aWorld(t)
  const sam = await world.as('sam')
  t.equal((await sam.get('/partnerships/riverside')).status, 404)
  const api = await world.api('sam')
  const [foreign, absent] = [
    await api.request('GET', '/api/v1/partnerships/riverside'),
    await api.request('GET', '/api/v1/partnerships/nowhere'),
  ]
  t.equal(foreign.statusCode, 404)
  t.equal(foreign.body, absent.body)
})

t.test('A quorum that is no number is asked for again, and what was typed stays', async t => {
  const world = await aWorld(t)
  const amina = await world.as('amina')
  const page = await amina.fillIn('/partnerships/riverside/description', {
    ...description,
    aims: 'Łódź & "Ö" 🤝',
    quorum: 'many',
  })
  t.equal(page.status, 400)
  t.match(page.text, /There is a problem Enter a whole number/)
  t.match(page.text, /Łódź & "Ö" 🤝/)
})

t.test('Two people describe the partnership at once: the later one is told, and overwrites nothing', async t => {
  const world = await aWorld(t)
  const [amina, colin] = [await world.as('amina'), await world.as('colin')]
  await colin.get('/partnerships/riverside/description')
  await amina.fillIn('/partnerships/riverside/description', { ...description, aims: 'Amina’s aims' })
  const late = await colin.post('/partnerships/riverside/description', { ...description, aims: 'Colin’s aims' })
  t.equal(late.status, 412)
  t.match(late.text, /Someone else changed this partnership/)
  t.match(late.text, /Colin’s aims/)
  t.match((await colin.get('/partnerships/riverside')).text, /Amina’s aims/)
})

t.test('A program describes the partnership with the version it saw', async t => {
  const world = await aWorld(t)
  const api = await world.api('amina')
  const seen = await api.request('GET', '/api/v1/partnerships/riverside')
  t.equal(seen.headers.etag, '"1"')
  const body = { ...description, quorum: 4 }
  const unseen = await api.request('PUT', '/api/v1/partnerships/riverside', { body })
  t.equal(unseen.statusCode, 400)
  const changed = await api.request('PUT', '/api/v1/partnerships/riverside', { body, headers: { 'if-match': '"1"' } })
  t.equal(changed.statusCode, 200)
  t.equal(changed.json().quorum, 4)
  const stale = await api.request('PUT', '/api/v1/partnerships/riverside', { body, headers: { 'if-match': '"1"' } })
  t.equal(stale.statusCode, 412)
  t.match(stale.headers['content-type'], /problem\+json/)
})

t.test('Amina says that the partnership is active once it has met; that it closed is not hers to say', async t => {
  const world = await aWorld(t)
  const api = await world.api('amina')
  const at = '/api/v1/partnerships/riverside'
  const version = async () => String((await api.request('GET', at)).headers.etag)
  const said = { ...description, quorum: 4 }
  const put = async (body: object) => api.request('PUT', at, { body, headers: { 'if-match': await version() } })
  t.match((await put({ ...said, status: 'dormant' })).json(), { status: 'dormant' })
  t.match((await put(said)).json(), { status: 'dormant' }, 'what is left out stays')
  t.match((await put({ ...said, status: 'active' })).json(), { status: 'active' })
  const refused = await put({ ...said, status: 'closed' })
  t.equal(refused.statusCode, 400)
  t.match(refused.body, /Choose how the partnership stands/)
})
