import t from 'tap'
import { aWorld, type World } from '#test/support/world.ts'
import { approvedMinutes, writtenMinutes } from './scene.ts'

const seatsOf = (world: World, meetingId: string) =>
  world.house.database.sqlite
    .prepare('select a.id, p.name from attendances a left join people p on p.id = a.person_id where meeting_id = ?')
    .all(meetingId) as { id: string; name: string }[]

/** Colin at the minute-taking page of Riverside's meeting, where Amina, Lena and Pete said that they come. */
async function aSitting(world: World) {
  world.house.database.sqlite.prepare("update partnerships set quorum = 3 where id = 'riverside'").run()
  const meeting = await writtenMinutes(world, { pete: { answer: 'accepted' } })
  const seat = (name: string) => seatsOf(world, meeting.id).find(each => each.name === name)?.id ?? ''
  const sitting = `${meeting.at}/sitting`
  await meeting.colin.get(sitting)
  return { ...meeting, sitting, seat }
}

t.test(
  'Colin opens the meeting, marks who comes and goes, and the record says how the quorum stood each time',
  async t => {
    const world = await aWorld(t)
    const { colin, sitting, seat, item, at } = await aSitting(world)
    t.match(
      (await colin.get(sitting)).text,
      /not open yet.*3 organisations, 3 needed ?: quorum met; no health body and no charity/,
    )
    t.match((await colin.submit(sitting)).text, /The meeting is open.*Item 1: began 10am, planned 10am\. 0 minutes/)
    await colin.submit(`${sitting}/acknowledgements`)
    world.clock.advance({ minutes: 12 })
    await colin.get(item)
    await colin.post(item, {
      text: 'Said.',
      decision: 'Train nobody.',
      outcome: 'not agreed',
      dissent: 'Northshire Police',
    })
    world.clock.advance({ minutes: 18 })
    await colin.get(sitting)
    t.match(
      (await colin.submit(`${sitting}/attendance/${seat('Pete Marsh')}`, { mark: 'left' })).text,
      /one short; no police/,
    )
    await colin.submit(`${sitting}/attendance/${seat('Amina Shah')}/interests`, {
      interests: 'Trustee of Harbour Housing',
    })
    const record = (await colin.get(at)).text
    t.match(record, /Confidentiality statement, version 1/)
    t.match(record, /Pete Marsh Part of the meeting, until 10:30am Acknowledged the confidentiality statement/)
    t.match(record, /Amina Shah ?, Riverside Council: Trustee of Harbour Housing/)
    t.match(record, /10am Start of the meeting 3 there, 3 needed Met; no health body and no charity/)
    t.match(record, /10:12am Decision under item 2 3 there, 3 needed Met/)
    t.match(
      record,
      /10:30am Somebody from Northshire Police left 2 there, 3 needed Not met; no police, no health body and no charity/,
    )
    t.match(record, /Outcome: not agreed\. Did not agree: Northshire Police/)
  },
)

t.test('A decision that is made otherwise is stamped once, and a slip at the register leaves no stamp', async t => {
  const world = await aWorld(t)
  const { colin, sitting, seat, item, id } = await aSitting(world)
  await colin.submit(sitting)
  const stamps = () =>
    world.house.database.sqlite
      .prepare('select why from quorum_stamps where meeting_id = ? order by at, id')
      .pluck()
      .all(id)
  for (const outcome of ['not agreed', 'agreed', 'agreed']) {
    await colin.get(item)
    await colin.post(item, { text: 'Said.', decision: 'Train all.', outcome })
  }
  await colin.get(sitting)
  await colin.submit(`${sitting}/attendance/${seat('Pete Marsh')}`, { mark: 'left' })
  t.same(stamps(), ['opened', 'decision', 'left'])
  await colin.submit(`${sitting}/attendance/${seat('Pete Marsh')}`, { mark: 'present' })
  t.same(stamps(), ['opened', 'decision'])
  await colin.get(item)
  await colin.post(item, { text: 'Said.', decision: 'Train all.', outcome: '' })
  t.same(stamps(), ['opened'])
})

t.test('A mark pressed without a connection counts from when it was pressed, never from the future', async t => {
  const world = await aWorld(t)
  const { seat, api } = await aSitting(world)
  const colin = await world.api('colin')
  await colin.request('POST', `${api}/sitting`)
  world.clock.advance({ minutes: 30 })
  const mark = (at: string) =>
    colin.request('PUT', `${api}/attendance/${seat('Pete Marsh')}/mark`, { body: { mark: 'left', at } })
  const leftAt = async (at: string) => {
    await colin.request('PUT', `${api}/attendance/${seat('Pete Marsh')}/mark`, { body: { mark: 'present' } })
    return (await mark(at)).json().register.find((each: { name: string }) => each.name === 'Pete Marsh').leftTime
  }
  t.equal(await leftAt('2027-03-01T10:20:00Z'), '10:20')
  t.equal(await leftAt('2027-03-01T09:00:00.000Z'), '10:00', 'not before the meeting was opened')
  t.equal(await leftAt('2028-03-01T09:00:00.000Z'), '10:30', 'not after now')
  t.equal((await mark('2027-03-01T10:20:00Z')).statusCode, 409, 'nobody leaves twice')
  t.equal((await mark('yesterday')).statusCode, 400)
})

t.test('An action in one line is raised once, and what is not understood is asked for in the usual form', async t => {
  const world = await aWorld(t)
  const { colin, sitting, item, at } = await aSitting(world)
  await colin.get(sitting)
  const line = `${item}/actions/line`
  const once = 'the-same-line'
  const said = { line: '@Northshire Police by 3 April: send the briefing', _once: once }
  t.match((await colin.submit(line, said)).text, /Action RAS-2027-001 raised/)
  await colin.get(sitting)
  await colin.submit(line, said)
  const record = (await colin.get(at)).text
  t.match(record, /Send the briefing \(Northshire Police, due 3 April 2027\)/)
  t.notMatch(record, /-002/)
  await colin.get(sitting)
  const asked = await colin.post(line, { line: '@Harbour Housing: find a room', _once: 'another' })
  t.equal(asked.status, 400)
  t.match(asked.text, /Enter the date by which it is to be done/)
  t.match(asked.html, /value="Find a room"/)
  t.match(asked.html, new RegExp(`value="${world.organisation.harbour}" selected`))
})

t.test('The chair words the statement anew: the next meeting is held under it, the last one keeps its own', async t => {
  const world = await aWorld(t)
  const { colin, sitting, at } = await aSitting(world)
  await colin.submit(sitting)
  const page = '/partnerships/riverside/confidentiality-statement'
  t.equal((await colin.get(page)).status, 403, 'a co-ordinator does not word it')
  const amina = await world.as('amina')
  t.match((await amina.fillIn(page, { text: 'Say nothing outside.' })).text, /statement is at version 2/)
  await amina.get(page)
  t.equal((await amina.post(page, { text: 'Mine.', version: '1' })).status, 412, 'somebody else did meanwhile')
  t.equal((await amina.post(page, { text: '', version: '2' })).status, 400)
  t.match((await colin.get(at)).text, /This meeting discusses work.*version 1/)
  const tom = await world.api('tom')
  t.match((await tom.request('GET', `/api/v1${page}`)).json(), { version: 2, text: 'Say nothing outside.' })
})

t.test('The screen in the room names no closed item, and whom an action falls to only by organisation', async t => {
  const world = await aWorld(t)
  const { colin, sitting, item, at, closed } = await aSitting(world)
  await colin.submit(sitting)
  await colin.get(sitting)
  await colin.submit(`${item}/actions/line`, { line: '@Lena Fox by 3 April: find a room', _once: 'x' })
  t.match(
    (await colin.get(`${at}/room`)).text,
    /1\. Welcome and apologies.*Agreed so far.*2\. Agreed: Train every council\..*Find a room \(Harbour Housing/,
  )
  await colin.get(sitting)
  await colin.post(`${sitting}/items/${closed}`)
  const room = await colin.get(`${at}/room`)
  t.match(room.text, /3\. Closed item/)
  t.notMatch(room.text, /Nightjar|Lena|Notes/)
})

t.test('Tom takes no minutes, Sam finds none, and what is approved is out of reach', async t => {
  const world = await aWorld(t)
  const { at, api } = await approvedMinutes(world)
  for (const path of [`${at}/sitting`, `${at}/room`]) {
    t.equal((await (await world.as('tom')).get(path)).status, 403)
    t.equal((await (await world.as('sam')).get(path)).status, 404)
    t.equal((await (await world.as('colin')).get(path)).status, 409)
  }
  const colin = await world.api('colin')
  for (const path of ['sitting', 'acknowledgements'])
    t.equal((await colin.request('POST', `${api}/${path}`)).statusCode, 409)
})

t.test('Records of an earlier release say nothing of stamps, and hash as they did', async t => {
  const world = await aWorld(t)
  const { at, colin } = await approvedMinutes(world)
  const record = (await colin.get(`${at}/approved.json`)).response.body
  t.notMatch(record, /quorumStamps|dissent|arrivedAt|undefined/)
  const old = record.replace(/"confidentialityVersion":1,/, '')
  world.house.database.sqlite.prepare('update minutes set approved_record = ?').run(old)
  t.match((await colin.get(at)).text, /Minutes: Spring meeting.*Train every council/)
})

t.test('A meeting that is over has no clock, and what is settled afterwards is no decision of that moment', async t => {
  const world = await aWorld(t)
  const { sitting, item, at, seat, ...begun } = await aSitting(world)
  await begun.colin.submit(sitting)
  world.clock.advance({ hours: 7 })
  // The sign-in of the morning has ended by itself.
  const colin = await world.as('colin')
  t.match((await colin.get(sitting)).text, /The meeting is over\./)
  await colin.get(item)
  await colin.post(item, { text: 'Said.', decision: 'Train nobody.', outcome: 'not agreed' })
  await colin.get(sitting)
  await colin.submit(`${sitting}/attendance/${seat('Pete Marsh')}`, { mark: 'left' })
  const record = (await colin.get(at)).text
  t.match(record, /Pete Marsh Part of the meeting(?!, until)/)
  t.notMatch(record, /Decision under item|Police left/)
})

t.test('A meeting without agenda is open while it sits, and over afterwards, on the page and in the room', async t => {
  const world = await aWorld(t)
  const { colin, sitting, at, id, api } = await aSitting(world)
  world.house.database.sqlite.prepare('delete from item_notes').run()
  world.house.database.sqlite
    .prepare('update agenda_items set removed_at = ? where meeting_id = ?')
    .run(world.clock.now(), id)
  t.match((await colin.get(sitting)).text, /The meeting is not open yet/)
  const open = (await colin.submit(sitting)).text
  t.match(open, /The meeting is open\. It has no agenda\./)
  t.notMatch(open, /The meeting is over/)
  t.match((await colin.get(`${at}/room`)).text, /Spring meeting The meeting is open Agreed so far/)
  const program = await world.api('colin')
  const isOpen = async () => (await program.request('GET', `${api}/sitting`)).json().isOpen
  t.equal(await isOpen(), true)
  world.clock.advance({ hours: 7 })
  t.equal(await isOpen(), false)
  t.match((await (await world.as('colin')).get(sitting)).text, /The meeting is over\./)
})
