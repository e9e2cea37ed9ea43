import t from 'tap'
import { aMeeting, asked } from '#test/support/meetings.ts'
import { aWorld, type World } from '#test/support/world.ts'

const meetingAt = (meetingId: string) => `/partnerships/riverside/meetings/${meetingId}`
const item = { kind: 'discussion', owner: 'Police', minutesAllotted: '20' }

/** A meeting with these items, each under the heading beside it. */
async function arranged(world: World, items: [title: string, section: string][]) {
  const meetingId = aMeeting(world, { papersDueOn: '2027-03-18' })
  const amina = await world.as('amina')
  for (const [title, section] of items)
    await amina.fillIn(`${meetingAt(meetingId)}/agenda/items/new`, { ...item, title, section })
  const { items: made } = (
    await (await world.api('amina')).request('GET', `/api/v1${meetingAt(meetingId)}/agenda`)
  ).json()
  const idOf = (title: string): string => made.find((each: { title: string }) => each.title === title)?.id
  return { meetingId, at: meetingAt(meetingId), amina, idOf }
}

const file = (name: string) => ({ name: `${name}.txt`, bytes: name })

t.test('Items stand under their headings; one that moves takes the heading of its new place', async t => {
  const world = await aWorld(t)
  const { at, amina, idOf } = await arranged(world, [
    ['Welcome', 'Opening'],
    ['Farms', 'Business'],
    ['Minutes', 'Opening'],
    ['Hotels', 'Business'],
  ])
  const page = await amina.get(`${at}/agenda`)
  t.match(page.text, /Opening 10am 1\. Welcome .*2\. Minutes .*Business 10:40am 3\. Farms .*4\. Hotels/)
  t.match(page.text, /The items take 80 minutes and the meeting has 120: 40 minutes to spare/)
  const moved = await amina.submit(`${at}/agenda/moves`, { itemId: idOf('Hotels'), to: '1' })
  t.match(moved.text, /Item moved .*Opening 10am 1\. Hotels .*2\. Welcome .*3\. Minutes .*Business 11am 4\. Farms/)
  const up = await amina.submit(`${at}/agenda/items/${idOf('Farms')}/up`)
  t.match(up.text, /Opening .*3\. Farms .*4\. Minutes/)
  t.notMatch(up.text, /Business/)
  const program = await world.api('amina')
  const far = await program.request('POST', `/api/v1${at}/agenda/items/${idOf('Hotels')}/moves`, { body: { to: 99 } })
  t.strictSame(
    far.json().items.map((each: { title: string }) => each.title),
    ['Welcome', 'Farms', 'Minutes', 'Hotels'],
  )
  const lost = await amina.post(`${at}/agenda/moves`, { itemId: '', to: 'x' })
  t.equal(lost.status, 400)
  t.equal((await (await world.as('tom')).post(`${at}/agenda/moves`, { itemId: idOf('Farms'), to: '1' })).status, 403)
})

t.test('An item that runs past the end says by how much', async t => {
  const world = await aWorld(t)
  const { at, amina } = await arranged(world, [['Farms', '']])
  await amina.fillIn(`${at}/agenda/items/new`, { ...item, title: 'Hotels', minutesAllotted: '110' })
  t.match((await amina.get(`${at}/agenda`)).text, /2\. Hotels .*110 minutes 10 minutes past the end/)
})

t.test('Once sent, a paper keeps its number wherever its item goes; what comes later is marked late', async t => {
  const world = await aWorld(t)
  const { meetingId, at, amina, idOf } = await arranged(world, [
    ['Farms', ''],
    ['Hotels', ''],
  ])
  const [farms, hotels] = [idOf('Farms'), idOf('Hotels')]
  const add = (title: string, agendaItemId = '') =>
    amina.upload(`${at}/papers/new`, { title, agendaItemId }, file(title))
  await add('Beds', hotels)
  await add('Rooms', hotels)
  t.match((await add('Map')).text, /Paper 2a: Beds .*Paper 2b: Rooms .*Paper A: Map/)
  const before = await amina.submit(`${at}/agenda/items/${hotels}/up`)
  t.match(before.text, /1\. Hotels .*Paper 1a: Beds .*Paper 1b: Rooms/, 'nobody was sent them, so they follow')
  asked(world, meetingId, 'tom', 'harbour')
  await amina.fillIn(`${at}/papers/sending`, {})
  await amina.get(`${at}/agenda`)
  const after = await amina.submit(`${at}/agenda/items/${hotels}/down`)
  t.match(after.text, /1\. Farms .*2\. Hotels .*Paper 1a: Beds .*Paper 1b: Rooms/)
  const late = await add('Fields', farms)
  t.match(late.text, /1\. Farms .*Paper 1c: Fields Late .*2\. Hotels/, 'no number is given twice')
  const pack = await (await world.as('tom')).get(`${at}/pack`)
  t.match(
    pack.text,
    /Paper 1a: Beds Paper 1b: Rooms Paper A: Map Late papers, added after the pack was sent Paper 1c: Fields \(late\)/,
  )
})

t.test('Harbour Housing sends the paper that is awaited from it; nobody else may', async t => {
  const world = await aWorld(t)
  const { at, amina, idOf } = await arranged(world, [['Farms', '']])
  const path = `${at}/agenda/items/${idOf('Farms')}`
  const stranger = await amina.fillIn(path, {
    ...{ ...item, title: 'Farms' },
    ...{ paperFromOrganisationId: world.organisation.harbour, paperFromPersonId: world.person.pete },
  })
  t.equal(stranger.status, 400)
  t.match(stranger.text, /Choose a person who acts for that organisation/)
  await amina.fillIn(path, {
    ...{ ...item, title: 'Farms' },
    ...{ paperFromOrganisationId: world.organisation.harbour, paperFromPersonId: world.person.tom },
  })
  const [lena, pete, sam] = [await world.as('lena'), await world.as('pete'), await world.as('sam')]
  t.notMatch((await pete.get(`${at}/agenda`)).text, /Paper awaited/)
  t.match(
    (await lena.get(`${at}/agenda`)).text,
    /Papers are due by Thursday 18 March 2027.*Paper awaited Send the paper/,
  )
  const not = await pete.upload(`${path}/paper`, { title: 'Farms' }, file('farms'))
  t.equal(not.status, 409)
  t.match(not.text, /No paper is expected from you for this item/)
  t.equal((await sam.get(`${path}/paper`)).status, 404)
  t.equal((await lena.upload(`${path}/paper`, { title: '' }, file('farms'))).status, 400)
  const sent = await lena.upload(`${path}/paper`, { title: 'What farms need' }, file('farms'))
  t.match(sent.text, /Paper sent\. Thank you .*Paper 1a: What farms need/)
  t.notMatch(sent.text, /Paper awaited/)
  t.equal((await lena.upload(`${path}/paper`, { title: 'Again' }, file('again'))).status, 409)
})
