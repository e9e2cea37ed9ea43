import t from 'tap'
import { later } from '#src/clock.ts'
import { letterRounds } from '#src/digests/rounds.ts'
import { sendDigests } from '#src/digests/send-digests.ts'
import { digests } from '#src/digests/tables.ts'
import { aWorld, type Persona, type World } from '#test/support/world.ts'
import { endMembership } from './looks.ts'
import { aMeeting, anAction, happened } from './scene.ts'

const digestsTo = (world: World, who: Persona) =>
  world.letters().filter(each => each.kind === 'digest' && each.toPersonId === world.person[who])

const coveredOf = (world: World, who: Persona) =>
  world.house.database.tx
    .select()
    .from(digests)
    .all()
    .filter(each => each.personId === world.person[who])

async function choose(world: World, who: Persona, choice: object) {
  const api = await world.api(who)
  const body = { frequency: 'weekly', weekday: 1, hour: 8, reminders: true, ...choice }
  const answer = await api.request('PUT', '/api/v1/me/digest-preferences', { body })
  if (answer.statusCode !== 200) throw new Error(answer.body)
}

/** Lets the hours pass one by one, with a round in each. */
async function pass(world: World, until: string) {
  while (world.clock.now() < until) {
    world.clock.advance({ hours: 1 })
    await sendDigests(world.house)
  }
}

t.test('On Monday at eight Tom gets one letter: numbers first, titles with links, one way to stop it', async t => {
  const world = await aWorld(t)
  anAction(world, { dueOn: '2027-02-20', text: 'Print the card' })
  anAction(world, { dueOn: '2027-03-05', text: 'Book the hall' })
  aMeeting(world, { heldOn: '2027-03-20', asks: ['tom'] })
  t.ok((await sendDigests(world.house)) > 0)
  t.equal(await sendDigests(world.house), 0, 'the same Monday has no second one')
  const [letter, ...more] = digestsTo(world, 'tom')
  t.strictSame(more, [])
  t.match(letter, { subject: 'What awaits you in your partnership', fromName: 'Anti-slavery partnerships' })
  t.match(letter?.text, /^Riverside Against Slavery: 1 overdue, 1 to do, 1 waiting for you, 1 meeting coming\./)
  t.match(
    letter?.text,
    /Print the card \(your organisation’s, overdue since 20 February 2027\)\n {2}http:\/\/127.0.0.1:3000\/links\/\S+\/actions#/,
  )
  t.match(letter?.unsubscribeUrl, /\/links\/[^/]+\/unsubscribe$/)
  t.match(letter?.html, letter?.unsubscribeUrl ?? 'an address')
})

t.test('With nothing to say no letter goes, but the period counts as covered', async t => {
  const world = await aWorld(t)
  t.equal(await sendDigests(world.house), 0)
  t.strictSame(world.letters(), [])
  t.match(coveredOf(world, 'tom'), [{ dueOn: '2027-03-01', coveredTo: '2027-03-01T09:59:30.000Z', letterId: null }])
  anAction(world, { dueOn: '2027-11-30', text: 'Due in nine months' })
  world.clock.set('2027-03-08T08:00:00.000Z')
  t.equal(await sendDigests(world.house), 0, 'what is far off is no reason for a letter')
})

t.test('A change stands in exactly one digest, whichever side of its end it falls on', async t => {
  const world = await aWorld(t)
  const ids = ['First', 'Second', 'Third'].map(title => aMeeting(world, { heldOn: '2027-06-20', title }))
  await sendDigests(world.house)
  const [end] = coveredOf(world, 'tom').map(each => each.coveredTo)
  if (!end) throw new Error('nothing was covered')
  for (const [at, id] of [
    [later(end, { seconds: -1 }), ids[0]],
    [end, ids[1]],
    [later(end, { seconds: 1 }), ids[2]],
  ] as const) {
    world.clock.set(at)
    happened(world, 'meeting.scheduled', id ?? '')
  }
  world.clock.set('2027-03-08T08:00:00.000Z')
  await sendDigests(world.house)
  const [letter] = digestsTo(world, 'tom')
  t.notMatch(letter?.text, /First/)
  t.match(letter?.text, /Third[\s\S]*Second/)
  world.clock.set('2027-03-15T08:00:00.000Z')
  await sendDigests(world.house)
  t.equal(digestsTo(world, 'tom').length, 1)
})

t.test('Through both clock changes of 2027 a daily digest comes once a day, whatever its hour', async t => {
  for (const hour of [1, 2, 23])
    for (const [from, until, days] of [
      ['2027-03-26T12:30:00.000Z', '2027-03-30T12:30:00.000Z', ['27', '28', '29', '30']],
      ['2027-10-29T12:30:00.000Z', '2027-11-02T12:30:00.000Z', ['30', '31', '01', '02']],
    ] as const) {
      const world = await aWorld(t)
      anAction(world, { dueOn: '2027-02-20' })
      world.clock.set(from)
      await choose(world, 'tom', { frequency: 'daily', hour })
      await pass(world, until)
      const wanted = hour === 23 ? [days[0] === '27' ? '26' : '29', ...days.slice(0, 3)] : days
      t.strictSame(
        coveredOf(world, 'tom').map(each => each.dueOn.slice(8)),
        wanted,
        `at ${hour} from ${from}`,
      )
      t.equal(digestsTo(world, 'tom').length, 4)
      const periods = coveredOf(world, 'tom')
      for (const [at, period] of periods.slice(1).entries()) t.equal(period.coveredFrom, periods[at]?.coveredTo)
    }
})

t.test('After five days down there is one digest, not five, and the next keeps its day', async t => {
  const world = await aWorld(t)
  anAction(world, { dueOn: '2027-02-20' })
  await choose(world, 'tom', { frequency: 'daily' })
  world.clock.set('2027-03-02T08:00:00.000Z')
  await sendDigests(world.house)
  world.clock.set('2027-03-07T15:00:00.000Z')
  t.ok(
    'sent' in (await letterRounds(world.house)()),
    'a service that was stopped does not take it for a clock gone wrong',
  )
  t.strictSame(
    coveredOf(world, 'tom').map(each => each.dueOn),
    ['2027-03-02', '2027-03-07'],
  )
  t.equal(digestsTo(world, 'tom').length, 2)
  world.clock.set('2027-03-08T08:00:00.000Z')
  await sendDigests(world.house)
  t.equal(digestsTo(world, 'tom').length, 3)
})

t.test('A changed preference holds at once, and sends nothing late', async t => {
  const world = await aWorld(t)
  anAction(world, { dueOn: '2027-02-20' })
  await choose(world, 'tom', { frequency: 'off' })
  await sendDigests(world.house)
  t.strictSame(digestsTo(world, 'tom'), [])
  world.clock.set('2027-03-03T10:00:00.000Z')
  await choose(world, 'tom', { frequency: 'monthly', weekday: 5, hour: 7 })
  await sendDigests(world.house)
  t.strictSame(digestsTo(world, 'tom'), [], 'nothing at the moment of choosing')
  await pass(world, '2027-03-06T00:00:00.000Z')
  t.strictSame(
    coveredOf(world, 'tom').map(each => [each.dueOn, each.coveredFrom]),
    [['2027-03-05', '2027-03-03T10:00:00.000Z']],
    'the first Friday, from when it was turned on again',
  )
})

t.test('Whose membership ended gets no digest; who never signed in gets it by default', async t => {
  const world = await aWorld(t)
  anAction(world, { dueOn: '2027-02-20' })
  endMembership(world, 'tom')
  await sendDigests(world.house)
  t.strictSame(digestsTo(world, 'tom'), [])
  t.equal(digestsTo(world, 'lena').length, 1)
  t.strictSame(digestsTo(world, 'priya'), [], 'nor who belongs to no partnership')
})

t.test('A digest never speaks of another partnership, nor of a draft', async t => {
  const world = await aWorld(t)
  anAction(world, { dueOn: '2027-02-20' })
  anAction(world, {
    dueOn: '2027-02-20',
    text: 'Canary of Hillside',
    partnershipId: 'hillside',
    ownerOrganisationId: world.organisation.hill,
  })
  const draft = aMeeting(world, { heldOn: '2027-03-20', title: 'Canary draft', state: 'draft', asks: ['tom'] })
  world.clock.advance({ minutes: -5 })
  happened(world, 'meeting.scheduled', draft)
  world.clock.advance({ minutes: 5 })
  await sendDigests(world.house)
  const riverside = (['tom', 'lena', 'amina', 'colin', 'pete'] as const).flatMap(who => digestsTo(world, who))
  t.equal(riverside.length, 2)
  for (const letter of riverside) t.notMatch(`${letter.text}${letter.html}`, /Canary/)
  t.match(digestsTo(world, 'sam')[0]?.text, /Canary of Hillside/)
})

t.test('A clock that jumps holds every letter and says why, until it is right again', async t => {
  const world = await aWorld(t)
  anAction(world, { dueOn: '2027-02-20' })
  const round = letterRounds(world.house)
  t.match(await round(), { sent: Number })
  const before = world.letters().length
  world.clock.advance({ days: 30 })
  t.match(await round(), { held: /jumped forward/ })
  world.clock.advance({ days: -30, minutes: -10 })
  t.match(await round(), { held: /went back/ })
  t.match(await letterRounds(world.house)(), { held: /went back/ }, 'a restart does not make it right')
  t.equal(world.letters().length, before)
  world.clock.advance({ minutes: 11 })
  t.match(await round(), { sent: 0 })
  world.clock.advance({ minutes: 1 })
  t.match(await round(), { sent: 0 }, 'and it goes on')
})

/** So many more people who represent Harbour Housing. */
function readers(world: World, many: number): void {
  const { sqlite } = world.house.database
  for (let each = 0; each < many; each++) {
    const id = world.house.ids.newId()
    sqlite
      .prepare(
        "insert into people (id, name, email, created_at, updated_at) values (?, 'A', ?, '2026-01-01', '2026-01-01')",
      )
      .run(id, `member${each}@example.org`)
    sqlite
      .prepare(
        "insert into memberships (id, person_id, partnership_id, organisation_id, role, invited_at, started_at, undertaking_version) values (?, ?, 'riverside', ?, 'representative', '2026-01-01', '2026-01-01T00:00:00.000Z', 1)",
      )
      .run(id, id, world.organisation.harbour)
  }
}

t.test('Hundreds of readers are served, each once', async t => {
  const world = await aWorld(t)
  anAction(world, { dueOn: '2027-02-20' })
  readers(world, 250)
  t.equal(await sendDigests(world.house), 252)
  t.equal(new Set(world.letters().map(each => each.toAddress)).size, 252)
})

t.test(
  'Asked to stop within a round, the platform writes no further letter; the next start writes the rest',
  async t => {
    const world = await aWorld(t)
    anAction(world, { dueOn: '2027-02-20' })
    readers(world, 45)
    const ending = new AbortController()
    const round = sendDigests(world.house, ending.signal)
    ending.abort()
    t.ok((await round) < 45, 'it ended early')
    await letterRounds(world.house)()
    const digests = world.letters().filter(each => each.kind === 'digest')
    t.equal(digests.length, 47)
    t.equal(new Set(digests.map(each => each.toAddress)).size, 47)
  },
)
