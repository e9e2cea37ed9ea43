import t from 'tap'
import { aMeeting } from '#test/support/meetings.ts'
import { aWorld } from '#test/support/world.ts'
import { planned } from './scene.ts'

const TEMPLATES = '/partnerships/riverside/agenda-templates'
const API = `/api/v1${TEMPLATES}`
const agendaAt = (meetingId: string) => `/partnerships/riverside/meetings/${meetingId}/agenda`
const item = { title: 'Car washes', kind: 'discussion', owner: 'Police', minutesAllotted: '20' }

t.test('Amina finds four built-in templates and plans an extraordinary meeting from one', async t => {
  const world = await aWorld(t)
  const amina = await world.as('amina')
  const list = await amina.get(TEMPLATES)
  t.match(list.text, /Quarterly meeting 15 120 Built in Sub-group .* Conference .* Extraordinary meeting/)
  const saved = await amina.fillIn('/partnerships/riverside/meetings/new', {
    ...{ title: 'Called at once', 'heldOn-day': '20', 'heldOn-month': '4', 'heldOn-year': '2027' },
    ...{ startTime: '10:00', endTime: '11:00', mode: 'online', template: 'extraordinary', next: 'draft' },
  })
  t.match(saved.text, /Draft saved.*Welcome, apologies, quorum/)
  const program = await world.api('amina')
  const drafted = await program.request('POST', '/api/v1/partnerships/riverside/meetings', {
    body: { ...planned, template: 'extraordinary' },
  })
  const agenda = await amina.get(agendaAt(drafted.json().id))
  t.match(
    agenda.text,
    /1\. Welcome, apologies, quorum .*3\. Why this meeting was called .*4\. The question to be decided/,
  )
  t.equal(drafted.json().papersDueOn, '2027-06-03', 'five working days before 10 June')
})

t.test(
  'Papers are due five working days before, Easter and its Monday left out; the day moves with the meeting',
  async t => {
    const world = await aWorld(t)
    const amina = await world.api('amina')
    const at = '/api/v1/partnerships/riverside/meetings'
    const drafted = await amina.request('POST', at, { body: { ...planned, heldOn: '2027-03-31' } })
    t.equal(drafted.json().papersDueOn, '2027-03-22')
    const change = (body: object, version: number) =>
      amina.request('PUT', `${at}/${drafted.json().id}`, {
        body: { ...planned, tell: 'save only', ...body },
        headers: { 'if-match': `"${version}"` },
      })
    const moved = await change({ heldOn: '2027-06-10', papersDueOn: '2027-03-22' }, 1)
    t.equal(moved.json().papersDueOn, '2027-06-03')
    const chosen = await change({ heldOn: '2027-06-10', papersDueOn: '2027-06-01' }, 2)
    t.equal(chosen.json().papersDueOn, '2027-06-01')
    t.equal((await change({ heldOn: '2027-06-17', papersDueOn: '2027-06-01' }, 3)).json().papersDueOn, '2027-06-01')
    const soon = await amina.request('POST', at, { body: { ...planned, heldOn: '2027-03-03' } })
    t.equal(soon.json().papersDueOn, null, 'that day is over already')
  },
)

t.test('A built-in template is changed for Riverside alone, and can be had back', async t => {
  const world = await aWorld(t)
  const amina = await world.as('amina')
  const at = `${TEMPLATES}/quarterly`
  t.match((await amina.get(at)).text, /This template is built in/)
  const added = await amina.fillIn(`${at}/items/new`, { ...item, section: 'Local picture', fills: 'grants' })
  t.match(added.text, /Item added .*6\. Closed item.*7\. Car washes .*Discussion, Police; fills itself .*8\. Pursue/)
  t.match((await amina.submit(`${at}/items/7/up`)).text, /6\. Car washes .*7\. Closed item/)
  t.match(
    (await amina.fillIn(`${at}/items/6`, { ...item, title: 'Hotels', section: '' })).text,
    /Other items .*7\. Hotels/,
  )
  await amina.get(at)
  t.notMatch((await amina.submit(`${at}/items/7/removal`)).text, /Hotels/)
  const stale = await amina.post(`${at}/items/1/removal`, { version: '1' })
  t.equal(stale.status, 412)
  const renamed = await amina.fillIn(at, { name: 'Our quarterly' })
  t.match(renamed.text, /Template renamed/)
  t.match(
    (await (await world.as('sam')).get('/partnerships/hillside/agenda-templates')).text,
    /Quarterly meeting 15 120/,
  )
  t.match((await amina.get(TEMPLATES)).text, /Our quarterly 15 120 Built in, changed by us/)
  await amina.get(at)
  t.match((await amina.submit(`${at}/removal`)).text, /Template removed .*Quarterly meeting 15 120 Built in Sub-group/)
})

t.test('What Amina made of an agenda is kept as a template once, and the next meeting starts from it', async t => {
  const world = await aWorld(t)
  const at = agendaAt(aMeeting(world))
  const amina = await world.as('amina')
  await amina.fillIn(`${at}/items/new`, { ...item, section: 'Business' })
  await amina.fillIn(`${at}/items/new`, { ...item, title: 'Operation Heron', kind: 'closed' })
  await amina.get(`${at}/template`)
  const first = await amina.post(`${at}/template`, { name: 'Our annual' })
  const again = await amina.post(`${at}/template`, { name: 'Our annual' })
  t.equal(first.status, 303)
  t.equal(again.location, first.location, 'sent twice, made once')
  const page = await amina.get(first.location ?? '')
  t.match(page.text, /1\. Car washes .*2\. Closed item \(if needed\)/)
  t.notMatch(page.html, /Heron/)
  const taken = await amina.fillIn(`${at}/template`, { name: 'our ANNUAL' })
  t.equal(taken.status, 400)
  t.match(taken.html, /our ANNUAL/)
  const next = agendaAt(aMeeting(world))
  t.match((await amina.get(next)).text, /Template Quarterly meeting .*Our annual/)
  const started = await amina.submit(`${next}/standing`, { template: (first.location ?? '').split('/').at(-1) ?? '' })
  t.match(started.text, /Agenda started .*Business .*10am 1\. Car washes/)
})

t.test('Templates are the secretariat’s; to Tom they are refused, to Sam they are not there', async t => {
  const world = await aWorld(t)
  const [tom, sam, amina] = [await world.api('tom'), await world.api('sam'), await world.api('amina')]
  t.equal((await tom.request('GET', API)).statusCode, 403)
  t.equal((await sam.request('GET', API)).statusCode, 404)
  const content = { name: 'Faith group', items: [{ title: 'Welcome', kind: 'standing', minutesAllotted: 5 }] }
  const twice = { body: content, headers: { 'idempotency-key': 'one template' } }
  const made = await amina.request('POST', API, twice)
  t.match(made.json(), { name: 'Faith group', isBuiltIn: false, version: 1 })
  t.equal((await amina.request('POST', API, twice)).json().id, made.json().id)
  t.equal((await amina.request('POST', API, { body: { ...content, items: [{ title: '' }] } })).statusCode, 400)
  const one = `${API}/${made.json().id}`
  t.equal((await sam.request('GET', one.replace('riverside', 'hillside'))).statusCode, 404)
  const headers = { 'if-match': '"1"' }
  t.equal((await amina.request('PUT', one, { body: { ...content, items: [] }, headers })).json().version, 2)
  t.equal((await amina.request('PUT', one, { body: content, headers })).statusCode, 412)
  const empty = `/api/v1${agendaAt(aMeeting(world))}/standing`
  t.equal((await amina.request('POST', empty, { body: { template: made.json().id } })).statusCode, 409)
  t.equal((await amina.request('DELETE', one, { headers: { 'if-match': '"2"' } })).json().templates.length, 4)
  t.equal((await amina.request('DELETE', `${API}/quarterly`, { headers: { 'if-match': '"0"' } })).statusCode, 409)
})
