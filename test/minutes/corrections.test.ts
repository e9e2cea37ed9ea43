import { eq } from 'drizzle-orm'
import t from 'tap'
import { memberships } from '#src/access/tables.ts'
import { withWording } from '#src/minutes/corrections.ts'
import { aWorld, emailOf, type World } from '#test/support/world.ts'
import { circulatedMinutes } from './scene.ts'

/** Circulated minutes with a correction that Tom proposed to the decision on training. */
async function proposed(world: World) {
  const meeting = await circulatedMinutes(world)
  const tom = await world.as('tom')
  const at = `${meeting.at}/corrections`
  const form = `${at}/new/decision/${meeting.training}`
  await tom.fillIn(form, { wanted: 'Train every council and police force.', why: 'The police were named too.' })
  const id = String(world.house.database.sqlite.prepare('select id from corrections').pluck().get())
  return { ...meeting, tom, corrections: at, form, id, settlement: `${at}/${id}/settlement` }
}

t.test('Tom proposes a correction, Amina takes it, and what stood is kept beside what stands', async t => {
  const world = await aWorld(t)
  const circulated = world.letters().length
  const { at, tom, corrections, settlement } = await proposed(world)
  t.match((await tom.get(at)).text, /propose a correction until Monday 15 March 2027/)
  const toAmina = world.letters().filter(each => /correction of the minutes waits/.test(each.subject))
  t.strictSame(
    toAmina.map(each => each.toAddress),
    [emailOf('amina')],
  )
  t.notMatch(toAmina[0]?.text, /police force|Tom/)
  t.ok(world.letters().length > circulated)
  const amina = await world.as('amina')
  const page = await amina.get(settlement)
  t.match(page.html, /<ins class="house-put-in">.*and police force/s)
  t.match(page.text, /\[put in: *and police force *\]/)
  const done = await amina.submit(settlement, { answer: 'take', wording: 'Train every council and police force.' })
  t.match(done.text, /Taken Proposed by Tom Okoro on 1 March 2027, taken by Amina Shah/)
  t.match((await tom.get(at)).text, /Decision: Train every council and police force\./)
  const told = world.letters().at(-1)
  t.match(told, { toAddress: emailOf('tom'), subject: 'RAS: your correction was taken' })
  t.notMatch(told?.text, /police force/)
  t.match((await tom.get(corrections)).text, /What stood Train every council\. What stands now Train every council/)
  await amina.get(`${at}/approve`)
  t.match((await amina.submit(`${at}/approve`)).text, /Minutes approved/)
})

t.test('What was taken outlives the minutes being taken back to draft', async t => {
  const world = await aWorld(t)
  const { at, settlement, item, colin } = await proposed(world)
  const amina = await world.as('amina')
  await amina.get(settlement)
  await amina.post(settlement, { answer: 'take', wording: 'Train all of them.' })
  await colin.get(at)
  await colin.post(`${at}/draft`)
  t.match((await colin.get(item)).html, /Train all of them\./)
})

t.test('Declining needs a reason, and Tom reads it', async t => {
  const world = await aWorld(t)
  const { tom, corrections, settlement, at } = await proposed(world)
  const amina = await world.as('amina')
  await amina.get(settlement)
  const bare = await amina.post(settlement, { answer: 'decline', wording: 'kept words' })
  t.equal(bare.status, 400)
  t.match(bare.html, /Say why, so that who proposed it understands/)
  t.match(bare.html, /kept words/)
  await amina.submit(settlement, { answer: 'decline', reason: 'It was for the autumn.' })
  t.match((await tom.get(corrections)).text, /Declined .*The chair’s answer: It was for the autumn\./)
  t.match(world.letters().at(-1), { toAddress: emailOf('tom'), subject: 'RAS: your correction was not taken' })
  t.match((await tom.get(at)).text, /Decision: Train every council\./)
})

t.test('Two chairs settle at once: the second sees what the first made of it, with their own words kept', async t => {
  const world = await aWorld(t)
  const { settlement, corrections, training, tom } = await proposed(world)
  await tom.fillIn(`${corrections}/new/notes/${training}`, { wanted: 'Lena reported.', why: 'Shorter' })
  const [, other] = world.house.database.sqlite.prepare('select id from corrections order by id').pluck().all()
  world.house.database.sqlite
    .prepare("update memberships set role = 'vice-chair' where person_id = ?")
    .run(world.person.lena)
  const [amina, lena] = [await world.as('amina'), await world.as('lena')]
  await lena.get(`${corrections}/${other}/settlement`)
  await amina.get(settlement)
  await amina.post(settlement, { answer: 'take', wording: 'Train all.' })
  const late = await lena.post(`${corrections}/${other}/settlement`, { answer: 'take', wording: 'My own words.' })
  t.equal(late.status, 412)
  t.match(late.html, /My own words\./)
  t.equal((await lena.post(`${corrections}/${other}/settlement`, { answer: 'take', wording: 'Words.' })).status, 303)
  await lena.get(settlement)
  const again = await lena.post(settlement, { answer: 'decline', reason: 'No' })
  t.equal(again.status, 409)
  t.match(again.text, /settled this correction already/)
})

t.test('After the last day a proposal is refused with that date, and nothing typed is lost', async t => {
  const world = await aWorld(t)
  const { form } = await proposed(world)
  world.clock.set('2027-03-15T23:30:00.000Z')
  const tom = await world.as('tom')
  await tom.get(form)
  t.equal((await tom.post(form, { wanted: 'Train twice.', why: 'Because' })).status, 303)
  await tom.get(form)
  world.clock.set('2027-03-16T00:01:00.000Z')
  const late = await tom.post(form, { wanted: 'Train thrice.', why: 'Because' })
  t.equal(late.status, 409)
  t.match(late.text, /The time for corrections ended on 15 March 2027/)
  t.match(late.html, /Train thrice\./)
})

t.test('A correction that waits is settled before the minutes are approved, and nobody settles their own', async t => {
  const world = await aWorld(t)
  const { at, training, colin } = await circulatedMinutes(world)
  const amina = await world.as('amina')
  const form = `${at}/corrections/new/decision/${training}`
  const letters = world.letters().length
  await amina.fillIn(form, { wanted: 'Train some.', why: 'Less' })
  t.equal(world.letters().length, letters, 'there is no other chair to tell')
  const id = String(world.house.database.sqlite.prepare('select id from corrections').pluck().get())
  const approving = await amina.get(`${at}/approve`)
  t.match(approving.text, /1 proposed correction to settle first/)
  const fingerprint = String((await (await world.api('amina')).request('GET', `/api/v1${at}`)).json().fingerprint)
  const refused = await amina.post(`${at}/approve`, { fingerprint, early: 'yes' })
  t.equal(refused.status, 409)
  t.match(refused.text, /Settle 1 proposed correction before approving/)
  await amina.get(`${at}/corrections/${id}/settlement`)
  const own = await amina.post(`${at}/corrections/${id}/settlement`, { answer: 'take', wording: 'Train some.' })
  t.equal(own.status, 403)
  await colin.get(`${at}/corrections`)
  t.equal((await colin.post(`${at}/corrections/${id}/withdrawal`)).status, 403)
  await amina.get(`${at}/corrections`)
  t.match((await amina.submit(`${at}/corrections/${id}/withdrawal`)).text, /Taken back/)
})

t.test('Attendance is corrected too, and the count of organisations follows', async t => {
  const world = await aWorld(t)
  const { at } = await circulatedMinutes(world)
  const pete = await world.as('pete')
  const list = await pete.get(`${at}/corrections`)
  const link = /href="([^"]+\/attendance\/[^"]+)">Attendance of Pete Marsh/.exec(list.html)?.[1] ?? ''
  t.match((await pete.get(at)).text, /2 organisations present/)
  await pete.get(link)
  t.match(
    (await pete.post(link, { wanted: 'everywhere', why: 'I was there' })).text,
    /Choose how they should be marked/,
  )
  await pete.post(link, { wanted: 'present', why: 'I was there' })
  const id = String(world.house.database.sqlite.prepare('select id from corrections').pluck().get())
  const amina = await world.as('amina')
  await amina.get(`${at}/corrections/${id}/settlement`)
  await amina.post(`${at}/corrections/${id}/settlement`, { answer: 'take', wording: 'present' })
  t.match((await pete.get(at)).text, /3 organisations present/)
})

t.test('A closed item has nothing to correct; strangers find nothing, members settle nothing', async t => {
  const world = await aWorld(t)
  const { at, closed, tom, settlement } = await proposed(world)
  t.equal((await tom.get(`${at}/corrections/new/notes/${closed}`)).status, 404)
  t.equal((await tom.get(settlement)).status, 403)
  t.equal((await (await world.as('sam')).get(`${at}/corrections`)).status, 404)
})

t.test('A program proposes and settles as people do', async t => {
  const world = await aWorld(t)
  const { api, training } = await circulatedMinutes(world)
  const tom = await world.api('tom')
  const body = { subject: 'decision', targetId: training, wanted: 'Train nobody.', why: 'Money' }
  const headers = { 'idempotency-key': 'one' }
  const made = await tom.request('POST', `${api}/corrections`, { body, headers })
  t.equal(made.statusCode, 201)
  t.equal((await tom.request('POST', `${api}/corrections`, { body, headers })).json().id, made.json().id)
  const amina = await world.api('amina')
  const { version } = (await amina.request('GET', api)).json()
  const settle = `${api}/corrections/${made.json().id}/settlement`
  const stale = await amina.request('POST', settle, { body: { answer: 'take' }, headers: { 'if-match': '"1"' } })
  t.equal(stale.statusCode, 412)
  const taken = await amina.request('POST', settle, {
    body: { answer: 'take' },
    headers: { 'if-match': `"${version}"` },
  })
  t.match(taken.json(), { state: 'taken', replaced: 'Train every council.', applied: 'Train nobody.' })
  t.match((await tom.request('GET', `${api}/corrections`)).json(), { isOpen: true, until: '2027-03-15' })
})

t.test('Whose wording was taken into the minutes is their author, however many corrections came after', async t => {
  const world = await aWorld(t)
  const { tx } = world.house.database
  tx.update(memberships).set({ role: 'vice-chair' }).where(eq(memberships.personId, world.person.lena)).run()
  const { at, training, item } = await circulatedMinutes(world)
  const lena = await world.as('lena')
  const tom = await world.as('tom')
  const form = (subject: string) => `${at}/corrections/new/${subject}/${training}`
  await lena.fillIn(form('notes'), { wanted: 'The whole of it as I would have it. '.repeat(12), why: 'Mine' })
  await tom.fillIn(form('decision'), { wanted: 'Train every council and ward.', why: 'Wards too' })
  const ids = world.house.database.sqlite.prepare('select id from corrections order by id').pluck().all() as string[]
  const amina = await world.as('amina')
  for (const id of ids) {
    await amina.get(`${at}/corrections/${id}/settlement`)
    t.equal((await amina.post(`${at}/corrections/${id}/settlement`, { answer: 'take' })).status, 303, item)
  }
  t.match((await lena.get(at)).text, /You wrote a good part of these minutes/)
  const by = await world.api('lena')
  const { fingerprint } = (await by.request('GET', `/api/v1${at}`)).json()
  t.equal((await by.request('POST', `/api/v1${at}/approval`, { body: { fingerprint, early: true } })).statusCode, 403)
})

t.test('Whoever stays out of the directory proposes a correction without being named to other members', async t => {
  const world = await aWorld(t)
  const { at, corrections, tom } = await proposed(world)
  world.house.database.sqlite
    .prepare(`update people set directory_visibility = 'hidden' where id = ?`)
    .run(world.person.tom)
  t.match((await (await world.as('pete')).get(corrections)).text, /Proposed by A member/)
  t.notMatch((await (await world.api('pete')).request('GET', `/api/v1${at}/corrections`)).json().rows, [
    { proposedByName: /Tom/ },
  ])
  for (const reader of [tom, await world.as('amina')])
    t.match((await reader.get(corrections)).text, /Proposed by Tom Okoro/)
  world.house.database.sqlite.prepare(`update people set alias = 'T.O.' where id = ?`).run(world.person.tom)
  t.match((await (await world.as('pete')).get(corrections)).text, /Proposed by T\.O\./, 'by the name he chose')
})

t.test('Who is corrected to have been absent neither came nor left', async t => {
  const world = await aWorld(t)
  const { api } = await circulatedMinutes(world)
  const { record } = (await (await world.api('amina')).request('GET', api)).json()
  const [seat] = record.attendance
  const partly = { ...seat, attendance: 'part', arrivedAt: '10:20', leftAt: '11:00' }
  const passage = { subject: 'attendance' as const, targetId: seat.attendanceId }
  const corrected = (wording: string) =>
    withWording({ ...record, attendance: [partly, ...record.attendance.slice(1)] }, passage, wording).attendance[0]
  t.strictSame(
    Object.keys(corrected('absent') ?? {}).filter(key => /At$/.test(key)),
    [],
  )
  t.match(corrected('part'), { arrivedAt: '10:20', leftAt: '11:00' })
})
