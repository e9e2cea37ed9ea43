import { eq } from 'drizzle-orm'
import t, { type Test } from 'tap'
import { people } from '#src/people/tables.ts'
import { underWay } from '#test/pledges/scene.ts'
import { aWorld, type Org } from '#test/support/world.ts'
import { answerPath, lettersTo, scheduled } from './scene.ts'

const ACTIONS = '/api/v1/partnerships/riverside/actions'

/** Tom is asked to a meeting with a paper; Harbour Housing has an action and a pledge, the police have an action. */
async function prepared(t: Test) {
  const world = await aWorld(t)
  const chair = await world.as('amina')
  const api = await world.api('amina')
  const raised = async (text: string, org: Org) =>
    (
      await api.request('POST', ACTIONS, {
        body: { text, ownerOrganisationId: world.organisation[org], dueOn: '2027-05-20' },
      })
    ).json().id as string
  const ours = await raised('Send the leaflet', 'harbour')
  const theirs = await raised('Map the car washes', 'police')
  const pledge = (await underWay(world)).split('/').at(-1) ?? ''
  world.house.database.sqlite.prepare("update pledges set by_when = '2027-06-20' where id = ?").run(pledge)
  const at = await scheduled(chair)
  await chair.upload(`${at}/papers/new`, { title: 'Map of need' }, { name: 'map.txt', bytes: 'The map' })
  const paperOf = (meetingAt: string) =>
    (
      world.house.database.sqlite
        .prepare('select document_id id from papers where meeting_id = ?')
        .get(meetingAt.split('/').at(-1)) as { id: string }
    ).id
  const link = answerPath(lettersTo(world, 'tom').at(-1))
  return { world, chair, api, at, link, ours, theirs, pledge, paperOf, tom: world.stranger() }
}

t.test('From one link Tom reports on an action and a pledge, reads a paper and proposes an item', async t => {
  const { world, api, at, link, ours, pledge, paperOf, tom } = await prepared(t)
  const page = await tom.get(link)
  t.match(page.text, /Send the leaflet.*due 20 May.*We will use a checklist.*Map of need.*Propose an item/)
  t.notMatch(page.text, /Map the car washes/, 'what others have to do is theirs')

  const short = await tom.upload(`${link}/actions/${ours}`, { says: 'longer', words: 'The printer failed' })
  t.equal(short.status, 400)
  t.match(short.html, /The printer failed/, 'what was typed is kept')
  const sent = { says: 'progress', words: 'Half are sent', _once: 'one' }
  const first = await tom.upload(`${link}/actions/${ours}`, sent)
  t.match(first.text, /It stands in the register.*Are you coming/, 'and it leads back to the meeting')
  await tom.upload(`${link}/actions/${ours}`, sent)
  const rows = world.house.database.sqlite.prepare("select text from action_updates where text = 'Half are sent'").all()
  t.equal(rows.length, 1, 'and sent twice it stands there once')
  const later = { says: 'longer', words: 'The printer failed', dueOn: '2027-07-01' }
  t.equal((await tom.upload(`${link}/actions/${ours}`, later)).status, 200)
  const done = { says: 'done', words: 'All are sent' }
  t.equal((await tom.upload(`${link}/actions/${ours}`, done)).status, 200)
  t.equal((await api.request('GET', `${ACTIONS}/${ours}`)).json().state, 'done')

  const wrong = await tom.upload(`${link}/pledges/${pledge}`, { completion: 'none', text: 'Thirty visits' })
  t.equal(wrong.status, 400)
  t.match(wrong.html, /Thirty visits/)
  await tom.upload(`${link}/pledges/${pledge}`, { completion: 'substantial', text: 'Thirty visits' })
  const told = await api.request('GET', `/api/v1/partnerships/riverside/pledges/${pledge}`)
  t.equal(told.json().completion, 'substantial')

  const paper = await tom.get(`${link}/papers/${paperOf(at)}`)
  t.equal(paper.status, 200)
  t.match(String(paper.response.headers['content-disposition']), /map\.txt/)

  const proposal = { title: 'A shared leaflet', why: '', kind: 'discussion', minutesWanted: '10' }
  t.equal((await tom.upload(`${link}/proposal`, proposal)).status, 400)
  t.match((await tom.upload(`${link}/proposal`, { ...proposal, why: 'Hosts ask' })).text, /Proposed. You will be told/)
  const { rows: proposals } = (await api.request('GET', '/api/v1/partnerships/riverside/proposals')).json()
  t.match(proposals, [{ title: 'A shared leaflet', organisationId: world.organisation.harbour }])
})

t.test('Whatever opens the link’s pages only to look at them changes nothing', async t => {
  const { world, link, ours, pledge, at, paperOf, tom } = await prepared(t)
  const before = world.house.database.sqlite.prepare('select count(*) count from activity').get()
  const parts = ['', `/actions/${ours}`, `/pledges/${pledge}`, `/papers/${paperOf(at)}`, '/proposal']
  for (const part of parts) t.equal((await tom.get(`${link}${part}`)).status, 200, part)
  t.same(world.house.database.sqlite.prepare('select count(*) count from activity').get(), before)
  world.house.database.sqlite
    .prepare('update memberships set ended_at = ? where person_id = ?')
    .run(world.clock.now(), world.person.tom)
  for (const part of parts) t.equal((await tom.get(`${link}${part}`)).status, 404, `${part} after the membership ended`)
})

t.test('Under the link nothing of others is found', async t => {
  const { world, chair, link, theirs, paperOf, tom } = await prepared(t)
  await tom.get(link)
  const says = { says: 'done', words: 'Not ours' }
  t.equal((await tom.upload(`${link}/actions/${theirs}`, says)).status, 404)
  const other = await scheduled(chair, { title: 'Another', 'heldOn-month': '7' })
  await chair.upload(`${other}/papers/new`, { title: 'Elsewhere' }, { name: 'other.txt', bytes: 'Elsewhere' })
  t.equal((await tom.get(`${link}/papers/${paperOf(other)}`)).status, 404, 'a paper of another meeting')
  const pledge = (await underWay(world)).split('/').at(-1) ?? ''
  const pete = answerPath(lettersTo(world, 'pete').at(-1))
  const stranger = world.stranger()
  await stranger.get(pete)
  t.equal((await stranger.get(`${pete}/pledges/${pledge}`)).status, 404, 'a pledge of another organisation')
  const told = { completion: 'substantial', text: 'Not ours' }
  t.equal((await stranger.upload(`${pete}/pledges/${pledge}`, told)).status, 404)
})

t.test('To whoever reads under another name the pages say when something is due, not what', async t => {
  const { world, link, ours, pledge, at, paperOf, tom } = await prepared(t)
  world.house.database.tx.update(people).set({ alias: 'Adviser' }).where(eq(people.id, world.person.tom)).run()
  for (const part of ['', `/actions/${ours}`, `/pledges/${pledge}`, '/proposal']) {
    const page = await tom.get(`${link}${part}`)
    t.equal(page.status, 200)
    t.notMatch(page.text, /Riverside Against|RAS-|Send the leaflet|checklist|Map of need/, part)
  }
  t.equal((await tom.get(`${link}/papers/${paperOf(at)}`)).status, 404)
})

t.test(
  'By the link too Tom is told what Lena told meanwhile, but under another name neither by whom nor what',
  async t => {
    const { world, link, pledge, tom } = await prepared(t)
    const lena = await world.as('lena')
    const path = `/partnerships/riverside/pledges/${pledge}/progress`
    const said = { completion: 'limited', text: 'One estate' }
    await tom.get(link)
    await lena.fillIn(path, { completion: 'substantial', reached: '80', text: 'Two estates' })
    const asked = await tom.submit(`${link}/pledges/${pledge}`, said)
    t.equal(asked.status, 412)
    t.match(asked.text, /Told last [^–]*substantial Two estates Told by Lena Fox –/)
    t.match(asked.html, />One estate</)
    world.house.database.sqlite.prepare("update people set alias = 'T.' where id = ?").run(world.person.tom)
    await tom.get(`${link}/pledges/${pledge}`)
    await lena.fillIn(path, { completion: 'substantial', reached: '85', text: 'Three estates' })
    const neutral = await tom.submit(`${link}/pledges/${pledge}`, said)
    t.match(neutral.text, /Told last [^–]*substantial –/)
    t.notMatch(neutral.text, /Three estates|Lena/)
  },
)
