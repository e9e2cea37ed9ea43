import t from 'tap'
import { aMeeting } from '#test/support/meetings.ts'
import { aWorld } from '#test/support/world.ts'

const AT = '/partnerships/riverside/proposals'
const API = `/api/v1${AT}`
const wish = { title: 'Car washes', why: 'Three of us were asked', kind: 'discussion', minutesWanted: '15' }
const file = { name: 'washes.txt', bytes: 'What we saw' }

/** The path of the first page of that kind that a page links to. */
const linkTo = (html: string, what: string) => new RegExp(`href="([^"]+/${what})"`).exec(html)?.[1] ?? ''

t.test('Tom proposes an item with a paper; Amina takes it onto an agenda, and Tom hears and sees it', async t => {
  const world = await aWorld(t)
  const meetingId = aMeeting(world)
  const [tom, amina, pete] = [await world.as('tom'), await world.as('amina'), await world.as('pete')]
  const made = await tom.upload(`${AT}/new`, wish, file)
  t.match(made.text, /Proposed\. You will be told .*Car washes Waiting Tom Okoro, Harbour Housing/)
  const paper = linkTo(made.html, 'documents/[0-9a-f-]{36}')
  t.equal((await pete.get(paper)).status, 404, 'before it is on an agenda it is Harbour Housing’s')
  t.notMatch((await pete.get(AT)).text, /Car washes/)
  const list = await amina.get(AT)
  t.match(list.text, /Three of us were asked .*Take onto an agenda.*Decline/)
  const taking = linkTo(list.html, 'taking')
  const bad = await amina.fillIn(taking, { meetingId, minutesAllotted: 'x' })
  t.equal(bad.status, 400)
  const taken = await amina.fillIn(taking, { meetingId, minutesAllotted: '10', section: 'Business' })
  t.match(taken.text, /Taken onto the agenda .*Car washes On an agenda/)
  t.equal((await amina.post(taking, { meetingId, minutesAllotted: '10', version: '2' })).status, 409)
  const agenda = await pete.get(`/partnerships/riverside/meetings/${meetingId}/agenda`)
  t.match(agenda.text, /Business 10am 1\. Car washes Discussion, Harbour Housing, 10 minutes .*Paper 1a: Car washes/)
  t.equal((await pete.get(paper)).status, 200)
  const [letter] = world.letters()
  t.equal(letter?.toAddress, 'tom@example.org')
  t.equal(letter?.subject, 'RAS: what became of your proposal')
  t.match(letter?.text, /on the agenda of Riverside Against Slavery for 25 March 2027[\s\S]*Car washes/)
  t.match((await tom.get(AT)).text, /On an agenda .*Agenda of Thursday 25 March 2027/)
})

t.test('Amina declines with a reason, once; without one it is asked for and what was typed stays', async t => {
  const world = await aWorld(t)
  const [tom, amina, colin] = [await world.as('tom'), await world.as('amina'), await world.as('colin')]
  await tom.fillIn(`${AT}/new`, wish)
  const declining = linkTo((await amina.get(AT)).html, 'declining')
  t.equal((await amina.fillIn(declining, { reason: ' ' })).status, 400)
  await colin.get(declining)
  t.match((await amina.fillIn(declining, { reason: 'It was on the last agenda' })).text, /Declined, and whoever/)
  const late = await colin.post(declining, { reason: 'Another reason' })
  t.equal(late.status, 409)
  t.match(late.html, /Another reason/)
  t.match((await tom.get(AT)).text, /Car washes Declined .*Why not: It was on the last agenda/)
  t.match(
    world
      .letters()
      .map(each => each.text)
      .join(),
    /Why not: It was on the last agenda/,
  )
})

t.test(
  'A proposal sent twice is made once; nothing typed is lost; it can be taken back by its own organisation',
  async t => {
    const world = await aWorld(t)
    const [tom, lena, pete] = [await world.as('tom'), await world.as('lena'), await world.as('pete')]
    await tom.get(`${AT}/new`)
    await tom.post(`${AT}/new`, wish)
    t.equal((await tom.post(`${AT}/new`, wish)).status, 303)
    const program = await world.api('amina')
    const { rows } = (await program.request('GET', API)).json()
    t.equal(rows.length, 1)
    const bad = await tom.fillIn(`${AT}/new`, { ...wish, title: 'Hotels & inns', why: '' })
    t.equal(bad.status, 400)
    t.match(bad.html, /Hotels &amp; inns/)
    const withdrawal = `${AT}/${rows[0].id}/withdrawal`
    await pete.get(AT)
    t.equal((await pete.post(withdrawal, { version: '1' })).status, 404)
    await lena.get(AT)
    t.match((await lena.submit(withdrawal)).text, /Proposal taken back .*Car washes Taken back/)
    t.strictSame(world.letters(), [])
  },
)

t.test('Programs propose and settle; Tom settles nothing, and to Sam there is nothing', async t => {
  const world = await aWorld(t)
  const [tom, amina, sam] = [await world.api('tom'), await world.api('amina'), await world.api('sam')]
  const body = { ...wish, minutesWanted: 15 }
  const made = await tom.request('POST', API, { body })
  t.match(made.json(), { state: 'open', organisationName: 'Harbour Housing', version: 1 })
  t.equal((await tom.request('POST', API, { body: { ...body, kind: 'closed' } })).statusCode, 400)
  const foreign = await tom.request('POST', API, { body: { ...body, organisationId: world.organisation.police } })
  t.equal(foreign.statusCode, 400)
  const one = `${API}/${made.json().id}`
  const headers = { 'if-match': '"1"' }
  const reason = { body: { reason: 'Not now' } }
  t.equal((await tom.request('POST', `${one}/declining`, { ...reason, headers })).statusCode, 403)
  t.equal((await sam.request('GET', API)).statusCode, 404)
  const elsewhere = one.replace('riverside', 'hillside')
  t.equal((await sam.request('POST', `${elsewhere}/declining`, { ...reason, headers })).statusCode, 404)
  const stale = await amina.request('POST', `${one}/declining`, { ...reason, headers: { 'if-match': '"7"' } })
  t.equal(stale.statusCode, 412)
  t.match((await amina.request('POST', `${one}/declining`, { ...reason, headers })).json(), { state: 'declined' })
})
