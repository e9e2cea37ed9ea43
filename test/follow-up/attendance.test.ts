import t from 'tap'
import { aWorld, emailOf, type World } from '#test/support/world.ts'
import { scheduled } from '../meetings/scene.ts'
import { circulatedMinutes, writtenMinutes } from '../minutes/scene.ts'
import { aGroup } from '../sub-groups/scene.ts'

const AT = '/partnerships/riverside/attendance'

/** Two meetings whose minutes went round; the police were at neither. */
async function twoMeetings(world: World) {
  for (const meeting of [await circulatedMinutes(world), await circulatedMinutes(world)]) t.ok(meeting.id)
}

t.test('Amina sees who has gone quiet, and writes to them in words that she read first', async t => {
  const world = await aWorld(t)
  await twoMeetings(world)
  const amina = await world.as('amina')
  const page = await amina.get(AT)
  t.match(page.text, /Gone quiet .*Northshire Police: missed the last 2/)
  t.match(page.text, /Harbour Housing 2 of 2 \(100%\)/)
  const before = world.letters().length
  const [, note = ''] = /href="([^"]+\/note)"/.exec(page.html) ?? []
  const asking = await amina.get(note)
  t.match(asking.text, /1 letter would go out To Pete Marsh/)
  t.match(asking.html, /We have missed Northshire Police at our last meetings/)
  t.match((await amina.submit(note, { words: '' })).text, /Write what you want to say/)
  t.match((await amina.submit(note, { words: 'We miss you & “yours” 🤝' })).text, /1 letter sent/)
  const [letter, ...others] = world.letters().slice(before)
  t.equal(letter?.toAddress, emailOf('pete'))
  t.equal(letter?.subject, 'RAS: a word from the chair')
  t.match(letter?.text, /We miss you & “yours” 🤝/)
  t.strictSame(others, [])
  await amina.get(note)
  t.equal((await amina.submit(note, { words: 'And again' })).status, 409, 'one letter after each meeting is enough')
})

t.test('An organisation sees its own line and no other', async t => {
  const world = await aWorld(t)
  await twoMeetings(world)
  const pete = await world.as('pete')
  const page = await pete.get(AT)
  t.match(page.text, /Northshire Police 0 of 2 \(0%\)/)
  t.notMatch(page.text, /Harbour Housing|Gone quiet/)
  const api = await world.api('pete')
  const rows = (await api.request('GET', `/api/v1${AT}`)).json().organisations
  t.match(rows, [{ name: 'Northshire Police', meetings: 2, present: 0, missedRunning: 2, isQuiet: true }])
  t.notMatch(String((await pete.get(`${AT}.csv`)).response.body), /Harbour/)
  t.match(String((await (await world.as('colin')).get(`${AT}.csv`)).response.body), /Harbour Housing,2,2,0,0,100,0/)
  t.equal((await pete.get(`${AT}/${world.organisation.police}/note`)).status, 403)
  t.equal((await (await world.as('colin')).get(`${AT}/${world.organisation.police}/note`)).status, 403)
  t.equal((await (await world.as('sam')).get(AT)).status, 404)
})

t.test('Minutes that nobody has read yet count for nobody', async t => {
  const world = await aWorld(t)
  await writtenMinutes(world)
  t.match((await (await world.as('amina')).get(AT)).text, /No minutes have gone round/)
})

t.test('Pete reads what his organisation missed: what touches it, what is its own, and nothing of a draft', async t => {
  const world = await aWorld(t)
  const { at, item, colin } = await writtenMinutes(world)
  await colin.post(`${item}/actions`, {
    text: 'Map the car washes',
    ownerOrganisationId: world.organisation.police,
    dueOn: '2027-04-01',
  })
  const pete = await world.as('pete')
  t.equal((await pete.get(`${at}/missed`)).status, 404)
  await colin.get(`${at}/circulate`)
  await colin.submit(`${at}/circulate`, { telling: 'send' })
  const letter = world.letters().find(each => /missed/.test(each.subject))
  t.match(letter?.text, new RegExp(`${at}/missed`))
  const page = await pete.get(`${at}/missed`)
  t.match(page.text, /Decisions that touch you 2\. Training for councils Train every council\./)
  t.match(page.text, /RAS-2027-001, due 1 April 2027: Map the car washes/)
  t.match((await (await world.as('tom')).get(`${at}/missed`)).text, /None names your organisation\. 1 other decision/)
  t.notMatch(page.text, /Write an update/, 'there is no next meeting yet')
  await scheduled(await world.as('amina'))
  const again = await pete.get(`${at}/missed`)
  t.match(again.text, /Write an update for the next meeting/)
  const [, update = '/'] = /href="([^"]+\/update\/[^"]+)"/.exec(again.html) ?? []
  t.match((await pete.get(update)).text, /Written update from Northshire Police/)
  t.equal((await (await world.as('sam')).get(`${at}/missed`)).status, 404)
})

t.test('Nobody goes quiet by a sub-group’s meeting to which they were never asked', async t => {
  const world = await aWorld(t)
  await circulatedMinutes(world)
  const { id } = await circulatedMinutes(world)
  const group = (await aGroup(world)).split('/').at(-1)
  world.house.database.sqlite.prepare('update meetings set sub_group_id = ? where id = ?').run(group, id)
  const page = await (await world.as('amina')).get(AT)
  t.match(page.text, /Harbour Housing 1 of 1 \(100%\)/)
  t.match(page.text, /Northshire Police 0 of 1/)
  t.notMatch(page.text, /missed the last 2/)
})
