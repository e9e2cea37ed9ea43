import t from 'tap'
import { calendarOf, delivered, lettersTo, scheduled } from '#test/meetings/scene.ts'
import { aWorld } from '#test/support/world.ts'
import { aGroup, GROUPS, groupMeeting, joined, membershipOf } from './scene.ts'

t.test('Amina sets up a sub-group that Pete leads; sent twice there is one', async t => {
  const world = await aWorld(t)
  const chair = await world.as('amina')
  const page = await chair.get(`${GROUPS}/new`)
  const once = /name="_once" value="([^"]+)"/.exec(page.html)?.[1] ?? ''
  const fields = { name: 'Training', kind: 'standing', leadPersonId: world.person.pete, quorum: '0', _once: once }
  const first = await chair.post(`${GROUPS}/new`, fields)
  const again = await chair.post(`${GROUPS}/new`, fields)
  t.equal(first.location, again.location)
  const list = await (await world.as('tom')).get(GROUPS)
  t.match(list.text, /Training.*Pete Marsh/)
  const shown = await (await world.as('tom')).get(first.location ?? '')
  t.match(shown.text, /Northshire Police.*Pete Marsh.*Lead/)
  t.same(world.letters(), [], 'nobody gets a letter')
})

t.test('What is wrong is said and what was typed is kept', async t => {
  const world = await aWorld(t)
  const chair = await world.as('amina')
  await chair.get(`${GROUPS}/new`)
  const noEnd = await chair.post(`${GROUPS}/new`, { name: 'Referral', kind: 'task and finish', purpose: 'Kept words' })
  t.equal(noEnd.status, 400)
  t.match(noEnd.text, /needs the day by which it is done/)
  t.match(noEnd.html, /Kept words/)
  await aGroup(world)
  const taken = await chair.post(`${GROUPS}/new`, { name: 'awareness raising', kind: 'standing' })
  t.match(taken.text, /of that name is at work already/)
})

t.test('Tom sets up nothing, Sam finds nothing, and a stale edit is refused', async t => {
  const world = await aWorld(t)
  const group = await aGroup(world)
  t.equal((await (await world.as('tom')).get(`${GROUPS}/new`)).status, 403)
  t.equal((await (await world.as('tom')).get(`${group}/change`)).status, 403)
  t.equal((await (await world.as('sam')).get(group)).status, 404)
  const chair = await world.as('amina')
  await chair.get(`${group}/change`)
  const change = { name: 'Awareness', kind: 'standing', leadPersonId: world.person.pete, quorum: '2', version: '1' }
  t.equal((await chair.post(`${group}/change`, change)).status, 303)
  t.equal((await chair.post(`${group}/change`, change)).status, 412)
})

t.test('Only members of the group are asked to its meeting; others see that it is and when', async t => {
  const world = await aWorld(t)
  const group = await aGroup(world)
  await joined(await world.as('amina'), group, membershipOf(world, 'lena'))
  const meeting = await groupMeeting(await world.as('pete'), group)
  t.equal(lettersTo(world, 'pete').length, 1)
  t.equal(lettersTo(world, 'lena').length, 1)
  t.equal(lettersTo(world, 'tom').length + lettersTo(world, 'colin').length + lettersTo(world, 'amina').length, 0)
  const tom = await world.as('tom')
  t.match((await tom.get('/partnerships/riverside/meetings')).text, /Planning October.*Awareness Raising.*20 May 2027/)
  const page = await tom.get(meeting)
  t.equal(page.status, 200)
  t.equal((await tom.get('/partnerships/riverside/meetings?of=main')).text.includes('Planning October'), false)
})

t.test('A newcomer to the group gets its coming meetings, a leaver loses them, and nobody else hears', async t => {
  const world = await aWorld(t)
  const group = await aGroup(world)
  await groupMeeting(await world.as('pete'), group)
  const others = () => world.letters().filter(letter => letter.toAddress !== 'tom@example.org').length
  const before = others()
  const lead = await world.as('pete')
  t.equal((await joined(lead, group, membershipOf(world, 'tom'))).status, 303)
  t.match(calendarOf(lettersTo(world, 'tom').at(-1)), /METHOD:REQUEST/)
  t.equal((await joined(lead, group, membershipOf(world, 'tom'))).status, 409, 'but not twice')
  const shown = await lead.get(group)
  const removal = [...shown.html.matchAll(/action="([^"]+\/removal)"/g)].at(-1)?.[1] ?? ''
  t.equal((await lead.post(removal)).status, 303)
  t.match(calendarOf(lettersTo(world, 'tom').at(-1)), /METHOD:CANCEL/)
  t.equal(lettersTo(world, 'tom').length, 2)
  t.equal(others(), before)
})

t.test(
  'Who joins the partnership gets its meetings and not those of a sub-group; who leaves it leaves both',
  async t => {
    const world = await aWorld(t)
    const group = await aGroup(world)
    await joined(await world.as('amina'), group, membershipOf(world, 'lena'))
    await groupMeeting(await world.as('pete'), group)
    await scheduled(await world.as('amina'))
    t.equal(lettersTo(world, 'tom').length, 1, 'the meeting of the partnership only')
    t.equal(lettersTo(world, 'lena').length, 2)
    delivered(world)
    const chair = await world.api('amina')
    const ended = await chair.request(
      'DELETE',
      `/api/v1/partnerships/riverside/members/${membershipOf(world, 'lena')}`,
      { headers: { 'if-match': '"1"' } },
    )
    t.equal(ended.statusCode, 204)
    t.equal(lettersTo(world, 'lena').filter(letter => /METHOD:CANCEL/.test(letter.calendar ?? '')).length, 2)
    t.equal((await (await world.as('amina')).get(group)).text.includes('Lena Fox'), false)
  },
)

t.test('The lead runs the meetings of the own group, and no other', async t => {
  const world = await aWorld(t)
  const group = await aGroup(world)
  const pete = await world.as('pete')
  const meeting = await groupMeeting(pete, group)
  await pete.get(`${meeting}/agenda/items/new`)
  const item = { title: 'Posters', kind: 'discussion', owner: '', minutesAllotted: '10', note: '' }
  t.equal((await pete.post(`${meeting}/agenda/items/new`, item)).status, 303)
  t.equal((await pete.get(`${meeting}/change`)).status, 200)
  const main = await scheduled(await world.as('amina'))
  t.equal((await pete.get(`${main}/change`)).status, 403)
  t.equal((await pete.post(`${main}/agenda/items/new`, item)).status, 403)
  t.equal((await pete.get('/partnerships/riverside/meetings/new')).status, 403)
  world.clock.set('2027-05-20T10:30:00.000Z')
  const later = await world.as('pete')
  await later.get(`${meeting}/minutes`)
  t.equal((await later.post(`${meeting}/minutes`)).status, 303, 'and writes their minutes')
  const tom = await world.as('tom')
  await tom.get(meeting)
  t.equal((await tom.post(`${meeting}/minutes`)).status, 403)
})

t.test('The lead changes what the group is for, and not who leads it', async t => {
  const world = await aWorld(t)
  const group = await aGroup(world)
  const lead = await world.api('pete')
  const at = `/api/v1${group}`
  const content = { name: 'Awareness Raising', kind: 'standing', purpose: 'More', leadPersonId: world.person.pete }
  const headers = { 'if-match': '"1"' }
  t.equal((await lead.request('PUT', at, { body: content, headers })).statusCode, 200)
  const other = { ...content, leadPersonId: world.person.tom }
  t.equal((await lead.request('PUT', at, { body: other, headers: { 'if-match': '"2"' } })).statusCode, 403)
  const closing = { body: { outcome: 'Done' }, headers: { 'if-match': '"2"' } }
  t.equal((await lead.request('POST', `${at}/end`, closing)).statusCode, 403)
})

t.test('Of a closed group nobody outside finds more than its name and when it meets', async t => {
  const world = await aWorld(t)
  const group = await aGroup(world, { name: 'Disruption', isClosed: 'yes' })
  const pete = await world.as('pete')
  const meeting = await groupMeeting(pete, group, { title: 'Car washes in Mill Road' })
  const tom = await world.as('tom')
  for (const path of [
    group,
    meeting,
    `${meeting}/agenda`,
    `${meeting}/pack`,
    `${meeting}/agenda.pdf`,
    `${meeting}/minutes`,
  ])
    t.equal((await tom.get(path)).status, 404, path)
  const groups = (await tom.get(GROUPS)).text
  t.match(groups, /Disruption Closed group Known to its members/)
  t.notMatch(groups, /Pete Marsh/, 'not who leads it')
  const list = await tom.get('/partnerships/riverside/meetings')
  t.match(list.text, /Meeting of a closed sub-group.*20 May 2027/)
  t.notMatch(list.text, /Car washes/)
  t.equal((await pete.get(meeting)).status, 200)
  t.equal((await (await world.as('amina')).get(meeting)).status, 200)
  t.notMatch((await tom.get('/partnerships/riverside/activity')).text, /Car washes/)
  t.notMatch((await tom.get('/search?q=washes')).text, /Car washes in/)
  const rows = await (await world.api('tom')).request('GET', '/api/v1/partnerships/riverside/meetings')
  t.notMatch(rows.body, /Car washes/)
})

t.test('A group ends with what came of it once it has no meeting to come', async t => {
  const world = await aWorld(t)
  const group = await aGroup(world, {
    kind: 'task and finish',
    'endsOn-day': '1',
    'endsOn-month': '6',
    'endsOn-year': '2027',
  })
  await groupMeeting(await world.as('pete'), group)
  const chair = await world.as('amina')
  await chair.get(`${group}/end`)
  t.equal((await chair.post(`${group}/end`, { outcome: 'The leaflet', version: '1' })).status, 409)
  world.clock.set('2027-06-02T09:00:00.000Z')
  const later = await world.as('amina')
  t.match((await later.get(group)).text, /Past its date/)
  await later.get(`${group}/end`)
  t.equal((await later.post(`${group}/end`, { outcome: 'The leaflet', version: '1' })).status, 303)
  t.match((await later.get(group)).text, /Ended.*The leaflet/)
  const plan = await (await world.api('amina')).request('POST', `/api/v1${group}/meetings`, {
    body: { title: 'X', heldOn: '2027-07-01', startTime: '10:00', endTime: '11:00', mode: 'online' },
  })
  t.equal(plan.statusCode, 409)
})

t.test('The report of a group stands on the agenda of the partnership’s meeting and in its minutes', async t => {
  const world = await aWorld(t)
  const group = await aGroup(world)
  const main = await scheduled(await world.as('amina'))
  const chair = await world.as('amina')
  await chair.get(`${main}/agenda`)
  await chair.post(`${main}/agenda/standing`)
  const pete = await world.as('pete')
  const meetingId = main.split('/').at(-1)
  await pete.get(`${group}/reports/${meetingId}`)
  const sent = await pete.post(`${group}/reports/${meetingId}`, { text: 'Two more venues wanted', version: '0' })
  t.equal(sent.status, 303)
  t.match(
    (await (await world.as('tom')).get(`${main}/agenda`)).text,
    /Report of the sub-group Awareness Raising: Two more venues wanted/,
  )
  t.equal((await (await world.as('tom')).get(`${group}/reports/${meetingId}`)).status, 403)
  world.clock.set('2027-06-10T11:00:00.000Z')
  const secretary = await world.as('colin')
  await secretary.get(main)
  await secretary.post(`${main}/minutes`)
  t.match(
    (await secretary.get(`${main}/minutes`)).text,
    /Report of the sub-group Awareness Raising: Two more venues wanted/,
  )
  t.equal((await (await world.as('pete')).get(`${group}/reports/${meetingId}`)).status, 409, 'and is closed by then')
})

t.test('The feed of a member has the meetings of their own groups, and no others', async t => {
  const world = await aWorld(t)
  const group = await aGroup(world)
  await groupMeeting(await world.as('pete'), group)
  const feedOf = async (who: 'pete' | 'tom') => {
    const browser = await world.as(who)
    await browser.get('/account/calendar')
    const made = await browser.post('/account/calendar', { name: 'Phone' })
    const path = /\/calendar\/[\w-]+\.ics/.exec(made.text)?.[0] ?? ''
    return (await world.app.inject({ url: path, headers: { host: '127.0.0.1:3000' } })).body
  }
  t.match(await feedOf('pete'), /Planning October/)
  t.notMatch(await feedOf('tom'), /Planning October/)
})

t.test('Whoever stays out of the directory is not named in a sub-group either, but to those who run it', async t => {
  const world = await aWorld(t)
  const group = await aGroup(world)
  await joined(await world.as('amina'), group, membershipOf(world, 'lena'))
  world.house.database.sqlite
    .prepare(`update people set directory_visibility = 'hidden' where id = ?`)
    .run(world.person.lena)
  const api = async (who: 'tom' | 'pete') =>
    (await (await world.api(who)).request('GET', `/api/v1${group}/members`)).body
  t.notMatch((await (await world.as('tom')).get(group)).text, /Lena/)
  t.notMatch(await api('tom'), /Lena/)
  t.match(await api('tom'), /"name":"A member"/)
  for (const who of ['pete', 'lena', 'colin'] as const)
    t.match((await (await world.as(who)).get(group)).text, /Lena/, who)
  t.match(await api('pete'), /Lena/, 'Pete leads it')
  world.house.database.sqlite.prepare(`update people set alias = 'L.F.' where id = ?`).run(world.person.lena)
  t.match(await api('tom'), /"name":"L\.F\."/, 'by the name she chose she may be called')
})
