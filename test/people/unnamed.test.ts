import type { LightMyRequestResponse } from 'fastify'
import t, { type Test } from 'tap'
import { writtenMinutes } from '#test/minutes/scene.ts'
import { underWay } from '#test/pledges/scene.ts'
import { aGroup, joined, membershipOf } from '#test/sub-groups/scene.ts'
import { addressOf, routesOf } from '#test/support/routes.ts'
import { textOfWordFile } from '#test/support/word-file.ts'
import { aWorld, type World } from '#test/support/world.ts'

const ACTIONS = '/partnerships/riverside/actions'
/** Whom no plain member may meet by name: Tom and Colin stay out of the directory, Lena goes by another name. */
const UNNAMED = /Tom Okoro|Colin Reed|Lena Fox|(tom|colin|lena)@example\.org/

/** Everything that a partnership writes down of its people, done by Tom, Lena and Colin or about them. */
async function everywhere(world: World) {
  const { sqlite } = world.house.database
  sqlite
    .prepare("update people set directory_visibility = 'hidden' where id in (?, ?)")
    .run(world.person.tom, world.person.colin)
  sqlite.prepare("update people set alias = 'Robin' where id = ?").run(world.person.lena)
  const [tom, amina] = [await world.as('tom'), await world.as('amina')]

  const group = await aGroup(world, { leadPersonId: world.person.tom })
  for (const who of ['lena', 'pete'] as const) await joined(amina, group, membershipOf(world, who))
  const pledge = await underWay(world)
  sqlite.prepare('update pledges set lead_person_id = ?').run(world.person.tom)
  await tom.fillIn(`${pledge}/progress`, { completion: 'limited', text: 'Two visits', reached: '2' })
  await (await world.as('lena')).fillIn(`${pledge}/change`, { reason: 'Clearer' })

  const meeting = await writtenMinutes(world, { tom: { answer: 'delegated', substituteName: 'Uma Kay' } })
  sqlite
    .prepare('update meetings set chair_person_id = ?, minute_taker_person_id = ? where id = ?')
    .run(world.person.tom, world.person.colin, meeting.id)
  const chair = await world.api('amina')
  const act = async (who: 'tom' | 'lena', more = {}) => {
    const body = { text: `Ring hotels for ${who}`, dueOn: '2027-05-01', ownerPersonId: world.person[who], ...more }
    const at = `${meeting.api}/items/${meeting.training}/actions`
    const owned = { ...body, ownerOrganisationId: world.organisation.harbour }
    return (await chair.request('POST', at, { body: owned })).json() as { id: string }
  }
  const action = await act('tom')
  await act('lena')
  await tom.fillIn(`${ACTIONS}/${action.id}/progress`, { note: 'Half are rung' })
  await (await world.as('pete')).get(ACTIONS)
  const offered = (
    await chair.request('POST', `/api/v1${ACTIONS}`, {
      body: { text: 'Print', dueOn: '2027-05-01', ownerOrganisationId: world.organisation.police },
    })
  ).json() as { id: string }
  await (await world.api('pete')).request('POST', `/api/v1${ACTIONS}/${offered.id}/offers`, {
    body: { ownerOrganisationId: world.organisation.harbour, ownerPersonId: world.person.tom, reason: 'Yours' },
    headers: { 'if-match': '"1"' },
  })
  await tom.fillIn('/partnerships/riverside/proposals/new', {
    title: 'Nails',
    why: 'x',
    kind: 'discussion',
    minutesWanted: '5',
  })

  await meeting.colin.get(`${meeting.at}/circulate`)
  await meeting.colin.post(`${meeting.at}/circulate`, { telling: 'send' })
  const form = `${meeting.at}/corrections/new/decision/${meeting.training}`
  const said = await tom.fillIn(form, { wanted: 'Train every council and police force.', why: 'They were named too.' })
  if (said.status !== 200) throw new Error(said.text)
  return { meeting, group, pledge, action, offered }
}

t.test('Whoever stays out of the directory, or goes by another name, is named to no plain member anywhere', async t => {
  const world = await aWorld(t)
  const { meeting, group, pledge, action } = await everywhere(world)
  const { sqlite } = world.house.database
  const one = (sql: string) => String(sqlite.prepare(sql).pluck().get())
  const named: Record<string, string> = {
    partnershipId: 'riverside',
    meetingId: meeting.id,
    agendaItemId: meeting.training,
    itemId: meeting.training,
    actionId: action.id,
    pledgeId: pledge.split('/').at(-1) ?? '',
    subGroupId: group.split('/').at(-1) ?? '',
    organisationId: world.organisation.harbour,
    personId: world.person.tom,
    membershipId: membershipOf(world, 'tom'),
    correctionId: one('select id from corrections'),
    proposalId: one('select id from proposals'),
    requestId: one('select id from action_requests'),
    format: 'docx',
  }
  const at = `/partnerships/riverside/meetings/${meeting.id}`
  const before = await unnamedTo(t, world, named)
  for (const page of [meeting.at, `${at}/minutes/docx`, `${at}/register/docx`, `${meeting.at}/corrections`])
    t.ok(before.includes(page), `${page} is among what they read`)
  for (const page of [`${ACTIONS}/${action.id}`, group, pledge, '/partnerships/riverside/activity'])
    t.ok(before.includes(page), `${page} is among what they read`)
  const minutes = (await (await world.as('pete')).get(meeting.at)).text
  t.match(minutes, /Harbour Housing\s+Robin/, 'by the name she chose')
  t.match(minutes, /A member/, 'and he without one')

  await approved(world, meeting)
  t.ok((await unnamedTo(t, world, named)).includes(`${meeting.at}/approved.json`))
})

/** Cora leads for Harbour Housing, as Lena does. */
async function cora(world: World) {
  const { sqlite } = world.house.database
  const now = '2026-01-01T09:00:00.000Z'
  sqlite
    .prepare(
      "insert or ignore into people (id, name, email, created_at, updated_at) values ('cora', 'Cora Dale', 'cora@example.net', ?, ?)",
    )
    .run(now, now)
  sqlite
    .prepare(
      "insert or ignore into memberships (id, person_id, partnership_id, organisation_id, role, invited_at, started_at, undertaking_version) values ('of-cora', 'cora', 'riverside', ?, 'organisation lead', ?, ?, 1)",
    )
    .run(world.organisation.harbour, now, now)
  const browser = world.stranger()
  await browser.signIn(world.house, 'cora@example.net')
  return browser
}

/** Reads every address there is as Pete, as a program of his, and as Cora; answers what opened to any of them. */
async function unnamedTo(t: Test, world: World, named: Record<string, string>): Promise<string[]> {
  const [pete, lead, program] = [await world.as('pete'), await cora(world), await world.api('pete')]
  const open: string[] = []
  const found = (address: string, answer: LightMyRequestResponse) => {
    const isWord = String(answer.headers['content-type']).includes('wordprocessing')
    const said = isWord ? textOfWordFile(answer.rawPayload) : answer.body
    if (answer.statusCode === 200) open.push(address)
    t.notMatch(said, UNNAMED, `${answer.statusCode} ${address}`)
  }
  for (const { method, url } of await routesOf(world.app)) {
    // The examples of the documentation name invented people.
    if (method !== 'GET' || url === '/api/openapi.json' || url === '/api/docs') continue
    for (const address of variants(addressOf(url, named)))
      if (address.startsWith('/api/v1')) found(address, await program.request('GET', address))
      else for (const reader of [pete, lead]) found(address, (await reader.get(address)).response)
  }
  return open
}

/** The chair settles what was proposed and approves; Colin adds an addendum. */
async function approved(world: World, { at, colin }: Awaited<ReturnType<typeof everywhere>>['meeting']): Promise<void> {
  const amina = await world.as('amina')
  const id = String(world.house.database.sqlite.prepare('select id from corrections').pluck().get())
  const settled = await amina.fillIn(`${at}/corrections/${id}/settlement`, { answer: 'take' })
  if (settled.status !== 200) throw new Error(settled.text)
  world.clock.advance({ hours: 2 })
  await amina.get(`${at}/approve`)
  const done = await amina.post(`${at}/approve`, { early: 'yes' })
  if (done.status !== 303) throw new Error(done.text)
  await colin.fillIn(`${at}/addenda`, { text: 'One more word' })
}

/** The same page as it is looked for and sorted. */
function variants(address: string): string[] {
  if (address.endsWith('/search')) return ['Okoro', 'Fox', 'Reed', 'training'].map(word => `${address}?q=${word}`)
  if (address.endsWith('/actions')) return [address, `${address}?show=all`]
  return [address]
}
