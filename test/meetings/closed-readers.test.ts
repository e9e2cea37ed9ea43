import t from 'tap'
import { aMeeting } from '#test/minutes/scene.ts'
import { aWorld, type World } from '#test/support/world.ts'

/** A closed item that Pete, and everybody of Harbour Housing, may read the title of. */
async function listed(world: World) {
  const meeting = aMeeting(world, { lena: { answer: 'accepted' } })
  const agenda = meeting.at.replace(/minutes$/, 'agenda')
  const form = `${agenda}/items/${meeting.closed}/readers`
  const colin = await world.as('colin')
  const saved = await colin.fillIn(form, {
    noteHeldBy: 'Northshire Police, vulnerability team',
    organisationIds: [world.organisation.harbour],
    personIds: [world.person.pete],
  })
  return { ...meeting, agenda, form, colin, saved }
}

t.test('Besides the secretariat, only those listed read the title of a closed item', async t => {
  const world = await aWorld(t)
  world.house.database.sqlite
    .prepare('update memberships set organisation_id = ? where person_id = ?')
    .run(world.organisation.council, world.person.lena)
  const { agenda, saved, form } = await listed(world)
  t.match(saved.text, /Operation Nightjar .* a note is held by Northshire Police, vulnerability team/)
  for (const who of ['pete', 'tom'] as const) t.match((await (await world.as(who)).get(agenda)).text, /Nightjar/, who)
  const lena = await world.as('lena')
  t.notMatch((await lena.get(agenda)).text, /Nightjar/)
  t.match((await lena.get(agenda)).text, /Closed item .* a note is held by Northshire Police/)
  t.equal((await lena.get(form)).status, 403)
  t.equal((await (await world.as('sam')).get(form)).status, 404)
})

t.test('Files, search and letters name a closed item for nobody, its readers neither', async t => {
  const world = await aWorld(t)
  const { at, agenda, colin } = await listed(world)
  const pete = await world.as('pete')
  for (const page of [agenda.replace(/agenda$/, 'pack'), '/partnerships/riverside/search?q=Nightjar'])
    t.notMatch((await pete.get(page)).html.replace(/value="Nightjar"|“Nightjar”/g, ''), /Operation Nightjar/, page)
  await colin.get(at)
  await colin.post(at)
  await colin.get(`${at}/circulate`)
  await colin.post(`${at}/circulate`, { telling: 'send' })
  const minutes = await pete.get(at)
  t.match(minutes.text, /Discussed in closed session; a note is held by Northshire Police, vulnerability team\./)
  t.notMatch(minutes.text, /Nightjar/)
  t.notMatch(JSON.stringify(world.letters()), /Nightjar/)
})

t.test(
  'Readers are of the partnership, the item is closed, and two who list them do not overwrite each other',
  async t => {
    const world = await aWorld(t)
    const { form, agenda, welcome, colin } = await listed(world)
    const outsider = await colin.fillIn(form, { noteHeldBy: 'The chair', personIds: [world.person.sam] })
    t.equal(outsider.status, 400)
    t.match(outsider.text, /Choose members of this partnership/)
    t.match(outsider.html, /value="The chair"/)
    t.equal((await colin.fillIn(`${agenda}/items/${welcome}/readers`, { noteHeldBy: 'Me' })).status, 409)
    t.equal((await colin.post(form, { noteHeldBy: 'The chair', version: '1' })).status, 412)
    const program = await world.api('colin')
    const body = { noteHeldBy: 'The council', organisationIds: [], personIds: [] }
    const done = await program.request('PUT', `/api/v1${form}`, { body, headers: { 'if-match': '"2"' } })
    t.equal(done.statusCode, 200)
    t.notMatch((await (await world.as('pete')).get(agenda)).text, /Nightjar/)
  },
)
