import t from 'tap'
import { aWorld, emailOf, type World } from '#test/support/world.ts'
import { calendarOf, delivered, scheduled } from '../meetings/scene.ts'
import { aGroup, groupMeeting } from '../sub-groups/scene.ts'

const membershipOf = (world: World, who: 'tom' | 'pete' | 'lena' | 'amina'): string =>
  (
    world.house.database.sqlite
      .prepare('select id from memberships where person_id = ? and ended_at is null')
      .get(world.person[who]) as { id: string }
  ).id

const pathFor = (world: World, who: 'tom' | 'pete' | 'lena' | 'amina') =>
  `/partnerships/riverside/members/${membershipOf(world, who)}/successor`

const calendarsTo = (world: World, address: string) =>
  world
    .letters()
    .filter(letter => letter.toAddress === address && letter.calendar)
    .map(letter => /^METHOD:(\w+)/m.exec(calendarOf(letter))?.[1])

/** An action that Tom has for Harbour Housing. */
async function anAction(world: World) {
  const api = await world.api('amina')
  const answer = await api.request('POST', '/api/v1/partnerships/riverside/actions', {
    body: {
      text: 'Send the poster round',
      ownerOrganisationId: world.organisation.harbour,
      ownerPersonId: world.person.tom,
      dueOn: '2027-05-01',
    },
    headers: { 'idempotency-key': 'poster' },
  })
  const { id } = answer.json()
  return async () => (await api.request('GET', `/api/v1/partnerships/riverside/actions/${id}`)).json()
}

t.test('Tom is replaced by somebody new: his calendar is cleared now, theirs is filled once they accept', async t => {
  const world = await aWorld(t)
  const amina = await world.as('amina')
  await scheduled(amina)
  delivered(world)
  const action = await anAction(world)
  const page = await amina.get(pathFor(world, 'tom'))
  t.match(page.text, /Who speaks for Harbour Housing instead of Tom Okoro\?/)
  t.match(page.text, /1 open action of theirs stays its own/)
  const done = await amina.submit(pathFor(world, 'tom'), { name: 'Rowan Ellis', email: 'rowan@harbour.example' })
  t.match(done.text, /invitation sent to rowan@harbour.example/)
  t.match(done.text, /Rowan Ellis Invited/)
  t.strictSame(calendarsTo(world, emailOf('tom')), ['REQUEST', 'CANCEL'])
  t.strictSame(calendarsTo(world, 'rowan@harbour.example'), [], 'not before they accept')
  t.match(await action(), { ownerOrganisationId: world.organisation.harbour, ownerPersonId: null })
  const rowan = world.stranger()
  await rowan.signIn(world.house, 'rowan@harbour.example')
  const acceptance = /\/invitations\/[\w-]+\/acceptance/.exec((await rowan.get('/invitations')).html)?.[0] ?? ''
  await rowan.submit(acceptance)
  t.strictSame(calendarsTo(world, 'rowan@harbour.example'), ['REQUEST'])
  for (const who of ['lena', 'pete'] as const)
    t.strictSame(calendarsTo(world, emailOf(who)), ['REQUEST'], `${who} hears nothing`)
})

t.test('Lena takes over from Tom at once, with his open actions; her calendar stays as it is', async t => {
  const world = await aWorld(t)
  const amina = await world.as('amina')
  await scheduled(amina)
  delivered(world)
  const action = await anAction(world)
  const done = await amina.fillIn(pathFor(world, 'tom'), { successorPersonId: world.person.lena })
  t.match(done.text, /Replaced: both are told/)
  t.strictSame(calendarsTo(world, emailOf('tom')), ['REQUEST', 'CANCEL'])
  t.strictSame(calendarsTo(world, emailOf('lena')), ['REQUEST'])
  t.match(await action(), { ownerOrganisationId: world.organisation.harbour, ownerPersonId: world.person.lena })
})

t.test('Pete of another organisation takes over, known by his address, and speaks for both', async t => {
  const world = await aWorld(t)
  const amina = await world.as('amina')
  await scheduled(amina)
  await amina.fillIn(pathFor(world, 'tom'), { name: 'Peter', email: emailOf('pete') })
  t.strictSame(calendarsTo(world, emailOf('pete')), ['REQUEST'], 'he is asked already')
  t.match(
    world.letters().find(letter => letter.toAddress === emailOf('pete') && !letter.calendar)?.text,
    /Harbour Housing/,
  )
  const held = world.house.database.sqlite
    .prepare('select count(*) as count from memberships where person_id = ? and ended_at is null')
    .get(world.person.pete)
  t.match(held, { count: 2 })
})

t.test('Replacing is refused where it cannot be', async t => {
  const world = await aWorld(t)
  const amina = await world.as('amina')
  const path = pathFor(world, 'tom')
  for (const [fields, words] of [
    [{}, /Choose a member, or enter who is to be invited/],
    [{ email: 'rowan@harbour.example' }, /Enter their name/],
    [{ name: 'Rowan', email: 'rowan' }, /Enter an e-mail address/],
    [{ successorPersonId: world.person.sam }, /Choose somebody who is a member now/],
    [{ successorPersonId: world.person.tom }, /somebody other than who leaves/],
    [{ name: 'Tom', email: emailOf('tom') }, /somebody other than who leaves/],
  ] as const) {
    const page = await amina.fillIn(path, fields)
    t.equal(page.status, 400)
    t.match(page.text, words)
  }
  const chair = pathFor(world, 'amina')
  const alone = await amina.fillIn(chair, { name: 'Rowan', email: 'rowan@harbour.example' })
  t.match(alone.text, /without a chair/)
  t.match((await amina.fillIn(chair, { successorPersonId: world.person.colin })).text, /without a chair/)
  t.equal((await (await world.as('tom')).get(path)).status, 403)
  t.equal((await (await world.as('sam')).get(path)).status, 404)
})

t.test('A program replaces a member, against the version it saw', async t => {
  const world = await aWorld(t)
  await scheduled(await world.as('amina'))
  const api = await world.api('amina')
  const path = `/api/v1/partnerships/riverside/members/${membershipOf(world, 'tom')}`
  const body = { name: 'Rowan Ellis', email: 'rowan@harbour.example' }
  const stale = await api.request('POST', `${path}/successor`, { body, headers: { 'if-match': '"7"' } })
  t.equal(stale.statusCode, 412)
  const answer = await api.request('POST', `${path}/successor`, { body, headers: { 'if-match': '"1"' } })
  t.equal(answer.statusCode, 200)
  t.strictSame(answer.json(), { tookOver: false })
  t.equal((await api.request('POST', `${path}/successor`, { body, headers: { 'if-match': '"1"' } })).statusCode, 404)
})

t.test('An organisation leaves: its people lose the coming meetings, and nobody else hears of it', async t => {
  const world = await aWorld(t)
  const amina = await world.as('amina')
  await scheduled(amina)
  await scheduled(amina, { 'heldOn-month': '9', title: 'Autumn meeting' })
  delivered(world)
  await amina.fillIn(`/partnerships/riverside/organisations/${world.organisation.harbour}/leave`, {})
  for (const who of ['tom', 'lena'] as const)
    t.strictSame(calendarsTo(world, emailOf(who)), ['REQUEST', 'REQUEST', 'CANCEL', 'CANCEL'], who)
  for (const who of ['pete', 'colin', 'amina'] as const)
    t.strictSame(calendarsTo(world, emailOf(who)), ['REQUEST', 'REQUEST'], who)
})

t.test('Whoever comes instead of Tom is in his sub-group, and leads it where he led', async t => {
  const world = await aWorld(t)
  const amina = await world.as('amina')
  const group = await aGroup(world, { leadPersonId: world.person.tom })
  await groupMeeting(await world.as('tom'), group)
  await amina.fillIn(pathFor(world, 'tom'), { successorPersonId: world.person.lena })
  t.match((await amina.get(group)).text, /Lena Fox.*lead/i)
  t.notMatch((await amina.get(group)).text, /Tom Okoro/)
  t.strictSame(calendarsTo(world, emailOf('lena')), ['REQUEST'], 'and is asked to its meeting')

  await amina.fillIn(pathFor(world, 'lena'), { name: 'Rowan Ellis', email: 'rowan@harbour.example' })
  t.notMatch((await amina.get(group)).text, /Lena Fox|Rowan/, 'whoever is only invited is not in it yet')
  const rowan = world.stranger()
  await rowan.signIn(world.house, 'rowan@harbour.example')
  const acceptance = /\/invitations\/[\w-]+\/acceptance/.exec((await rowan.get('/invitations')).html)?.[0] ?? ''
  await rowan.submit(acceptance)
  t.match((await amina.get(group)).text, /Rowan Ellis/)
  t.strictSame(calendarsTo(world, 'rowan@harbour.example'), ['REQUEST'])
})
