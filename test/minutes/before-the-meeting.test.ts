import t from 'tap'
import { meetingById } from '#src/meetings/store.ts'
import { holdWhatHasBegun } from '#src/minutes/hold-meeting.ts'
import { plan } from '#test/meetings/scene.ts'
import { aMeeting as aLaterMeeting } from '#test/support/meetings.ts'
import { aWorld, NOW, type World } from '#test/support/world.ts'
import { aMeeting, circulatedMinutes } from './scene.ts'

const registerOf = (world: World, meetingId: string) =>
  world.house.database.sqlite
    .prepare(
      `select coalesce(p.name, a.substitute_name) || ': ' || a.attendance from attendances a
        left join people p on p.id = a.person_id where a.meeting_id = ? order by 1`,
    )
    .pluck()
    .all(meetingId)

const stateOf = (world: World, id: string) => meetingById(world.house.database.tx, 'riverside', id).state

const seatOf = (world: World, who: 'lena' | 'tom') =>
  world.house.database.sqlite.prepare('select id from attendances where person_id = ?').pluck().get(world.person[who])

/** Half an hour before the spring meeting Colin prepares its minutes. */
async function prepared(t: Parameters<typeof aWorld>[0], answers: Parameters<typeof aMeeting>[1] = {}) {
  const world = await aWorld(t)
  const meeting = aMeeting(world, answers)
  world.clock.advance({ minutes: -30 })
  const colin = await world.as('colin')
  t.match((await colin.get(meeting.at)).text, /The meeting stays as it is until it begins/)
  await colin.post(meeting.at)
  return { world, colin, meeting, page: `/partnerships/riverside/meetings/${meeting.id}` }
}

t.test('Minutes prepared before the meeting leave it to be answered, changed and counted as what it is', async t => {
  const { world, colin, meeting, page } = await prepared(t)
  t.equal(stateOf(world, meeting.id), 'scheduled')
  const tom = await world.as('tom')
  await tom.get(`${page}/answer`)
  t.equal((await tom.post(`${page}/answer`, { answer: 'accepted' })).status, 303)
  t.match((await colin.get(page)).text, /Change this meeting Cancel this meeting/)
  world.clock.set(NOW)
  await colin.get(`${meeting.at}/items/${meeting.training}`)
  await colin.post(`${meeting.at}/items/${meeting.training}`, { text: 'Lena reported.', decision: '', outcome: '' })
  t.equal(stateOf(world, meeting.id), 'held', 'it is held once it has begun and somebody minutes it')
})

t.test('A meeting whose minutes were prepared is held from its first minute, though nobody writes', async t => {
  const { world, meeting } = await prepared(t)
  world.operate(work => holdWhatHasBegun(work as never))
  t.equal(stateOf(world, meeting.id), 'scheduled')
  world.clock.set(NOW)
  world.operate(work => holdWhatHasBegun(work as never))
  t.equal(stateOf(world, meeting.id), 'held')
})

t.test('A meeting cancelled after its minutes were prepared has none', async t => {
  const { world, colin, meeting, page } = await prepared(t)
  await colin.get(`${page}/cancel`)
  t.equal((await colin.post(`${page}/cancel`, { reason: 'The hall is flooded', tell: 'send' })).status, 303)
  t.equal(stateOf(world, meeting.id), 'cancelled')
  t.match((await colin.get(meeting.at)).text, /This meeting was cancelled, so it has no minutes\. What was prepared/)
  t.match((await colin.get(`${meeting.at}/edit`)).text, /This meeting was cancelled, so it has no minutes/)
})

t.test('Minutes are neither circulated nor approved before their meeting has begun', async t => {
  const { world, colin, meeting } = await prepared(t, { lena: { answer: 'accepted' } })
  const page = await colin.get(`${meeting.at}/circulate`)
  t.match(page.text, /The meeting has not begun yet\. Its minutes can be circulated from/)
  t.notMatch(page.text, /Circulate and send the letters/)
  const sent = world.letters().length
  t.equal((await colin.post(`${meeting.at}/circulate`, { telling: 'send' })).status, 409)
  t.equal(world.letters().length, sent)
  const program = await world.api('colin')
  const version = String((await program.request('GET', meeting.api)).headers.etag)
  const refused = await program.request('POST', `${meeting.api}/circulation`, {
    body: { telling: 'send' },
    headers: { 'if-match': version },
  })
  t.equal(refused.statusCode, 409)
  t.match(refused.json().detail, /has not begun yet/)
})

t.test('Minutes in which nobody is marked as there are not circulated', async t => {
  const { world, colin, meeting } = await prepared(t)
  world.clock.set(NOW)
  const page = await colin.get(`${meeting.at}/circulate`)
  t.match(page.text, /Nobody is marked as there yet\. Mark who was there first/)
  t.match(page.html, `href="${meeting.at}/attendance"`)
  t.notMatch(page.text, /Circulate and send the letters/)
  t.equal((await colin.post(`${meeting.at}/circulate`, { telling: 'send' })).status, 409)
})

t.test(
  'The register prepared beforehand follows who answers, is asked and is uninvited until the meeting is held',
  async t => {
    const { world, colin, meeting, page } = await prepared(t, { lena: { answer: 'accepted' } })
    t.same(registerOf(world, meeting.id), [
      'Amina Shah: absent',
      'Colin Reed: absent',
      'Lena Fox: present',
      'Pete Marsh: absent',
      'Tom Okoro: absent',
    ])
    world.clock.advance({ minutes: 5 })
    await colin.get(`${meeting.at}/attendance`)
    const seat = (who: 'amina' | 'colin') =>
      world.house.database.sqlite
        .prepare('select id from attendances where person_id = ?')
        .pluck()
        .get(world.person[who]) as string
    await colin.submit(`${meeting.at}/attendance`, { [`attendance-${seat('amina')}`]: 'apologies' })
    await colin.fillIn(`${meeting.at}/attendance/substitutes`, {
      substituteName: 'Nur Aziz',
      organisationId: world.organisation.police,
      attendance: 'present',
    })
    const answers = {
      amina: { answer: 'accepted' },
      pete: { answer: 'delegated', substituteName: 'Rae Lowe' },
    } as const
    for (const who of ['amina', 'pete'] as const) {
      const browser = await world.as(who)
      await browser.fillIn(`${page}/answer`, answers[who])
    }
    await colin.fillIn(`${page}/invitations/${world.person.lena}/withdrawal`, { tell: 'send' })
    const version = () =>
      world.house.database.sqlite.prepare('select version from minutes where meeting_id = ?').pluck().get(meeting.id)
    const before = version()
    world.clock.set(NOW)
    world.operate(work => holdWhatHasBegun(work as never))
    const followed = [
      'Amina Shah: apologies',
      'Colin Reed: absent',
      'Nur Aziz: present',
      'Pete Marsh: apologies',
      'Rae Lowe: present',
      'Tom Okoro: absent',
    ]
    t.same(registerOf(world, meeting.id), followed, 'what Colin marked and added stands as he left it')
    t.not(version(), before, 'whoever reads it by program sees that it changed')
    await colin.fillIn(`${meeting.at}/items/${meeting.training}`, { text: 'Lena reported.', decision: '', outcome: '' })
    t.same(registerOf(world, meeting.id), followed)
  },
)

t.test('A mark that Colin makes as the meeting begins counts, whatever was answered last', async t => {
  const { world, colin, meeting, page } = await prepared(t)
  const tom = await world.as('tom')
  await colin.get(`${meeting.at}/attendance`)
  await tom.fillIn(`${page}/answer`, { answer: 'declined' })
  world.clock.set(NOW)
  const seat = world.house.database.sqlite
    .prepare('select id from attendances where person_id = ?')
    .pluck()
    .get(world.person.tom)
  t.equal((await colin.post(`${meeting.at}/attendance`, { [`attendance-${seat}`]: 'present' })).status, 303)
  t.match(registerOf(world, meeting.id), [
    'Amina Shah: absent',
    'Colin Reed: absent',
    'Lena Fox: absent',
    'Pete Marsh: absent',
    'Tom Okoro: present',
  ])
})

t.test('A meeting that was moved after its minutes were prepared has the register of its new day', async t => {
  const { world, colin, meeting, page } = await prepared(t, { lena: { answer: 'accepted' } })
  const seat = seatOf(world, 'lena')
  await (await world.api('colin')).request('PUT', `${meeting.api}/attendance/${seat}/mark`, { body: { mark: 'part' } })
  t.match(registerOf(world, meeting.id), { 2: 'Lena Fox: part' })
  const moved = { ...plan, 'heldOn-day': '8', 'heldOn-month': '3' }
  await colin.fillIn(`${page}/change`, moved)
  await colin.post(`${page}/change`, { tell: 'send' })
  t.match((await colin.get(page)).text, /8 March 2027/)
  world.clock.set('2027-03-08T09:00:00.000Z')
  const tom = await world.as('tom')
  await tom.fillIn(`${page}/answer`, { answer: 'accepted' })
  world.clock.set('2027-03-08T10:00:00.000Z')
  world.operate(work => holdWhatHasBegun(work as never))
  t.match(registerOf(world, meeting.id), { 2: 'Lena Fox: absent', 4: 'Tom Okoro: present' }, 'Lena was asked anew')
  t.same(world.house.database.sqlite.prepare('select distinct held_on from attendances').pluck().all(), ['2027-03-08'])
})

t.test('Lena, whom Colin saw in the room, stays present though her calendar declines before the beginning', async t => {
  const { world, colin, meeting, page } = await prepared(t, { lena: { answer: 'accepted' } })
  const at = `${meeting.api}/attendance/${seatOf(world, 'lena')}/mark`
  await (await world.api('colin')).request('PUT', at, { body: { mark: 'present' } })
  await (await world.as('lena')).fillIn(`${page}/answer`, { answer: 'declined' })
  world.clock.set(NOW)
  world.operate(work => holdWhatHasBegun(work as never))
  t.match(registerOf(world, meeting.id), { 2: 'Lena Fox: present' })
  t.match((await colin.get('/home')).text, /Spring meeting/, 'it has begun and is not over: home still shows it')
  const late = await (await world.as('tom')).get(`${page}/answer`)
  t.match(late.text, /This meeting has begun/)
})

t.test('Whoever comes while a meeting that opens late still waits is there for the whole of it', async t => {
  const { world, meeting } = await prepared(t)
  world.clock.advance({ minutes: 35 })
  const at = `${meeting.api}/attendance/${seatOf(world, 'tom')}/mark`
  await (await world.api('colin')).request('PUT', at, { body: { mark: 'arrived' } })
  t.match(registerOf(world, meeting.id), { 4: 'Tom Okoro: present' })
})

t.test('Colin opens the meeting from a quarter of an hour before its time, and from then on it is held', async t => {
  const { world, colin, meeting, page } = await prepared(t, { lena: { answer: 'accepted' } })
  const program = await world.api('colin')
  const sitting = `${meeting.at}/sitting`
  const early = await colin.get(sitting)
  t.match(early.text, /The meeting can be opened from 1 March 2027 at 9:45am/)
  t.notMatch(early.html, /<button class="govuk-button">Open the meeting/)
  t.equal((await colin.post(sitting)).status, 409)
  const refused = await program.request('POST', `${meeting.api}/sitting`)
  t.match(refused.json(), { status: 409, detail: 'The meeting can be opened from 1 March 2027 at 9:45am' })
  t.equal(stateOf(world, meeting.id), 'scheduled')
  world.clock.advance({ minutes: 15 })
  t.match((await colin.fillIn(sitting, {})).text, /The meeting is open.*Item 1: began 9:45am, planned 10am/)
  t.equal(stateOf(world, meeting.id), 'held')
  await colin.get(page)
  t.equal((await colin.post(`${page}/cancel`, { reason: 'The hall is flooded', tell: 'send' })).status, 409)
  const tom = await world.as('tom')
  await tom.get(page)
  t.equal((await tom.post(`${page}/answer`, { answer: 'accepted' })).status, 409)
})

t.test('No action is raised in minutes that are only prepared: the meeting may yet be called off', async t => {
  const { world, colin, meeting } = await prepared(t)
  const item = `${meeting.at}/items/${meeting.training}`
  const action = { text: 'Find a room', ownerOrganisationId: world.organisation.harbour, dueOn: '2027-04-03' }
  for (const place of ['edit', 'sitting']) {
    const { html, text } = await colin.get(`${meeting.at}/${place}`)
    t.match(text, /Actions can be raised from 1 March 2027 at 10am, or once the meeting is opened/)
    t.notMatch(html, `href="${item}/actions`)
    // The minute-taking page brings its box: when the meeting opens there may be no connection to fetch it by.
    t.equal(html.includes(`action="${item}/actions/line"`), place === 'sitting')
  }
  for (const form of [`${item}/actions`, `${item}/actions/line`]) {
    const refused = await colin.get(form)
    t.equal(refused.status, 409)
    t.match(refused.text, /Actions can be raised from 1 March 2027 at 10am/)
  }
  const program = await world.api('colin')
  const raise = () => program.request('POST', `${meeting.api}/items/${meeting.training}/actions`, { body: action })
  t.match((await raise()).json(), { status: 409, detail: /^Actions can be raised from 1 March 2027 at 10am/ })
  world.clock.advance({ minutes: 20 })
  await program.request('POST', `${meeting.api}/sitting`)
  t.match((await colin.get(`${meeting.at}/sitting`)).html, `action="${item}/actions/line"`)
  t.equal((await raise()).statusCode, 201)
})

t.test(
  'Who comes before the planned start of a meeting that was opened early is there for the whole of it',
  async t => {
    const { world, colin, meeting } = await prepared(t)
    world.clock.advance({ minutes: 15 })
    const sitting = `${meeting.at}/sitting`
    await colin.fillIn(sitting, {})
    const mark = async (who: 'pete' | 'tom', as: 'arrived' | 'left') => {
      const seat = world.house.database.sqlite
        .prepare('select id from attendances where person_id = ?')
        .pluck()
        .get(world.person[who])
      await colin.fillIn(sitting, { mark: as }, `${sitting}/attendance/${seat}`)
    }
    world.clock.advance({ minutes: 8 })
    await mark('pete', 'arrived')
    t.match((await colin.get(sitting)).text, /9:53am, Somebody from Northshire Police arrived: 1 organisation/)
    t.match(registerOf(world, meeting.id), { 3: 'Pete Marsh: present' })
    world.clock.advance({ minutes: 12 })
    await mark('tom', 'arrived')
    world.clock.advance({ minutes: 30 })
    await mark('pete', 'left')
    const record = (await colin.get(meeting.at)).text
    t.match(record, /Pete Marsh Part of the meeting, until 10:35am/)
    t.match(record, /Tom Okoro Part of the meeting, from 10:05am/)
  },
)

t.test(
  'Minutes may go round while the meeting goes on, whose page says so; they are approved once it was to end',
  async t => {
    const world = await aWorld(t)
    world.house.database.sqlite.prepare("update partnerships set quorum = 3 where id = 'riverside'").run()
    const { at, api, colin } = await circulatedMinutes(world)
    world.clock.set(NOW)
    await colin.get(at)
    await colin.post(`${at}/draft`)
    const page = (await colin.get(`${at}/circulate`)).text
    t.match(page, /The meeting goes on until noon/)
    t.match(page, /As the register stands, 2 of 3 organisations were there: the quorum of 3 was not met/)
    await colin.post(`${at}/circulate`, { telling: 'save' })
    const amina = await world.as('amina')
    const words = /The meeting goes on until 1 March 2027 at noon\. Its minutes can be approved from then/
    t.match((await amina.get(at)).text, words)
    const asked = await amina.get(`${at}/approve`)
    t.match(asked.text, words)
    t.notMatch(asked.html, /<button[^>]*>Approve/)
    t.notMatch((await amina.get(at.replace('/minutes', ''))).text, /Read and approve them/)
    const chair = await world.api('amina')
    const { fingerprint } = (await chair.request('GET', api)).json()
    const approve = () => chair.request('POST', `${api}/approval`, { body: { fingerprint, early: true } })
    t.match((await approve()).json(), { status: 409, detail: words })
    world.clock.advance({ hours: 2 })
    t.notMatch((await colin.get(`${at}/circulate`)).text, /goes on/)
    t.equal((await approve()).statusCode, 200)
  },
)

for (const isCalledOff of [false, true])
  t.test(
    `Nobody is asked for prepared minutes before the meeting is held${isCalledOff ? ', or once it is called off' : ''}`,
    async t => {
      const { world, colin, page } = await prepared(t, { lena: { answer: 'accepted' } })
      const next = `/partnerships/riverside/meetings/${aLaterMeeting(world)}/agenda`
      await colin.get(next)
      await colin.submit(`${next}/standing`)
      const asked = async () => [
        (await colin.get('/home')).text.includes('Circulate the minutes of Spring meeting'),
        (await colin.get(next)).text.includes('1 March 2027: still a draft'),
      ]
      t.same(await asked(), [false, false])
      if (isCalledOff) await colin.fillIn(`${page}/cancel`, { reason: 'The hall is flooded', tell: 'send' })
      world.clock.set(NOW)
      world.operate(work => holdWhatHasBegun(work as never))
      t.same(await asked(), [false, !isCalledOff], 'while it sits there is nothing to circulate yet')
      world.clock.advance({ minutes: 120 })
      t.same(await asked(), [!isCalledOff, !isCalledOff])
    },
  )

t.test('Amina is asked to approve once the meeting is over, not while it goes on', async t => {
  const world = await aWorld(t)
  await circulatedMinutes(world)
  const amina = await world.as('amina')
  const asked = async () => (await amina.get('/home')).text.includes('Approve the minutes of Spring meeting')
  t.equal(await asked(), true)
  world.clock.advance({ minutes: -1 })
  t.equal(await asked(), false)
})
