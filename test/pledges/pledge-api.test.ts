import t from 'tap'
import { aWorld, type World } from '#test/support/world.ts'
import { api, wording } from './scene.ts'

const body = (world: World) => ({ ...wording(world), target: 95 })

t.test('A program records a pledge once, submits it, acknowledges it and tells its progress', async t => {
  const world = await aWorld(t)
  const [lena, amina] = [await world.api('lena'), await world.api('amina')]
  const headers = { 'idempotency-key': 'one' }
  const made = await lena.request('POST', api, { body: body(world), headers })
  t.equal(made.statusCode, 201)
  t.equal((await lena.request('POST', api, { body: body(world), headers })).json().id, made.json().id)
  const path = `${api}/${made.json().id}`
  t.equal((await lena.request('POST', `${path}/submission`)).json().state, 'submitted')
  t.equal((await amina.request('POST', `${path}/acknowledgement`)).json().state, 'active')
  const told = await lena.request('POST', `${path}/progress`, { body: { completion: 'limited', reached: 12 } })
  t.equal(told.statusCode, 201)
  t.equal(told.json().reached, 12)
  const history = await amina.request('GET', `${path}/progress`)
  t.equal(history.json().rows[0].by, 'Lena Fox')
  t.equal((await amina.request('POST', `${path}/verification`)).statusCode, 409)
  const done = { text: 'Done', evidenceUrl: 'https://harbour.example/list' }
  t.equal((await lena.request('POST', `${path}/delivery`, { body: done })).json().state, 'delivered')
  t.equal((await amina.request('POST', `${path}/verification`)).json().verifiedOn, '2027-03-01')
})

t.test('A program changes a pledge with the version it saw', async t => {
  const world = await aWorld(t)
  const lena = await world.api('lena')
  const { id } = (await lena.request('POST', api, { body: body(world) })).json()
  const seen = await lena.request('GET', `${api}/${id}`)
  t.equal(seen.headers.etag, '"1"')
  const { organisationId: _, ...said } = body(world)
  const change = { ...said, title: 'We will use a longer checklist' }
  t.equal((await lena.request('PUT', `${api}/${id}`, { body: change })).statusCode, 400)
  const headers = { 'if-match': '"1"' }
  const changed = await lena.request('PUT', `${api}/${id}`, { body: change, headers })
  t.equal(changed.json().title, 'We will use a longer checklist')
  t.equal(changed.headers.etag, '"2"')
  t.equal((await lena.request('PUT', `${api}/${id}`, { body: change, headers })).statusCode, 412)
})

t.test('A list gives twenty, the newest first, and where to go on', async t => {
  const world = await aWorld(t)
  const [lena, pete] = [await world.api('lena'), await world.api('pete')]
  for (let made = 0; made < 22; made++) await lena.request('POST', api, { body: body(world) })
  const first = (await lena.request('GET', api)).json()
  t.equal(first.rows.length, 20)
  t.equal(first.rows[0].reference, 'RAS-P-2027-022')
  const second = (await lena.request('GET', `${api}?cursor=${first.next}`)).json()
  t.strictSame(
    second.rows.map((row: { reference: string }) => row.reference),
    ['RAS-P-2027-002', 'RAS-P-2027-001'],
  )
  t.equal(second.next, null)
  t.strictSame((await pete.request('GET', api)).json().rows, [], 'drafts of Harbour Housing are not for Pete')
  t.strictSame((await lena.request('GET', `${api}?state=active`)).json().rows, [])
  t.equal((await lena.request('GET', `${api}?state=gone`)).statusCode, 400)
})

t.test('The stranger, the wrong role and bad input each get their answer', async t => {
  const world = await aWorld(t)
  const [sam, tom, lena] = [await world.api('sam'), await world.api('tom'), await world.api('lena')]
  const { id } = (await lena.request('POST', api, { body: body(world) })).json()
  t.equal((await sam.request('GET', `${api}/${id}`)).statusCode, 404)
  t.equal((await sam.request('GET', `${api.replace('riverside', 'hillside')}/${id}`)).statusCode, 404)
  t.equal((await tom.request('POST', `${api}/${id}/submission`)).statusCode, 403)
  t.equal((await tom.request('POST', `${api}/${id}/verification`)).statusCode, 403)
  const bad = await lena.request('POST', api, { body: { ...body(world), target: 'many', extra: 1 } })
  t.equal(bad.statusCode, 400)
  t.match(bad.headers['content-type'], /problem\+json/)
})
