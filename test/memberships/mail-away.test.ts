import t from 'tap'
import { sendDigests } from '#src/digests/send-digests.ts'
import { sendReminders } from '#src/digests/send-reminders.ts'
import { delivered, scheduled } from '#test/meetings/scene.ts'
import { circulatedMinutes } from '#test/minutes/scene.ts'
import { aWorld, emailOf, type Persona, type World } from '#test/support/world.ts'

/** What still goes to somebody, as the mail server comes back: subject, and all that it says. */
const onTheWay = (world: World, who: Persona) =>
  world
    .letters()
    .filter(letter => letter.toAddress === emailOf(who) && ['queued', 'failed', 'held'].includes(letter.state))
    .map(({ subject, text, html, calendar }) => ({ subject, words: `${text} ${html} ${calendar}`.trim() }))

const endOf = (world: World, who: Persona) => {
  const { id } = world.house.database.sqlite
    .prepare('select id from memberships where person_id = ? and partnership_id = ? and ended_at is null')
    .get(world.person[who], 'riverside') as { id: string }
  return `/partnerships/riverside/members/${id}`
}

async function ended(world: World, who: Persona): Promise<void> {
  const { version } = world.house.database.sqlite
    .prepare('select version from memberships where person_id = ? and ended_at is null')
    .get(world.person[who]) as { version: number }
  const amina = await world.api('amina')
  const answer = await amina.request('DELETE', `/api/v1${endOf(world, who)}`, {
    headers: { 'if-match': `"${version}"` },
  })
  if (answer.statusCode !== 204) throw new Error(answer.body)
}

t.test(
  'While mail was away Tom’s membership ended: he gets his goodbye, and nothing of what he would have read',
  async t => {
    const world = await aWorld(t)
    await circulatedMinutes(world)
    await scheduled(await world.as('amina'))
    world.clock.set('2027-03-08T09:00:00.000Z')
    await sendDigests(world.house)
    t.match(
      onTheWay(world, 'tom')
        .map(each => each.subject)
        .join(),
      /minutes|missed.*Invitation/s,
      'minutes, an invitation and a digest wait',
    )
    t.ok(onTheWay(world, 'tom').length >= 3)
    const pete = onTheWay(world, 'pete')
    await ended(world, 'tom')
    t.strictSame(
      onTheWay(world, 'tom').map(each => each.subject),
      ['Your membership of RAS has ended'],
    )
    t.strictSame(onTheWay(world, 'pete'), pete, 'nobody else’s letter is touched')
    const lost = world.letters().filter(each => each.toAddress === emailOf('tom') && each.state === 'expired')
    t.strictSame([...new Set(lost.map(each => each.text + each.html + each.calendar + each.raw))], ['nullnull'])
    const retry = await (await world.as('ada')).post(`/administration/letters/${lost[0]?.id}/retry`)
    t.not(retry.status, 303, 'nor can anybody send it after all')
  },
)

t.test('What stood in his calendar is taken out of it, and what never arrived needs no word', async t => {
  const world = await aWorld(t)
  const amina = await world.as('amina')
  await scheduled(amina)
  delivered(world)
  await scheduled(amina, { 'heldOn-month': '9', title: 'Autumn meeting' })
  await ended(world, 'tom')
  const waiting = onTheWay(world, 'tom')
  t.strictSame(
    waiting.map(each => each.subject),
    ['Invitation withdrawn: RAS, 10 June 2027', 'Your membership of RAS has ended'],
  )
  t.notMatch(JSON.stringify(waiting), /Autumn/)
})

t.test('A letter that failed is not tried again for him, and one in hand that comes back is over', async t => {
  const world = await aWorld(t)
  const { sqlite } = world.house.database
  await circulatedMinutes(world)
  sqlite.prepare("update letters set state = 'sending', lease = 'x' where to_address = ?").run(emailOf('tom'))
  await ended(world, 'tom')
  const [inHand] = world.letters().filter(each => each.toAddress === emailOf('tom') && each.state === 'sending')
  t.equal(inHand?.text, '')
  t.ok((inHand?.expiresAt ?? '~') <= world.clock.now())
})

/** Tom is a member in Hillside as well. */
const inHillsideToo = (world: World) =>
  world.house.database.sqlite
    .prepare(
      "insert into memberships (id, person_id, partnership_id, organisation_id, role, invited_at, started_at, undertaking_version) values ('tom-there', ?, 'hillside', ?, 'representative', '2026-01-01', '2026-01-01T00:00:00.000Z', 1)",
    )
    .run(world.person.tom, world.organisation.hill)

async function scheduledInHillside(world: World, title: string): Promise<void> {
  const sam = await world.api('sam')
  const at = '/api/v1/partnerships/hillside/meetings'
  const body = { title, heldOn: '2027-03-20', startTime: '10:00', endTime: '11:00', mode: 'online' }
  const { id } = (await sam.request('POST', at, { body })).json()
  await sam.request('POST', `${at}/${id}/schedule`, { body: { tell: 'send' }, headers: { 'if-match': '"1"' } })
}

/** The digests that wait for Tom once those of that day are written. */
async function digestsOn(world: World, day: string): Promise<string[]> {
  world.clock.set(`${day}T09:00:00.000Z`)
  await sendDigests(world.house)
  const letters = world.letters().filter(each => each.toAddress === emailOf('tom') && each.kind === 'digest')
  return letters.filter(each => each.state === 'queued').map(each => each.text)
}

t.test('A digest over two partnerships goes to nobody who has left one; what the other did is in the next', async t => {
  const world = await aWorld(t)
  inHillsideToo(world)
  await scheduled(await world.as('amina'))
  await scheduledInHillside(world, 'Hill meeting')
  delivered(world)
  t.match((await digestsOn(world, '2027-03-08')).join(), /RAS.*Hill meeting/s)
  await ended(world, 'tom')
  const [next = '', ...others] = await digestsOn(world, '2027-03-15')
  t.strictSame(others, [], 'the one that waited is withdrawn')
  t.notMatch(next, /\bRAS\b|Quarterly/)
  t.match(next, /What changed.*Hill meeting/s, 'what happened in Hillside before it is told all the same')
})

t.test('Where two digests waited when he left, the next tells of the time of both', async t => {
  const world = await aWorld(t)
  inHillsideToo(world)
  world.house.database.sqlite
    .prepare(
      "insert into digest_preferences (person_id, frequency, weekday, hour, updated_at) values (?, 'daily', 1, 8, '2026-01-01T00:00:00.000Z')",
    )
    .run(world.person.tom)
  world.clock.set('2027-03-08T12:00:00.000Z')
  await scheduledInHillside(world, 'First meeting')
  delivered(world)
  t.match((await digestsOn(world, '2027-03-09')).join(), /First meeting/)
  world.clock.set('2027-03-09T12:00:00.000Z')
  await scheduledInHillside(world, 'Second meeting')
  t.equal((await digestsOn(world, '2027-03-10')).length, 2)
  await ended(world, 'tom')
  const [next = ''] = await digestsOn(world, '2027-03-11')
  t.match(next, /First meeting \(scheduled/)
  t.match(next, /Second meeting \(scheduled/)
})

t.test('A reminder over two partnerships that was withdrawn comes the next day, of the one he is still in', async t => {
  const world = await aWorld(t)
  inHillsideToo(world)
  const body = { text: 'Map the car washes', ownerOrganisationId: world.organisation.hill, dueOn: '2027-03-20' }
  const raised = await (await world.api('sam')).request('POST', '/api/v1/partnerships/hillside/actions', { body })
  t.equal(raised.statusCode, 201, raised.body)
  delivered(world)
  const remindersOn = async (day: string) => {
    world.clock.set(`${day}T09:00:00.000Z`)
    await sendReminders(world.house)
    const letters = world.letters().filter(each => each.toAddress === emailOf('tom') && each.kind === 'reminder')
    return letters.filter(each => each.state === 'queued').map(each => each.text)
  }
  const first = await remindersOn('2027-03-21')
  t.match(first.join(), /Map the car washes/)
  await ended(world, 'tom')
  t.strictSame(await remindersOn('2027-03-21'), [], 'one letter a day at most')
  t.match((await remindersOn('2027-03-22')).join(), /Map the car washes/)
})
