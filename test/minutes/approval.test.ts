import { eq } from 'drizzle-orm'
import t from 'tap'
import { meetings } from '#src/meetings/tables.ts'
import { aGroup } from '#test/sub-groups/scene.ts'
import { addressOf, routesOf } from '#test/support/routes.ts'
import { aWorld, type World } from '#test/support/world.ts'
import { approvedMinutes, circulatedMinutes, writtenMinutes } from './scene.ts'

/** Riverside's summer meeting, the next after the one that is minuted. */
function summerMeeting(world: World): string {
  const id = world.house.ids.newId()
  const at = world.clock.now()
  world.house.database.tx
    .insert(meetings)
    .values({
      id,
      partnershipId: 'riverside',
      title: 'Summer meeting',
      heldOn: '2027-06-10',
      startTime: '10:00',
      endTime: '12:00',
      startsAt: '2027-06-10T09:00:00.000Z',
      endsAt: '2027-06-10T11:00:00.000Z',
      mode: 'online',
      state: 'scheduled',
      icalUid: id,
      revisedAt: at,
      createdAt: at,
      updatedAt: at,
    })
    .run()
  return id
}

t.test('The next meeting agrees to the minutes with one button, once it has begun', async t => {
  const world = await aWorld(t)
  const { at } = await circulatedMinutes(world)
  const summer = summerMeeting(world)
  const page = `/partnerships/riverside/meetings/${summer}`
  const before = await (await world.as('amina')).get(page)
  t.match(before.text, /Minutes of the last meeting: accuracy The minutes of 1 March 2027 wait to be approved/)
  t.notMatch(before.text, /Approve them as agreed/)
  world.clock.set('2027-06-10T09:10:00.000Z')
  const tom = await world.as('tom')
  t.notMatch((await tom.get(page)).text, /Approve them as agreed/)
  const amina = await world.as('amina')
  t.match((await amina.get(page)).text, /Approve them as agreed at this meeting/)
  const done = await amina.submit(`${at}/approve`)
  t.match(done.text, /Approved by Amina Shah on 10 June 2027, as agreed at the meeting of 10 June 2027/)
  t.notMatch((await amina.get(page)).text, /Minutes of the last meeting: accuracy/)
})

t.test('No meeting agrees before it has begun, and none of another partnership', async t => {
  const world = await aWorld(t)
  const { api } = await circulatedMinutes(world)
  const summer = summerMeeting(world)
  const amina = await world.api('amina')
  const { fingerprint } = (await amina.request('GET', api)).json()
  for (const atMeetingId of [summer, world.house.ids.newId()]) {
    const early = await amina.request('POST', `${api}/approval`, { body: { fingerprint, atMeetingId } })
    t.equal(early.statusCode, 400)
    t.match(early.body, /a later meeting that has begun/)
  }
})

t.test('While members may still propose corrections, whoever approves says that it is early', async t => {
  const world = await aWorld(t)
  const { at, api } = await circulatedMinutes(world)
  const amina = await world.api('amina')
  const { fingerprint } = (await amina.request('GET', api)).json()
  const refused = await amina.request('POST', `${api}/approval`, { body: { fingerprint } })
  t.equal(refused.statusCode, 409)
  t.match(refused.body, /Members may propose corrections until 15 March 2027/)
  const reading = await (await world.as('amina')).get(`${at}/approve`)
  t.match(reading.text, /Approve now, before the time for corrections is over, and tell members/)
  const sent = world.letters().length
  const done = await amina.request('POST', `${api}/approval`, { body: { fingerprint, early: true, telling: 'send' } })
  t.equal(done.statusCode, 200)
  const letters = world.letters().slice(sent)
  t.equal(letters.length, 5)
  t.match(letters[0]?.subject, 'RAS: the minutes are approved')
  t.notMatch(letters[0]?.text, /Train|Lena/)
})

t.test('Whoever wrote most of the minutes does not approve them because somebody else wrote last', async t => {
  const world = await aWorld(t)
  const { at, item, welcome, colin } = await writtenMinutes(world)
  const amina = await world.as('amina')
  await amina.get(`${at}/items/${welcome}`)
  const long = 'Everybody was welcomed and the apologies were read out in full. '.repeat(6)
  await amina.post(`${at}/items/${welcome}`, { text: long, decision: '' })
  await colin.get(item)
  await colin.post(item, { text: 'Lena reported on the training.', decision: 'Train every council.' })
  world.clock.advance({ hours: 2 })
  await colin.get(`${at}/circulate`)
  await colin.post(`${at}/circulate`, { telling: 'save' })
  t.match((await amina.get(`${at}/approve`)).text, /You wrote a good part of these minutes/)
  const fingerprint = (await (await world.api('amina')).request('GET', `/api/v1${at}`)).json().fingerprint
  t.equal((await amina.post(`${at}/approve`, { fingerprint, early: 'yes' })).status, 403)
})

t.test('A slip that the chair put right does not make them an author', async t => {
  const world = await aWorld(t)
  const { at, item, colin } = await writtenMinutes(world)
  await colin.get(item)
  const text = 'Lena reported on training in every council of the county, and what it cost them. '.repeat(5)
  await colin.post(item, { text, decision: 'Train every council.' })
  const amina = await world.as('amina')
  await amina.get(item)
  await amina.post(item, { text: `${text} Thanks.`, decision: 'Train every council.' })
  await colin.get(item)
  await colin.post(item, { text, decision: 'Train every council.' })
  world.clock.advance({ hours: 2 })
  await colin.get(`${at}/circulate`)
  await colin.post(`${at}/circulate`, { telling: 'save' })
  await amina.get(`${at}/approve`)
  t.match((await amina.submit(`${at}/approve`)).text, /Minutes approved/)
})

t.test('Every reading checks the approved text against its fingerprint and says so', async t => {
  const world = await aWorld(t)
  const { at, api, amina } = await approvedMinutes(world)
  t.match((await amina.get(at)).text, /was checked against it just now and is the one that was approved/)
  const { sqlite } = world.house.database
  sqlite.prepare("update minutes set approved_record = replace(approved_record, 'Train every', 'Train no')").run()
  const forged = await amina.get(at)
  t.match(forged.text, /This text is not the one that was approved/)
  t.notMatch(forged.text, /checked against it just now/)
  const tom = await world.api('tom')
  t.equal((await tom.request('GET', api)).json().isGenuine, false)
})

t.test('No route whatever changes an approved text', async t => {
  const world = await aWorld(t)
  const meeting = await approvedMinutes(world)
  const { sqlite } = world.house.database
  const frozen = () => sqlite.prepare('select approved_record, approved_hash, state, approved_at from minutes').get()
  const read = async () => (await (await world.as('tom')).get(meeting.at)).text
  const [row, text] = [frozen(), await read()]
  const versionNow = String(sqlite.prepare('select version from minutes').pluck().get())
  const seat = String(sqlite.prepare('select id from attendances').pluck().get())
  const named = {
    partnershipId: 'riverside',
    meetingId: meeting.id,
    agendaItemId: meeting.training,
    itemId: meeting.training,
    attendanceId: seat,
    personId: world.person.tom,
    organisationId: world.organisation.harbour,
  }
  const routes = (await routesOf(world.app)).filter(
    each => each.method !== 'GET' && each.url.includes('/:partnershipId') && each.url.includes('/:meetingId'),
  )
  t.ok(routes.length > 40, `${routes.length} routes that write to a meeting are tried`)
  const anything = {
    text: 'Forged',
    decision: 'Forged',
    outcome: 'deferred',
    title: 'Forged',
    kind: 'discussion',
    minutesAllotted: 5,
    attendance: 'absent',
    [`attendance-${seat}`]: 'absent',
    [`was-${seat}`]: 'present',
    telling: 'save',
    fingerprint: 'a'.repeat(64),
    subject: 'decision',
    targetId: meeting.training,
    wanted: 'Forged',
    why: 'Forged',
    answer: 'take',
    wording: 'Forged',
    reason: 'Forged',
    direction: 'down',
  }
  const { paths } = (await world.app.inject({ url: '/api/openapi.json', headers: { host: '127.0.0.1:3000' } })).json()
  // A program's body may name nothing that the route does not ask for, so each gets what it knows.
  const accepted = ({ method, url }: { method: string; url: string }): string[] => {
    const operation = paths[url.replace(/:(\w+)/g, '{$1}')]?.[method.toLowerCase()]
    return Object.keys(operation?.requestBody?.content?.['application/json']?.schema?.properties ?? {})
  }
  t.ok(accepted({ method: 'PUT', url: `/api/v1${PLACE}/items/:agendaItemId` }).includes('decision'))
  for (const who of ['colin', 'amina'] as const) {
    const [person, program] = [await world.as(who), await world.api(who)]
    for (const route of routes) {
      const url = addressOf(route.url, named)
      // An addendum stands beneath the text and is meant to be added.
      if (/addenda$/.test(url)) continue
      for (const version of ['1', versionNow]) {
        if (url.startsWith('/api/')) {
          const body = /attendance$/.test(url)
            ? { attendance: [{ id: seat, attendance: 'absent' }] }
            : known(anything, accepted(route))
          await program.request(route.method, url, { body, headers: { 'if-match': `"${version}"` } })
        } else {
          await person.get(meeting.at)
          await person.post(url, { ...fieldsOf(anything), version })
        }
        t.strictSame(frozen(), row, `${who}: ${route.method} ${route.url}`)
      }
    }
  }
  t.equal(await read(), text, 'members read what was approved')
})

const PLACE = '/partnerships/:partnershipId/meetings/:meetingId/minutes'

const known = (values: object, names: string[]) =>
  Object.fromEntries(Object.entries(values).filter(([name]) => names.includes(name)))

const fieldsOf = (values: object): Record<string, string> =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, String(value)]))

t.test('A sub-group’s minutes are agreed to by the sub-group, not by the partnership’s next meeting', async t => {
  const world = await aWorld(t)
  const { id, at } = await circulatedMinutes(world)
  const next = summerMeeting(world)
  const amina = await world.as('amina')
  t.match((await amina.get(`/partnerships/riverside/meetings/${next}`)).text, /minutes of 1 March 2027 wait/)
  const group = (await aGroup(world)).split('/').at(-1)
  world.house.database.sqlite.prepare('update meetings set sub_group_id = ? where id = ?').run(group, id)
  t.notMatch((await amina.get(`/partnerships/riverside/meetings/${next}`)).text, /minutes of 1 March 2027 wait/)
  t.notMatch((await amina.get(`${at}/approve`)).html, new RegExp(next))
})

t.test('Two meetings of one day leave two sets of minutes, and each is named by its title', async t => {
  const world = await aWorld(t)
  await circulatedMinutes(world)
  const other = await circulatedMinutes(world)
  const { tx } = world.house.database
  tx.update(meetings)
    .set({ title: 'Extraordinary meeting', startsAt: '2027-03-01T09:00:00.000Z' })
    .where(eq(meetings.id, other.id))
    .run()
  const summer = summerMeeting(world)
  const page = await (await world.as('amina')).get(`/partnerships/riverside/meetings/${summer}`)
  t.match(page.text, /Minutes of the last meetings: accuracy/)
  t.match(page.text, /The minutes of 1 March 2027 \(Spring meeting\) wait/)
  t.match(page.text, /The minutes of 1 March 2027 \(Extraordinary meeting\) wait/)
})

t.test('Whoever would still change circulated or approved minutes is led to where they go on', async t => {
  const world = await aWorld(t)
  const { at, colin } = await circulatedMinutes(world)
  t.match((await colin.get(`${at}/edit`)).text, /Take them back to draft before changing them\. Go to the minutes/)
  const amina = await world.as('amina')
  await amina.get(`${at}/approve`)
  await amina.post(`${at}/approve`)
  const refused = await colin.get(`${at}/edit`)
  t.match(refused.text, /Add an addendum instead\. Add an addendum/)
  t.match(refused.html, `href="${at}/addenda"`)
})
