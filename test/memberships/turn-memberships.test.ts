import t from 'tap'
import { post } from '#src/mail/post.ts'
import { turnMemberships } from '#src/memberships/turn-memberships.ts'
import { aWorld, emailOf, type World } from '#test/support/world.ts'
import { calendarOf, delivered, scheduled } from '../meetings/scene.ts'

const calendarsTo = (world: World, address: string) =>
  world
    .letters()
    .filter(letter => letter.toAddress === address && letter.calendar)
    .map(letter => /^METHOD:(\w+)/m.exec(calendarOf(letter))?.[1])

const rowan = {
  name: 'Rowan Ellis',
  email: 'rowan@harbour.example',
  organisation: 'Harbour Housing',
  role: 'representative',
  'startsOn-day': '1',
  'startsOn-month': '4',
  'startsOn-year': '2027',
}

/** Rowan is invited from 1 April and accepts in March. */
async function accepted(world: World) {
  const amina = await world.as('amina')
  await scheduled(amina)
  await amina.fillIn('/partnerships/riverside/members/invite', rowan)
  const browser = world.stranger()
  await browser.signIn(world.house, rowan.email)
  const path = /\/invitations\/[\w-]+\/acceptance/.exec((await browser.get('/invitations')).html)?.[0] ?? ''
  const done = await browser.submit(path)
  t.match(done.text, /You become a member of Riverside Against Slavery on 1 April 2027/)
  return { amina, browser }
}

const endPath = (world: World, who: 'tom' | 'amina') =>
  `/partnerships/riverside/members/${
    (
      world.house.database.sqlite
        .prepare('select id from memberships where person_id = ? and ended_at is null')
        .get(world.person[who]) as { id: string }
    ).id
  }/end`

const on = (day: number, month: number, year = 2027) => ({
  'endsOn-day': String(day),
  'endsOn-month': String(month),
  'endsOn-year': String(year),
})

t.test('Who has accepted reads when they begin, on both pages, and is asked for nothing more', async t => {
  const world = await aWorld(t)
  const { browser } = await accepted(world)
  const page = await browser.get('/invitations')
  t.match(page.text, /You join Riverside Against Slavery on Thursday 1 April 2027/)
  t.notMatch(page.text, /No invitation waits|run out|Accept/)
  const home = await browser.get('/home')
  t.match(home.text, /You join Riverside Against Slavery for Harbour Housing on Thursday 1 April 2027/)
  t.notMatch(home.text, /You are invited|You are not a member/)
})

t.test('Who begins in April sees nothing in March; the meetings come on the first day', async t => {
  const world = await aWorld(t)
  const { amina, browser } = await accepted(world)
  t.equal((await browser.get('/partnerships/riverside')).status, 404)
  t.match((await amina.get('/partnerships/riverside/members')).text, /Rowan Ellis Begins 1 April 2027/)
  turnMemberships(world.house)
  t.strictSame(calendarsTo(world, rowan.email), [], 'not a day before')
  world.clock.set('2027-03-31T22:59:00.000Z')
  turnMemberships(world.house)
  t.strictSame(calendarsTo(world, rowan.email), [], 'not a minute before midnight in London')
  world.clock.set('2027-03-31T23:00:00.000Z')
  turnMemberships(world.house)
  turnMemberships(world.house)
  t.strictSame(calendarsTo(world, rowan.email), ['REQUEST'])
  t.strictSame(calendarsTo(world, emailOf('tom')), ['REQUEST'], 'nobody else hears')
  const again = world.stranger()
  await again.signIn(world.house, rowan.email)
  t.match((await again.get('/partnerships/riverside/members')).text, /Rowan Ellis \(you\)|rowan/i)
})

t.test('A server that stood still for weeks catches up', async t => {
  const world = await aWorld(t)
  await accepted(world)
  world.clock.set('2027-05-20T10:00:00.000Z')
  turnMemberships(world.house)
  t.strictSame(calendarsTo(world, rowan.email), ['REQUEST'])
})

t.test('Tom’s last day is told before: he is a member until it is over, and then the meetings go', async t => {
  const world = await aWorld(t)
  const amina = await world.as('amina')
  await scheduled(amina)
  delivered(world)
  const done = await amina.fillIn(endPath(world, 'tom'), on(30, 4))
  t.match(done.text, /Their last day is 30 April 2027/)
  t.match(done.text, /Tom Okoro.*Last day: 30 April 2027/)
  world.clock.set('2027-04-30T22:59:00.000Z')
  turnMemberships(world.house)
  t.equal((await (await world.as('tom')).get('/partnerships/riverside')).status, 200)
  t.strictSame(calendarsTo(world, emailOf('tom')), ['REQUEST'])
  world.clock.set('2027-04-30T23:00:00.000Z')
  turnMemberships(world.house)
  turnMemberships(world.house)
  t.strictSame(calendarsTo(world, emailOf('tom')), ['REQUEST', 'CANCEL'])
  t.equal((await (await world.as('tom')).get('/partnerships/riverside')).status, 404)
  for (const who of ['lena', 'pete'] as const) t.strictSame(calendarsTo(world, emailOf(who)), ['REQUEST'])
})

t.test('Amina lets the membership go on after all', async t => {
  const world = await aWorld(t)
  const amina = await world.as('amina')
  await scheduled(amina)
  await amina.fillIn(endPath(world, 'tom'), on(30, 4))
  const page = await amina.get(endPath(world, 'tom'))
  t.match(page.text, /Their last day is 30 April 2027/)
  t.match((await amina.submit(endPath(world, 'tom').replace('/end', '/staying'))).text, /The membership goes on/)
  world.clock.set('2027-05-20T10:00:00.000Z')
  turnMemberships(world.house)
  t.strictSame(calendarsTo(world, emailOf('tom')), ['REQUEST'])
})

t.test('A last day in the past, and the only chair’s, are refused; so is whoever may not', async t => {
  const world = await aWorld(t)
  const amina = await world.as('amina')
  const past = await amina.fillIn(endPath(world, 'tom'), on(1, 2))
  t.equal(past.status, 400)
  t.match(past.text, /Enter today or a later day/)
  t.match((await amina.fillIn(endPath(world, 'amina'), on(30, 4))).text, /without a chair/)
  t.equal((await (await world.as('tom')).get(endPath(world, 'tom'))).status, 403)
  const api = await world.api('amina')
  const path = `/api/v1${endPath(world, 'tom').replace('/end', '/ending')}`
  const stale = await api.request('PUT', path, { body: { endsOn: '2027-04-30' }, headers: { 'if-match': '"9"' } })
  t.equal(stale.statusCode, 412)
  const set = await api.request('PUT', path, { body: { endsOn: '2027-04-30' }, headers: { 'if-match': '"1"' } })
  t.match(set.json(), { endsOn: '2027-04-30', state: 'active' })
})

t.test('A reminder that a mail server kept waiting does not follow Tom out of the partnership', async t => {
  const world = await aWorld(t)
  const remind = (partnershipId: string) =>
    world.operate(work =>
      post(work, {
        kind: 'reminder',
        cause: `reminder ${partnershipId}`,
        to: { personId: world.person.tom, email: emailOf('tom') },
        subject: 'A reminder',
        template: 'people/mail/sign-in.njk',
        view: { url: 'http://127.0.0.1:3000/', minutes: 10 },
        fromName: 'Riverside Against Slavery',
        partnershipId,
      }),
    )
  remind('riverside')
  remind('hillside')
  const amina = await world.as('amina')
  await amina.get(endPath(world, 'tom'))
  t.equal((await amina.post(endPath(world, 'tom'), {})).status, 303)
  const reminders = world.letters().filter(letter => letter.kind === 'reminder')
  t.match(reminders, [
    { state: 'expired', error: /no longer a member/ },
    { state: 'queued', partnershipId: 'hillside' },
  ])
})
