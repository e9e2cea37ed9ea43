import t from 'tap'
import { drafted, scheduled } from '#test/meetings/scene.ts'
import { approvedMinutes, writtenMinutes } from '#test/minutes/scene.ts'
import type { Browser } from '#test/support/browser.ts'
import { aWorld, type Persona, type World } from '#test/support/world.ts'

const stream = '/partnerships/riverside/activity'

const browsers = new WeakMap<World, Map<Persona, Promise<Browser>>>()
/** What somebody reads, in the one browser they have. */
async function read(world: World, who: Persona, more = ''): Promise<string> {
  const known = browsers.get(world) ?? new Map<Persona, Promise<Browser>>()
  browsers.set(world, known)
  const browser = known.get(who) ?? world.as(who)
  known.set(who, browser)
  return (await (await browser).get(stream + more)).text
}

t.test('Tom reads what happened, in sentences, day by day', async t => {
  const world = await aWorld(t)
  const { at } = await approvedMinutes(world)
  world.clock.advance({ days: 1 })
  await scheduled(await world.as('amina'))
  const page = await (await world.as('tom')).get(stream)
  t.match(page.text, /Tuesday 2 March 2027 Amina Shah scheduled Quarterly meeting, 10 June 2027 Monday 1 March 2027/)
  t.match(page.text, /Amina Shah approved the minutes of Spring meeting, 1 March 2027/)
  t.match(page.text, /Colin Reed circulated the minutes of Spring meeting, 1 March 2027/)
  t.match(page.html, new RegExp(`href="${at}"`), 'each leads to what it is about')
  t.match(await read(world, 'tom', '?kind=minutes'), /approved/)
  t.notMatch(await read(world, 'tom', '?kind=minutes'), /scheduled Quarterly/)
  t.match(await read(world, 'tom', '?kind=pledges'), /Nothing of this kind has happened yet/)
  t.equal((await (await world.as('tom')).get(`${stream}?kind=nonsense&utm_source=letter`)).status, 200)
  t.match(
    (await (await world.as('tom')).get('/partnerships/riverside')).html,
    /href="\/partnerships\/riverside\/activity"/,
  )
})

t.test('Of drafts, closed items, answers and people who hide, no member reads', async t => {
  const world = await aWorld(t)
  await writtenMinutes(world)
  const amina = await world.as('amina')
  const draft = await drafted(amina, { title: 'Canary in a draft' })
  const meeting = await scheduled(amina, { title: 'Summer meeting' })
  const lena = await world.api('lena')
  await lena.request('PUT', `/api/v1${meeting}/answer`, { body: { answer: 'accepted' } })
  const { sqlite } = world.house.database
  sqlite.prepare(`update people set directory_visibility = 'hidden' where id = ?`).run(world.person.amina)
  for (const who of ['tom', 'pete'] as const) {
    const text = await read(world, who)
    t.match(text, /A member scheduled Summer meeting/, 'who hides is not named')
    t.notMatch(text, /Canary|Nightjar|Amina|answered|started the minutes/)
  }
  t.match(await read(world, 'lena'), /Lena Fox answered the invitation to Summer meeting/, 'one’s own answers are')
  const colin = await read(world, 'colin')
  t.match(colin, /Amina Shah scheduled Summer meeting/)
  t.match(colin, /Lena Fox answered the invitation to/)
  t.match(colin, /Colin Reed started the minutes of Spring meeting/)
  t.notMatch(colin, /Canary|Nightjar/)
  await amina.get(draft)
  for (const who of ['sam', 'priya', 'finn', 'ada'] as const)
    t.equal((await (await world.as(who)).get(stream)).status, 404, who)
  t.equal((await world.stranger().get(stream)).status, 303)
  sqlite.prepare('update memberships set ended_at = ? where person_id = ?').run(world.clock.now(), world.person.tom)
  t.equal((await (await world.as('tom')).get(stream)).status, 404, 'a membership that ended')
})

t.test('What was changed while it was a draft is not told once it is scheduled', async t => {
  const world = await aWorld(t)
  const amina = await world.as('amina')
  const at = await drafted(amina)
  const change = await amina.get(`${at}/change`)
  t.equal(change.status, 200)
  const api = await world.api('amina')
  const seen = await api.request('GET', `/api/v1${at}`)
  const { title, purpose, startTime, endTime, mode, venue } = seen.json()
  const body = { title, purpose, heldOn: '2027-06-17', startTime, endTime, mode, venue }
  const headers = { 'if-match': String(seen.headers.etag) }
  const changed = await api.request('PUT', `/api/v1${at}`, { body: { ...body, tell: 'save only' }, headers })
  t.equal(changed.statusCode, 200, changed.body)
  await amina.get(`${at}/schedule`)
  await amina.post(`${at}/schedule`, { tell: 'send' })
  const text = await read(world, 'tom')
  t.match(text, /scheduled Quarterly meeting/)
  t.notMatch(text, /Amina Shah (moved|changed)/)
})

t.test('What somebody does again and again is one line, and a program reads the same story', async t => {
  const world = await aWorld(t)
  const meeting = await scheduled(await world.as('amina'))
  const tom = await world.api('tom')
  for (const answer of ['accepted', 'declined', 'accepted'])
    await tom.request('PUT', `/api/v1${meeting}/answer`, { body: { answer } })
  t.match(await read(world, 'tom'), /Tom Okoro answered the invitation to Quarterly meeting, 10 June 2027 3 times/)
  const colin = await world.api('colin')
  for (let n = 1; n <= 8; n++)
    await colin.request('POST', '/api/v1/partnerships/riverside/actions', {
      body: { text: `Map ward ${n}`, ownerOrganisationId: world.organisation.police, dueOn: '2027-04-01' },
    })
  const text = await read(world, 'pete', '?kind=actions')
  t.equal(text.match(/Colin Reed raised/g)?.length, 2, 'six in one line, two in another')
  const { rows, next } = (
    await tom.request('GET', '/api/v1/partnerships/riverside/activity/stream?kind=actions')
  ).json()
  t.equal(rows.length, 2)
  t.match(rows[0], { day: '2027-03-01', kind: 'actions', who: 'Colin Reed', before: 'raised' })
  t.equal(rows[0].subjects.length, 6)
  t.equal(next, null)
  t.equal(
    (await (await world.api('sam')).request('GET', '/api/v1/partnerships/riverside/activity/stream')).statusCode,
    404,
  )
})

t.test('People join and leave by name where they may be seen', async t => {
  const world = await aWorld(t)
  const amina = await world.as('amina')
  const members = await world.api('amina')
  const { rows } = (await members.request('GET', '/api/v1/partnerships/riverside/members')).json()
  const idOf = (name: string) => rows.find((row: { name: string }) => row.name === name).id
  const { sqlite } = world.house.database
  sqlite.prepare(`update people set directory_visibility = 'hidden' where id = ?`).run(world.person.pete)
  for (const name of ['Tom Okoro', 'Pete Marsh']) {
    await amina.get(`/partnerships/riverside/members/${idOf(name)}/end`)
    await amina.post(`/partnerships/riverside/members/${idOf(name)}/end`, {})
  }
  const seen = await read(world, 'lena', '?kind=members')
  t.match(seen, /Tom Okoro left and no longer speaks for Harbour Housing/)
  t.notMatch(seen, /Pete|Northshire Police/)
  t.match(await read(world, 'colin', '?kind=members'), /Pete Marsh left/)
})
