import { eq } from 'drizzle-orm'
import t from 'tap'
import { minutes } from '#src/minutes/tables.ts'
import { people } from '#src/people/tables.ts'
import { aMeeting, asked } from '#test/support/meetings.ts'
import { aWorld, type World } from '#test/support/world.ts'

const agendaAt = (meetingId: string) => `/partnerships/riverside/meetings/${meetingId}/agenda`
const item = { title: 'Car washes', kind: 'discussion', owner: 'Police', minutesAllotted: '20' }

/** The addresses of the items' own forms, in the order of the agenda. */
const itemPaths = (html: string) =>
  [...html.matchAll(/href="([^"]+\/agenda\/items\/[0-9a-f-]{36})"/g)].map(([, at = '']) => at)

const approve = (world: World, meetingId: string) =>
  world.house.database.tx
    .insert(minutes)
    .values({
      meetingId,
      partnershipId: 'riverside',
      heldOn: '2027-03-25',
      state: 'approved',
      approvedAt: world.clock.now(),
      approvedRecord: '{}',
      approvedHash: 'x',
      createdAt: world.clock.now(),
      updatedAt: world.clock.now(),
    })
    .run()

t.test(
  'Amina starts from the standing agenda: fifteen items with their times, and words on what does not fit',
  async t => {
    const world = await aWorld(t)
    const at = agendaAt(aMeeting(world))
    const amina = await world.as('amina')
    t.match((await amina.get(at)).text, /There is no agenda yet. Start from a template/)
    const page = await amina.submit(`${at}/standing`)
    t.equal(itemPaths(page.html).length, 15)
    t.match(page.text, /10am 1\. Welcome.*10:05am 2\. Confidentiality.*10:08am 3\. Minutes.*10:11am 4\. Action log/)
    t.match(page.text, /6\. Closed item \(if needed\) .* Discussed in closed session/)
    t.match(page.text, /11:57am 15\. Review/)
    t.notMatch(page.text, /past the end|too long|\b0 minutes/, 'two hours are enough')
    const guest = itemPaths(page.html)[12] ?? ''
    const longer = { title: 'Guest speaker', kind: 'presentation', minutesAllotted: '25', version: '1' }
    t.match(
      (await amina.fillIn(guest, longer)).text,
      /10 minutes past the end.*The items take 130 minutes and the meeting has 120: 10 minutes too long\./,
    )
    t.equal((await amina.post(`${at}/standing`)).status, 409)
  },
)

t.test('Open actions come back under the action log until they are closed, overdue ones marked', async t => {
  const world = await aWorld(t)
  const at = agendaAt(aMeeting(world))
  const amina = await world.as('amina')
  await amina.get(at)
  await amina.post(`${at}/standing`)
  const api = await world.api('amina')
  const raised = await api.request('POST', '/api/v1/partnerships/riverside/actions', {
    body: { text: 'Ring the hotels', ownerOrganisationId: world.organisation.harbour, dueOn: '2027-03-10' },
  })
  world.clock.set('2027-03-24T09:00:00.000Z')
  const tom = await world.as('tom')
  t.match(
    (await tom.get(at)).text,
    /4\. Action log .*RAS-2027-001 Ring the hotels Harbour Housing 10 Mar 2027 Overdue .*5\. Local/,
  )
  const path = `/api/v1/partnerships/riverside/actions/${raised.json().id}`
  const withVersion = (version: number) => ({ headers: { 'if-match': `"${version}"` } })
  await api.request('POST', `${path}/completion`, { body: { evidence: 'Rung' }, ...withVersion(1) })
  await api.request('POST', `${path}/closure`, withVersion(2))
  t.match((await tom.get(at)).text, /4\. Action log .*No action is open/)
})

t.test('Items are added, changed, moved and removed with forms and buttons', async t => {
  const world = await aWorld(t)
  const at = agendaAt(aMeeting(world))
  const amina = await world.as('amina')
  await amina.fillIn(`${at}/items/new`, item)
  await amina.fillIn(`${at}/items/new`, { ...item, title: 'Hotels & “inns”', minutesAllotted: '15' })
  const two = await amina.fillIn(`${at}/items/new`, { ...item, title: 'Farms' })
  const [first = '', second = '', third = ''] = itemPaths(two.html)
  t.match(
    (await amina.submit(`${third}/up`)).text,
    /10am 1\. Car washes .*10:20am 2\. Farms .*10:40am 3\. Hotels & “inns”/,
  )
  t.match((await amina.submit(`${first}/down`)).text, /1\. Farms .*2\. Car washes/)
  t.match((await amina.submit(`${third}/up`)).text, /1\. Farms/, 'the first cannot go higher')
  t.match((await amina.fillIn(second, { ...item, title: 'Inns', minutesAllotted: '5' })).text, /3\. Inns/)
  await amina.get(at)
  const fewer = await amina.submit(`${first}/removal`)
  t.match(fewer.text, /Item removed .*1\. Farms .*2\. Inns/)
  t.notMatch(fewer.text, /Car washes/)
})

t.test('A form sent twice adds one item; bad input is asked for again and kept', async t => {
  const world = await aWorld(t)
  const at = agendaAt(aMeeting(world))
  const amina = await world.as('amina')
  await amina.get(`${at}/items/new`)
  const first = await amina.post(`${at}/items/new`, item)
  await amina.post(`${at}/items/new`, item)
  t.equal(first.status, 303)
  t.equal(itemPaths((await amina.get(at)).html).length, 1)
  const bad = await amina.fillIn(`${at}/items/new`, { ...item, title: 'Rüben 🥕', minutesAllotted: 'ten' })
  t.equal(bad.status, 400)
  t.match(bad.text, /Enter how many minutes it takes/)
  t.match(bad.html, /Rüben 🥕/)
})

t.test('A closed item is a pointer: it takes no note and no paper', async t => {
  const world = await aWorld(t)
  const meetingId = aMeeting(world)
  const at = agendaAt(meetingId)
  const amina = await world.as('amina')
  const refused = await amina.fillIn(`${at}/items/new`, { ...item, kind: 'closed', note: 'What the police found' })
  t.equal(refused.status, 400)
  t.match(refused.text, /A closed item holds no note here/)
  const page = await amina.fillIn(`${at}/items/new`, { ...item, kind: 'closed' })
  t.match(page.text, /Discussed in closed session/)
  const itemId = itemPaths(page.html)[0]?.split('/').at(-1) ?? ''
  const paper = await amina.upload(
    `/partnerships/riverside/meetings/${meetingId}/papers/new`,
    { title: 'Findings', agendaItemId: itemId },
    { name: 'findings.txt', bytes: 'x' },
  )
  t.equal(paper.status, 400)
  t.match(paper.text, /Papers for a closed item are not kept here/)
})

t.test('What a closed item is about is read by those who arrange the agenda, and by no other member', async t => {
  const world = await aWorld(t)
  const meetingId = aMeeting(world)
  const [amina, tom, program] = [await world.as('amina'), await world.as('tom'), await world.api('tom')]
  const arranged = await amina.fillIn(`${agendaAt(meetingId)}/items/new`, { ...item, title: 'Heron', kind: 'closed' })
  t.match(arranged.text, /1\. Heron/)
  for (const path of [agendaAt(meetingId), `/partnerships/riverside/meetings/${meetingId}`]) {
    const page = await tom.get(path)
    t.match(page.text, /Closed item/)
    t.notMatch(page.html, /Heron/)
  }
  const sent = await program.request('GET', `/api/v1${agendaAt(meetingId)}`)
  t.match(sent.json().items[0], { title: 'Closed item', note: 'Discussed in closed session' })
})

t.test('An item with papers is not closed until they are taken away', async t => {
  const world = await aWorld(t)
  const meetingId = aMeeting(world)
  const amina = await world.as('amina')
  const page = await amina.fillIn(`${agendaAt(meetingId)}/items/new`, item)
  const [path = ''] = itemPaths(page.html)
  await amina.upload(
    `/partnerships/riverside/meetings/${meetingId}/papers/new`,
    { title: 'Findings', agendaItemId: path.split('/').at(-1) ?? '' },
    { name: 'findings.txt', bytes: 'Findings' },
  )
  const refused = await amina.fillIn(path, { ...item, kind: 'closed' })
  t.equal(refused.status, 400)
  t.match(refused.text, /Take the papers of this item away first/)
})

t.test('Two people change one item: the later is told, with both texts at hand', async t => {
  const world = await aWorld(t)
  const at = agendaAt(aMeeting(world))
  const [amina, colin] = [await world.as('amina'), await world.as('colin')]
  const [path = ''] = itemPaths((await amina.fillIn(`${at}/items/new`, item)).html)
  await colin.get(path)
  await amina.fillIn(path, { ...item, title: 'Amina’s title' })
  const late = await colin.post(path, { ...item, title: 'Colin’s title' })
  t.equal(late.status, 412)
  t.match(late.text, /Someone else changed this agenda item/)
  t.match(late.html, /Colin’s title/)
  t.match(late.text, /Title Amina’s title Colin’s title/)
  t.match((await colin.submit(path, { ...item, title: 'A title of both' })).text, /A title of both/)
})

t.test(
  'Tom reads the agenda but arranges nothing; to Sam it is not there; a draft only the secretariat sees',
  async t => {
    const world = await aWorld(t)
    const at = agendaAt(aMeeting(world))
    const draft = agendaAt(aMeeting(world, { state: 'draft' }))
    const [tom, sam, amina] = [await world.as('tom'), await world.as('sam'), await world.as('amina')]
    const page = await tom.get(at)
    t.equal(page.status, 200)
    t.notMatch(page.html, /standing/)
    t.equal((await tom.post(`${at}/standing`)).status, 403)
    t.equal((await tom.get(`${at}/items/new`)).status, 403)
    t.equal((await sam.get(at)).status, 404)
    t.equal((await sam.get(at.replace('riverside', 'hillside'))).status, 404)
    t.equal((await tom.get(draft)).status, 404)
    t.equal((await amina.get(draft)).status, 200)
  },
)

t.test('Once the minutes are approved, or the meeting cancelled, the agenda stays as it is', async t => {
  const world = await aWorld(t)
  const [meetingId, cancelled] = [aMeeting(world), aMeeting(world, { state: 'cancelled', cancelledReason: 'Snow' })]
  const amina = await world.as('amina')
  const [path = ''] = itemPaths((await amina.fillIn(`${agendaAt(meetingId)}/items/new`, item)).html)
  approve(world, meetingId)
  const refused = await amina.fillIn(path, { ...item, title: 'Another' })
  t.equal(refused.status, 409)
  t.match(refused.text, /minutes of this meeting are approved, so its agenda stays as it is/)
  t.notMatch((await amina.get(agendaAt(meetingId))).text, /Add an item/)
  t.equal((await amina.post(`${agendaAt(cancelled)}/standing`)).status, 409)
})

t.test('Papers go out to those asked who are members still; the letter names no closed item', async t => {
  const world = await aWorld(t)
  const meetingId = aMeeting(world)
  const at = agendaAt(meetingId)
  const sending = `/partnerships/riverside/meetings/${meetingId}/papers/sending`
  const amina = await world.as('amina')
  await amina.fillIn(`${at}/items/new`, item)
  await amina.fillIn(`${at}/items/new`, { ...item, title: 'Operation Heron', kind: 'closed' })
  t.match((await amina.get(sending)).text, /Nobody has been asked/)
  asked(world, meetingId, 'tom', 'harbour')
  asked(world, meetingId, 'pete', 'police')
  asked(world, meetingId, 'sam', 'hill')
  const before = await amina.get(sending)
  t.match(before.text, /2 people .*Tom Okoro, Harbour Housing Pete Marsh, Northshire Police/)
  await amina.post(sending)
  const after = await amina.submit(sending)
  t.match(after.text, /Agenda and papers sent to 2 people .*Papers out/)
  const letters = world.letters()
  t.strictSame(letters.map(each => each.toAddress).sort(), ['pete@example.org', 'tom@example.org'])
  for (const { subject, text, html } of letters) {
    t.equal(subject, 'RAS: agenda and papers for 25 March 2027')
    t.match(text, /\* 1\. Car washes\n\* 2\. Closed item/)
    t.match(text, /\/meetings\/[0-9a-f-]+\/agenda/)
    t.notMatch(subject + text + html, /Heron/)
  }
  const held = aMeeting(world, { state: 'held' })
  asked(world, held, 'tom', 'harbour')
  const late = await amina.fillIn(`/partnerships/riverside/meetings/${held}/papers/sending`, {})
  t.equal(late.status, 409)
  t.match(late.text, /is over, so its papers cannot go out/)
})

t.test('Somebody with an alias gets letters that name neither the partnership nor its business', async t => {
  const world = await aWorld(t)
  world.house.database.tx.update(people).set({ alias: 'Adviser' }).where(eq(people.id, world.person.tom)).run()
  const meetingId = aMeeting(world)
  asked(world, meetingId, 'tom', 'harbour')
  const amina = await world.as('amina')
  await amina.fillIn(`${agendaAt(meetingId)}/items/new`, item)
  await amina.fillIn(`/partnerships/riverside/meetings/${meetingId}/papers/sending`, {})
  await amina.fillIn('/partnerships/riverside/actions/new', {
    text: 'Ring the shelter',
    ownerOrganisationId: world.organisation.harbour,
    ownerPersonId: world.person.tom,
    dueOn: '2027-03-20',
  })
  const letters = world.letters()
  t.equal(letters.length, 2)
  for (const { subject, text, html, fromName } of letters)
    t.notMatch(`${subject} ${text} ${html} ${fromName}`, /riverside|\bRAS\b|slavery|Car washes|shelter|Harbour/i)
})

t.test('A program arranges an agenda, brings a paper and sends them out', async t => {
  const world = await aWorld(t)
  const meetingId = aMeeting(world)
  asked(world, meetingId, 'tom', 'harbour')
  const [amina, tom, sam] = [await world.api('amina'), await world.api('tom'), await world.api('sam')]
  const at = `/api/v1${agendaAt(meetingId)}`
  const body = { title: 'Car washes', kind: 'discussion', minutesAllotted: 20 }
  t.equal((await amina.request('POST', `${at}/standing`)).json().items.length, 15)
  const added = await amina.request('POST', `${at}/items`, { body })
  t.equal(added.statusCode, 201)
  const itemAt = `${at}/items/${added.json().id}`
  t.equal((await amina.request('PUT', itemAt, { body })).statusCode, 400, 'which version it saw is asked for')
  const headers = { 'if-match': '"1"' }
  t.equal((await amina.request('PUT', itemAt, { body: { ...body, title: 'Nail bars' }, headers })).json().version, 2)
  t.equal((await amina.request('PUT', itemAt, { body, headers })).statusCode, 412)
  const moved = await amina.request('POST', `${itemAt}/moves`, { body: { direction: 'up' } })
  t.match(moved.json().items[14], { title: 'Nail bars', number: 15, startsAtTime: '11:57' })
  const papersAt = at.replace('/agenda', '/papers')
  const paper = { title: 'What we know', fileName: 'known.pdf', content: Buffer.from('%PDF-1.7').toString('base64') }
  const twice = { body: paper, headers: { 'idempotency-key': 'one paper' } }
  const first = await amina.request('POST', papersAt, twice)
  t.match(first.json(), { number: 1, mediaType: 'application/pdf', size: 8 })
  t.equal((await amina.request('POST', papersAt, twice)).json().id, first.json().id)
  t.equal((await amina.request('POST', papersAt, { body: { ...paper, fileName: 'known.exe' } })).statusCode, 400)
  const document = await tom.request('GET', `/partnerships/riverside/documents/${first.json().documentId}`)
  t.equal(document.body, '%PDF-1.7')
  t.match((await tom.request('GET', at)).json(), { papers: [{ title: 'What we know' }], isTooLong: true })
  const sent = await amina.request('POST', `${papersAt}/sending`, { headers })
  t.strictSame(sent.json(), { sentTo: 1 })
  t.equal((await tom.request('DELETE', `${papersAt}/${first.json().id}`)).statusCode, 403)
  t.strictSame((await amina.request('DELETE', `${papersAt}/${first.json().id}`)).json().papers, [])
  const fewer = await amina.request('DELETE', itemAt, { headers: { 'if-match': '"2"' } })
  t.equal(fewer.json().items.length, 15)
  t.equal((await sam.request('GET', at)).statusCode, 404)
})
