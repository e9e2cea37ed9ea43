import t from 'tap'
import { aWorld } from '#test/support/world.ts'
import { aMeeting, writtenMinutes } from './scene.ts'

t.test('A program starts, writes, circulates and has minutes approved', async t => {
  const world = await aWorld(t)
  const { api, training } = aMeeting(world, { pete: { answer: 'accepted' } })
  const [colin, amina, tom] = [await world.api('colin'), await world.api('amina'), await world.api('tom')]
  t.equal((await colin.request('GET', api)).statusCode, 404)
  const started = await colin.request('POST', api)
  t.equal(started.statusCode, 201)
  t.match(started.json(), { state: 'draft', record: { quorum: { organisationsPresent: 1, met: true } } })
  const notes = { text: 'Reported 🤝', decision: 'Agreed "so"', outcome: 'agreed' }
  const wrote = await colin.request('PUT', `${api}/items/${training}`, { body: notes, headers: { 'if-match': '"0"' } })
  t.equal(wrote.headers.etag, '"1"')
  t.match(wrote.json(), notes)
  t.equal((await tom.request('GET', `${api}/items/${training}`)).statusCode, 404)
  t.equal((await tom.request('GET', `${api}/attendance`)).statusCode, 404)
  const version = { 'if-match': String((await colin.request('GET', api)).headers.etag) }
  const sent = await colin.request('POST', `${api}/circulation`, { body: { telling: 'send' }, headers: version })
  t.match(sent.json(), { state: 'circulated' })
  t.equal(world.letters().length, 5)
  t.match((await tom.request('GET', `${api}/items/${training}`)).json(), notes)
  world.clock.advance({ hours: 2 })
  const { fingerprint } = (await amina.request('GET', api)).json()
  t.equal((await colin.request('POST', `${api}/approval`, { body: { fingerprint } })).statusCode, 403)
  const other = await amina.request('POST', `${api}/approval`, {
    body: { fingerprint: 'a'.repeat(64), early: true },
  })
  t.equal(other.statusCode, 412)
  t.match((await amina.request('POST', `${api}/approval`, { body: { fingerprint, early: true } })).json(), {
    state: 'approved',
    fingerprint,
  })
  const headers = { 'idempotency-key': 'once' }
  const body = { text: 'For 12 read 11.' }
  for (const _ of [1, 2])
    t.equal((await colin.request('POST', `${api}/addenda`, { body, headers })).json().addenda.length, 1)
})

t.test('A program that writes over somebody is told what stands there now', async t => {
  const world = await aWorld(t)
  const { api, training } = await writtenMinutes(world)
  const colin = await world.api('colin')
  const at = `${api}/items/${training}`
  const body = { text: 'Mine', decision: '', outcome: null }
  t.equal((await colin.request('PUT', at, { body })).statusCode, 400, 'without If-Match')
  const late = await colin.request('PUT', at, { body, headers: { 'if-match': '"0"' } })
  t.equal(late.statusCode, 412)
  t.match(late.headers['content-type'], /problem\+json/)
  t.equal(late.headers.etag, '"1"')
  t.match(late.json(), { status: 412, current: { text: 'Lena reported on training.', version: 1 } })
  const seen = await colin.request('PUT', at, { body, headers: { 'if-match': '"1"' } })
  t.match(seen.json(), { text: 'Mine', outcome: null, version: 2 })
})

t.test('The register is marked as a whole or not at all', async t => {
  const world = await aWorld(t)
  const { api } = await writtenMinutes(world)
  const colin = await world.api('colin')
  const seen = await colin.request('GET', `${api}/attendance`)
  const [first, second] = seen.json().attendance
  const headers = { 'if-match': String(seen.headers.etag) }
  const put = (attendance: object[], given = headers) =>
    colin.request('PUT', `${api}/attendance`, { body: { attendance }, headers: given })
  const stranger = '019a6f3e-7c00-7000-8000-000000000001'
  t.equal(
    (
      await put([
        { id: first.id, attendance: 'part' },
        { id: stranger, attendance: 'part' },
      ])
    ).statusCode,
    404,
  )
  t.equal((await put([{ id: first.id, attendance: 'asleep' }])).statusCode, 400)
  t.strictSame((await colin.request('GET', `${api}/attendance`)).json(), seen.json())
  const marked = await put([{ id: second.id, attendance: 'observer' }])
  t.equal(marked.json().attendance[1].attendance, 'observer')
  t.equal((await put([{ id: second.id, attendance: 'part' }])).statusCode, 412)
})

t.test('To Sam and to the commissioner’s officer, the minutes do not exist', async t => {
  const world = await aWorld(t)
  const { api, training } = await writtenMinutes(world)
  for (const who of ['sam', 'priya'] as const) {
    const program = await world.api(who)
    for (const path of ['', `/items/${training}`, '/attendance'])
      t.equal((await program.request('GET', `${api}${path}`)).statusCode, 404)
    const body = { telling: 'send' }
    const sent = await program.request('POST', `${api}/circulation`, { body, headers: { 'if-match': '"1"' } })
    t.equal(sent.statusCode, 404)
  }
})

t.test('A program adds a substitute once, takes them out again, and raises an action under an item', async t => {
  const world = await aWorld(t)
  const { api, training, closed } = await writtenMinutes(world)
  const colin = await world.api('colin')
  const headers = { 'idempotency-key': 'one substitute' }
  const body = { organisationId: world.organisation.police, substituteName: 'Zoë “Z” 🤝', attendance: 'present' }
  await colin.request('POST', `${api}/attendance/substitutes`, { body, headers })
  const added = await colin.request('POST', `${api}/attendance/substitutes`, { body, headers })
  t.equal(added.statusCode, 201)
  const zoe = added.json().attendance.filter((row: { name: string }) => row.name === 'Zoë “Z” 🤝')
  t.equal(zoe.length, 1)
  const listed = await colin.request('POST', `${api}/attendance/members`, {
    body: { membershipId: '019a6f3e-7c00-7000-8000-000000000001', attendance: 'present' },
  })
  t.equal(listed.statusCode, 400)
  const gone = await colin.request('DELETE', `${api}/attendance/${zoe[0].id}`)
  t.equal(gone.json().attendance.length, added.json().attendance.length - 1)
  const action = { text: 'Ask', ownerOrganisationId: world.organisation.harbour, dueOn: '2027-04-01' }
  const raised = await colin.request('POST', `${api}/items/${training}/actions`, { body: action })
  t.match(raised.json(), { reference: 'RAS-2027-001' })
  t.equal((await colin.request('POST', `${api}/items/${closed}/actions`, { body: action })).statusCode, 409)
  t.match((await colin.request('GET', api)).json().record.items[1].actions, [{ reference: 'RAS-2027-001' }])
})

t.test('What was noted before an item was closed is read by nobody but those who write the minutes', async t => {
  const world = await aWorld(t)
  const { id, at, api, training, colin } = await writtenMinutes(world)
  const secretary = await world.api('colin')
  const content = { title: 'Training for councils', kind: 'closed', owner: 'Harbour Housing', minutesAllotted: 10 }
  const closing = await secretary.request(
    'PUT',
    `/api/v1/partnerships/riverside/meetings/${id}/agenda/items/${training}`,
    {
      body: content,
      headers: { 'if-match': '"1"' },
    },
  )
  t.equal(closing.statusCode, 200, closing.body)
  await colin.get(`${at}/circulate`)
  await colin.submit(`${at}/circulate`, { telling: 'send' })
  const tom = await world.api('tom')
  for (const path of [`${api}/items/${training}`, api, '/api/v1/search?q=reported', `${api}/corrections`])
    t.notMatch((await tom.request('GET', path)).body, /Lena reported|Train every|"agreed"/, path)
  t.match((await secretary.request('GET', `${api}/items/${training}`)).json(), { text: 'Lena reported on training.' })
  const letters = world.letters().filter(each => /minutes are ready|missed/.test(each.subject))
  t.ok(letters.length > 0)
  for (const letter of letters) t.notMatch(letter.text, /1 decision/, 'nor is it counted')
})
