import t from 'tap'
import { aWorld } from '#test/support/world.ts'
import { aMeeting, writtenMinutes } from './scene.ts'

t.test('Colin starts the minutes, and the register stands as people answered', async t => {
  const world = await aWorld(t)
  const meeting = aMeeting(world, {
    amina: { answer: 'accepted' },
    lena: { answer: 'delegated', substituteName: 'Zoë “Zed” O’Hara 🤝' },
    tom: { answer: 'declined' },
  })
  const colin = await world.as('colin')
  t.match((await colin.get(meeting.at)).text, /Nobody has started the minutes yet/)
  const editing = await colin.submit(meeting.at)
  t.match(editing.text, /2 of 3 organisations present/)
  t.match(editing.text, /Due to members by Monday 15 March 2027: 10 working days left/)
  const read = await colin.get(meeting.at)
  t.match(read.text, /Zoë “Zed” O’Hara 🤝 for Lena Fox Present/)
  t.match(read.text, /Apologies (?=.*Lena Fox)(?=.*Tom Okoro)/)
  t.match(read.text, /Absent (?=.*Pete Marsh)(?=.*Colin Reed)/)
  t.match(read.text, /We do not name or describe anyone who could be identified/)
  t.equal((await colin.post(meeting.at)).status, 303, 'starting again changes nothing')
})

t.test('Minutes start within the hour before the meeting, not earlier, and not for a cancelled one', async t => {
  const world = await aWorld(t)
  const meeting = aMeeting(world)
  const colin = await world.as('colin')
  world.clock.set('2027-03-01T08:59:00.000Z')
  await colin.get('/partnerships/riverside')
  t.match((await colin.get(meeting.at)).text, /can be started from 1 March 2027 at 9am/)
  t.equal((await colin.post(meeting.at)).status, 409)
  world.clock.set('2027-03-01T09:00:00.000Z')
  world.house.database.sqlite
    .prepare("update meetings set state = 'cancelled', cancelled_reason = 'Snow' where id = ?")
    .run(meeting.id)
  t.equal((await colin.post(meeting.at)).status, 409)
  world.house.database.sqlite
    .prepare("update meetings set state = 'scheduled', cancelled_reason = null where id = ?")
    .run(meeting.id)
  t.equal((await colin.post(meeting.at)).status, 303)
})

t.test('Members see minutes only once they are circulated, and never write them; to Sam they do not exist', async t => {
  const world = await aWorld(t)
  const { at, item, api } = await writtenMinutes(world)
  const tom = await world.as('tom')
  t.equal((await tom.get(at)).status, 404)
  t.equal((await tom.get(`${at}/edit`)).status, 403)
  t.equal((await tom.post(item, { text: 'Mine', decision: '', version: '1' })).status, 403)
  t.equal((await (await world.api('tom')).request('GET', api)).statusCode, 404)
  const sam = await world.as('sam')
  for (const path of [at, `${at}/edit`, item, `${at}/attendance`, `${at}/circulate`, `${at}/approve`])
    t.equal((await sam.get(path)).status, 404, path)
  const elsewhere = at.replace('riverside', 'hillside')
  t.equal((await sam.get(elsewhere)).status, 404, 'nor under Hillside’s own address')
  t.equal((await sam.post(elsewhere)).status, 404)
})

t.test('Amina and Colin write under one item at once: the later one sees both texts and chooses', async t => {
  const world = await aWorld(t)
  const { at, item, colin } = await writtenMinutes(world)
  const amina = await world.as('amina')
  await colin.get(item)
  await amina.get(item)
  await amina.post(item, { text: 'Amina’s text', decision: 'Train every council.', outcome: 'agreed' })
  const late = await colin.post(item, { text: 'Colin’s text\r\nin two lines', decision: 'Wait.', outcome: 'deferred' })
  t.equal(late.status, 412)
  t.match(late.text, /Amina Shah saved this item/)
  t.match(late.text, /Colin’s text in two lines Amina’s text/)
  t.match(late.text, /Wait\. Train every council/)
  t.match((await amina.get(at)).text, /Amina’s text/, 'nothing was overwritten')
  t.notMatch((await amina.get(at)).text, /Colin’s text/)

  await colin.post(item, { text: 'Colin’s text', decision: 'Wait.', outcome: 'deferred', version: '1' })
  const combined = await colin.submit(item, { text: 'Amina’s text\n\nColin’s text', decision: 'Wait.', outcome: '' })
  t.match(combined.text, /Amina’s text Colin’s text/)
  t.match((await colin.get(at)).text, /Amina’s text Colin’s text Decision: Wait\./)
})

t.test('Two people write under different items, and neither hears of the other', async t => {
  const world = await aWorld(t)
  const { at, item, colin, welcome } = await writtenMinutes(world)
  const amina = await world.as('amina')
  await amina.get(`${at}/edit`)
  await colin.get(`${at}/edit`)
  t.equal((await amina.post(`${at}/items/${welcome}`, { text: 'Welcomed', decision: '' })).status, 303)
  t.equal((await colin.post(item, { text: 'Trained', decision: '' })).status, 303)
  t.match((await colin.get(at)).text, /Welcomed.*Trained/)
})

t.test(
  'Names and notes with quotes, emoji and right-to-left text survive; control characters are refused and kept',
  async t => {
    const world = await aWorld(t)
    const { at, item, colin } = await writtenMinutes(world)
    const words = "“Łódź” <b>& 'שלום' مرحبا 🤝 𠜎"
    await colin.get(item)
    await colin.post(item, { text: words, decision: '', outcome: '' })
    t.ok((await colin.get(at)).text.includes(words))
    await colin.get(item)
    const bad = await colin.post(item, { text: 'A bell\u0007 rings', decision: 'x'.repeat(4001), outcome: 'sung' })
    t.equal(bad.status, 400)
    t.match(bad.text, /Leave out control characters.*Use 4,000 characters or fewer.*Choose an outcome/)
    t.match(bad.html, /rings/)
    t.ok((await colin.get(at)).text.includes(words), 'nothing changed')
  },
)

t.test('A closed item is not minuted: everyone reads only that a note is held, and by whom', async t => {
  const world = await aWorld(t)
  const { at, colin, closed } = await writtenMinutes(world)
  const read = await colin.get(at)
  t.match(read.text, /3\. Closed item Discussed in closed session; a note is held by Northshire Police\./)
  t.notMatch(read.text, /Nightjar/)
  await colin.get(`${at}/edit`)
  t.equal((await colin.post(`${at}/items/${closed}`, { text: 'Secret', decision: '', version: '0' })).status, 409)
  const raised = await colin.post(`${at}/items/${closed}/actions`, {
    text: 'Tell',
    ownerOrganisationId: world.organisation.police,
    dueOn: '2027-04-01',
  })
  t.equal(raised.status, 409)
  t.notMatch((await colin.get(at)).text, /Secret|Tell/)
})

t.test('An action agreed under an item is raised there once, with owner and date', async t => {
  const world = await aWorld(t)
  const { at, item, colin } = await writtenMinutes(world)
  await colin.get(`${at}/edit`)
  const action = {
    text: 'Send the checklist',
    ownerOrganisationId: world.organisation.harbour,
    ownerPersonId: world.person.lena,
    'dueOn-day': '1',
    'dueOn-month': '4',
    'dueOn-year': '2027',
    _once: 'the same form',
  }
  t.match((await colin.submit(`${item}/actions`, action)).text, /Action RAS-2027-001 raised/)
  await colin.submit(`${item}/actions`, action)
  const read = await colin.get(at)
  t.equal(read.text.match(/RAS-2027-001 Send the checklist Harbour Housing, Lena Fox 1 Apr 2027/g)?.length, 1)
  t.notMatch(read.text, /RAS-2027-002/)
  const bad = await colin.post(`${item}/actions`, { ...action, text: '', _once: 'another' })
  t.equal(bad.status, 400)
  t.match(bad.text, /Enter what is to be done/)
})

t.test('A sitting of writing is one entry in the trail, however often it was saved', async t => {
  const world = await aWorld(t)
  const { item, colin } = await writtenMinutes(world)
  const entries = () =>
    world.house.database.sqlite.prepare("select count(*) from activity where deed = 'minutes.written'").pluck().get()
  t.equal(entries(), 1)
  for (const text of ['A', 'A b', 'A b c']) {
    await colin.get(item)
    await colin.post(item, { text, decision: '' })
  }
  t.equal(entries(), 1)
  world.clock.advance({ minutes: 11 })
  await colin.get(item)
  await colin.post(item, { text: 'A b c d', decision: '' })
  t.equal(entries(), 2)
})

t.test('The meeting’s page says how its minutes stand, and the one next step', async t => {
  const world = await aWorld(t)
  const { id, at } = aMeeting(world, { amina: { answer: 'accepted' } })
  const page = at.replace('/minutes', '')
  const [amina, colin, tom] = [await world.as('amina'), await world.as('colin'), await world.as('tom')]
  t.match((await colin.get(page)).text, /Minutes Start the minutes/)
  t.notMatch((await tom.get(page)).text, /Start the minutes/)
  await colin.get(page)
  t.equal((await colin.post(at)).status, 303)
  t.match((await colin.get(page)).text, /10 working days left\. Write the minutes/)
  world.clock.set('2027-03-01T13:00:00.000Z')
  t.match((await tom.get(page)).text, /Minutes Not circulated yet/)
  await colin.get(`${at}/circulate`)
  await colin.post(`${at}/circulate`, { telling: 'save' })
  t.match((await tom.get(page)).text, /They wait to be approved\. Check them/)
  t.match((await amina.get(page)).text, /in time\. They wait to be approved\. Read and approve them/)
  await amina.get(`${at}/approve`)
  await amina.post(`${at}/approve`)
  t.match((await tom.get(page)).text, /Approved\. Read the minutes/)
  t.equal(world.house.database.sqlite.prepare('select state from meetings where id = ?').pluck().get(id), 'held')
})

t.test('What was minuted under an item stays in the minutes when the item leaves the agenda', async t => {
  const world = await aWorld(t)
  const { at, colin, item, training, welcome } = await writtenMinutes(world)
  await colin.get(item)
  const action = { text: 'Ask again', ownerOrganisationId: world.organisation.harbour, dueOn: '2027-04-01' }
  await colin.post(`${at}/items/${welcome}/actions`, action)
  const remove = world.house.database.sqlite.prepare('update agenda_items set removed_at = updated_at where id = ?')
  remove.run(training)
  remove.run(welcome)
  const read = await colin.get(at)
  t.match(read.text, /1\. Training for councils Lena reported on training/)
  t.notMatch(read.text, /Welcome and apologies/)
  t.match(read.text, /Actions agreed .*RAS-2027-001 Ask again/)
})
