import t from 'tap'
import { later } from '#src/clock.ts'
import { letterRounds } from '#src/digests/rounds.ts'
import { sendDigests } from '#src/digests/send-digests.ts'
import { sendReminders } from '#src/digests/send-reminders.ts'
import { digests } from '#src/digests/tables.ts'
import { aWorld, type Persona, type World } from '#test/support/world.ts'
import { endMembership } from './looks.ts'
import { aMeeting, anAction, aPledge, happened } from './scene.ts'

const lettersTo = (world: World, who: Persona, kind: 'digest' | 'reminder') =>
  world.letters().filter(each => each.kind === kind && each.toPersonId === world.person[who])

const momentsOf = (world: World, who: Persona, kind: 'digest' | 'reminder') =>
  lettersTo(world, who, kind).map(each => each.createdAt.slice(0, 16))

const periodsOf = (world: World, who: Persona) =>
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

/** Lets time pass as the clockwork has it: a round in every ten minutes. */
async function pass(world: World, round: () => Promise<unknown>, until: string) {
  while (world.clock.now() < until) {
    world.clock.advance({ minutes: 10 })
    await round()
  }
}

const answered = (world: World, who: Persona, answer: string) =>
  world.house.database.sqlite
    .prepare('update invitations set answer = ?, substitute_name = ? where person_id = ?')
    .run(answer, answer === 'delegated' ? 'Jo Bloggs' : null, world.person[who])

t.test('Across each change of the clocks a reminder goes out at eight in London, once', async t => {
  for (const { from, until, sunday, wanted } of [
    {
      from: '2026-10-23T12:00:00.000Z',
      until: '2026-10-28T12:00:00.000Z',
      sunday: '2026-10-25',
      wanted: ['2026-10-24T07:00', '2026-10-25T08:00', '2026-10-26T08:00'],
    },
    {
      from: '2027-03-26T12:00:00.000Z',
      until: '2027-03-31T12:00:00.000Z',
      sunday: '2027-03-28',
      wanted: ['2027-03-27T08:00', '2027-03-28T07:00', '2027-03-29T07:00'],
    },
    {
      from: '2027-10-29T12:00:00.000Z',
      until: '2027-11-03T12:00:00.000Z',
      sunday: '2027-10-31',
      wanted: ['2027-10-30T07:00', '2027-10-31T08:00', '2027-11-01T08:00'],
    },
  ]) {
    const world = await aWorld(t)
    world.clock.set(from)
    // A digest of the same day that names it would stand for the reminder.
    await choose(world, 'tom', { frequency: 'off' })
    const monday = later(`${sunday}T00:00:00.000Z`, { days: 1 }).slice(0, 10)
    const saturday = later(`${sunday}T00:00:00.000Z`, { days: -1 }).slice(0, 10)
    // A week after Sunday the meeting, Saturday's action is due, and Monday's pledge.
    aMeeting(world, { heldOn: later(`${sunday}T00:00:00.000Z`, { days: 7 }).slice(0, 10), asks: ['tom'], toldAt: from })
    anAction(world, { dueOn: saturday, ownerPersonId: world.person.tom, createdAt: from })
    aPledge(world, { byWhen: monday, leadPersonId: world.person.tom, createdAt: from })
    await pass(world, letterRounds(world.house), until)
    const ofMeeting = lettersTo(world, 'tom', 'reminder').filter(each => each.subjectId)
    t.strictSame(
      ofMeeting.map(each => each.createdAt.slice(0, 16)),
      [wanted[1]],
      `the meeting, in ${sunday}`,
    )
    const owed = lettersTo(world, 'tom', 'reminder').filter(each => !each.subjectId)
    // Saturday the action is due; Sunday the pledge is due tomorrow; Monday it is due.
    t.strictSame(
      owed.map(each => each.createdAt.slice(0, 16)),
      wanted,
      `what is owed, around ${sunday}`,
    )
  }
})

t.test('Daily, weekly and monthly digests through every change of the clocks neither skip nor repeat', async t => {
  for (const [from, until] of [
    ['2026-10-20T12:00:00.000Z', '2026-11-04T12:00:00.000Z'],
    ['2027-03-23T12:00:00.000Z', '2027-04-07T12:00:00.000Z'],
    ['2027-10-26T12:00:00.000Z', '2027-11-10T12:00:00.000Z'],
  ] as const) {
    const world = await aWorld(t)
    world.clock.set(from)
    anAction(world, { dueOn: '2026-09-20' })
    await choose(world, 'tom', { frequency: 'daily', hour: 1 })
    await choose(world, 'lena', { frequency: 'weekly', weekday: 7, hour: 1 })
    const round = () => sendDigests(world.house)
    while (world.clock.now() < until) {
      world.clock.advance({ hours: 2 })
      await round()
    }
    t.equal(periodsOf(world, 'tom').length, 15, 'once a day')
    t.equal(periodsOf(world, 'lena').length, 2, 'once a week')
    for (const who of ['tom', 'lena'] as const) {
      const periods = periodsOf(world, who)
      t.equal(new Set(periods.map(each => each.dueOn)).size, periods.length)
      for (const [at, period] of periods.slice(1).entries()) t.equal(period.coveredFrom, periods[at]?.coveredTo)
    }
  }
})

t.test(
  'From weekly to daily to monthly and another hour: each holds at once, and no moment is lost or told twice',
  async t => {
    const world = await aWorld(t)
    const meetings = ['One', 'Two', 'Three', 'Four'].map(title => aMeeting(world, { heldOn: '2027-09-20', title }))
    const round = () => sendDigests(world.house)
    await round()
    const tell = (at: string, index: number) => {
      world.clock.set(at)
      happened(world, 'meeting.scheduled', meetings[index] ?? '')
    }
    tell('2027-03-02T09:00:00.000Z', 0)
    world.clock.set('2027-03-03T10:00:00.000Z')
    await choose(world, 'tom', { frequency: 'daily', hour: 9 })
    await round()
    t.strictSame(momentsOf(world, 'tom', 'digest'), [], 'the hour of today is past')
    tell('2027-03-03T11:00:00.000Z', 1)
    world.clock.set('2027-03-04T09:00:00.000Z')
    await round()
    t.match(lettersTo(world, 'tom', 'digest')[0]?.text, /Two[\s\S]*One/)
    tell('2027-03-04T10:00:00.000Z', 2)
    await choose(world, 'tom', { frequency: 'daily', hour: 17 })
    world.clock.set('2027-03-04T17:00:00.000Z')
    await round()
    t.equal(lettersTo(world, 'tom', 'digest').length, 1, 'not two on one day')
    await choose(world, 'tom', { frequency: 'monthly', weekday: 2, hour: 6 })
    tell('2027-04-05T10:00:00.000Z', 3)
    await round()
    t.equal(lettersTo(world, 'tom', 'digest').length, 1)
    world.clock.set('2027-04-06T05:00:00.000Z')
    await round()
    const [, monthly] = lettersTo(world, 'tom', 'digest')
    t.match(monthly?.text, /Four[\s\S]*Three/, 'the first Tuesday of April, six in summer time')
    t.notMatch(monthly?.text, /One|Two/)
    for (const [at, period] of periodsOf(world, 'tom').slice(1).entries())
      t.equal(period.coveredFrom, periodsOf(world, 'tom')[at]?.coveredTo, 'half-open, end to end')
  },
)

t.test('Turning reminders off and on does not cost the digest that is due this minute', async t => {
  const world = await aWorld(t)
  anAction(world, { dueOn: '2027-02-20' })
  await choose(world, 'tom', { reminders: false })
  await sendDigests(world.house)
  t.equal(lettersTo(world, 'tom', 'digest').length, 1, 'Monday at eight was due already, and its time is as before')
})

t.test('What somebody read on their home page is not told again', async t => {
  const world = await aWorld(t)
  const [first, second] = ['Before', 'After'].map(title => aMeeting(world, { heldOn: '2027-09-20', title }))
  await sendDigests(world.house)
  world.clock.set('2027-03-02T09:00:00.000Z')
  happened(world, 'meeting.scheduled', first ?? '')
  world.clock.set('2027-03-03T09:00:00.000Z')
  const tom = await world.as('tom')
  t.match((await tom.get('/home')).text, /Before/)
  world.clock.set('2027-03-04T09:00:00.000Z')
  happened(world, 'meeting.scheduled', second ?? '')
  world.clock.set('2027-03-08T08:00:00.000Z')
  await sendDigests(world.house)
  const [digest] = lettersTo(world, 'tom', 'digest')
  t.match(digest?.text, /After/)
  t.notMatch(digest?.text, /Before/)
  t.match(lettersTo(world, 'lena', 'digest')[0]?.text, /After[\s\S]*Before/, 'Lena, who did not look, is told of both')
  world.clock.set('2027-03-10T09:00:00.000Z')
  happened(world, 'meeting.changed', second ?? '')
  world.clock.advance({ minutes: 30 })
  await (await world.as('tom')).get('/home')
  world.clock.set('2027-03-15T08:00:00.000Z')
  await sendDigests(world.house)
  t.equal(lettersTo(world, 'tom', 'digest').length, 1, 'nothing he has not read: no letter')
  t.equal(lettersTo(world, 'lena', 'digest').length, 2)
})

t.test('Whoever left and comes back is not told of the time they were away', async t => {
  const world = await aWorld(t)
  const meeting = aMeeting(world, { heldOn: '2027-12-20', title: 'While away' })
  await sendDigests(world.house)
  endMembership(world, 'tom')
  world.clock.set('2027-04-05T09:00:00.000Z')
  happened(world, 'meeting.scheduled', meeting)
  await sendDigests(world.house)
  t.strictSame(lettersTo(world, 'tom', 'digest'), [], 'nor anything while they are')
  world.clock.set('2027-08-31T09:00:00.000Z')
  world.house.database.sqlite
    .prepare('update memberships set ended_at = null, started_at = ? where person_id = ?')
    .run(world.clock.now(), world.person.tom)
  world.clock.set('2027-09-06T08:00:00.000Z')
  await sendDigests(world.house)
  t.strictSame(lettersTo(world, 'tom', 'digest'), [])
  t.equal(periodsOf(world, 'tom').at(-1)?.coveredFrom, '2027-08-29T23:00:00.000Z', 'one step back, as for the first')
})

t.test('Of more changes than anybody reads, the newest are told', async t => {
  const world = await aWorld(t)
  const old = aMeeting(world, { heldOn: '2027-09-20', title: 'Of old' })
  const fresh = aMeeting(world, { heldOn: '2027-09-21', title: 'The newest' })
  await sendDigests(world.house)
  world.clock.set('2027-03-02T09:00:00.000Z')
  for (let each = 0; each < 210; each++) happened(world, 'meeting.changed', old)
  world.clock.set('2027-03-07T09:00:00.000Z')
  happened(world, 'meeting.scheduled', fresh)
  world.clock.set('2027-03-08T08:00:00.000Z')
  await sendDigests(world.house)
  t.match(lettersTo(world, 'tom', 'digest')[0]?.text, /The newest[\s\S]*Of old/)
})

t.test(
  'A clock that goes forward by hours and back again sends nothing early, doubles nothing and loses nothing',
  async t => {
    const world = await aWorld(t)
    await choose(world, 'tom', { frequency: 'daily' })
    const meeting = aMeeting(world, { heldOn: '2027-09-20', title: 'Called in between' })
    const round = letterRounds(world.house)
    await round()
    world.clock.advance({ minutes: 10 })
    await round()
    world.clock.advance({ hours: 23 })
    for (let minute = 0; minute < 10; minute++) {
      t.match(await round(), { held: /to see that it stays/ })
      world.clock.advance({ minutes: 1 })
    }
    world.clock.set('2027-03-01T10:21:00.000Z')
    t.match(await round(), { sent: 0 }, 'right again, it goes on at once')
    world.clock.set('2027-03-01T12:00:00.000Z')
    happened(world, 'meeting.scheduled', meeting)
    world.clock.set('2027-03-01T10:21:00.000Z')
    await pass(world, round, '2027-03-03T09:00:00.000Z')
    t.strictSame(momentsOf(world, 'tom', 'digest'), ['2027-03-02T08:01'])
    t.match(lettersTo(world, 'tom', 'digest')[0]?.text, /Called in between/)
  },
)

t.test('A machine that slept for hours is believed once its clock stays', async t => {
  const world = await aWorld(t)
  anAction(world, { dueOn: '2027-02-20' })
  await choose(world, 'tom', { frequency: 'daily' })
  const round = letterRounds(world.house)
  await round()
  world.clock.set('2027-03-02T09:00:00.000Z')
  t.match(await round(), { held: String })
  world.clock.advance({ minutes: 14 })
  t.match(await round(), { held: String })
  world.clock.advance({ minutes: 1 })
  t.match(await round(), { sent: Number })
  t.strictSame(momentsOf(world, 'tom', 'digest'), ['2027-03-02T09:15'])
})

t.test(
  'A week before, the letter brings the agenda and the papers to everybody asked, in words for their answer',
  async t => {
    const world = await aWorld(t)
    const meeting = aMeeting(world, { heldOn: '2027-03-18', asks: ['tom', 'lena', 'pete', 'amina'] })
    const { sqlite } = world.house.database
    const item = (title: string, kind: string, position: number) =>
      sqlite
        .prepare(
          "insert into agenda_items (id, partnership_id, meeting_id, position, title, kind, created_at, updated_at) values (?, 'riverside', ?, ?, ?, ?, '', '')",
        )
        .run(world.house.ids.newId(), meeting, position, title, kind)
    item('Training plan', 'discussion', 1)
    item('Canary of a closed item', 'closed', 2)
    sqlite
      .prepare(
        "insert into documents (id, partnership_id, title, file_name, media_type, size, sha256, added_at, added_by) values ('doc', 'riverside', 'Training figures', 'f.pdf', 'application/pdf', 1, '', '', '')",
      )
      .run()
    sqlite
      .prepare("insert into papers (id, partnership_id, meeting_id, document_id) values ('p', 'riverside', ?, 'doc')")
      .run(meeting)
    answered(world, 'lena', 'declined')
    answered(world, 'pete', 'delegated')
    answered(world, 'amina', 'accepted')
    world.clock.set('2027-03-11T08:00:00.000Z')
    await sendReminders(world.house)
    for (const [who, words] of [
      ['tom', /Say whether you are coming/],
      ['lena', /You said that you cannot come/],
      ['pete', /You said that Jo Bloggs comes in your place/],
      ['amina', /You said that you are coming/],
    ] as const) {
      const [letter] = lettersTo(world, who, 'reminder')
      t.match(letter?.text, words, who)
      t.match(letter?.text, /\* 1\. Training plan\n\* 2\. Closed item/)
      t.match(letter?.text, /\* Training figures\n {2}http:\/\/127.0.0.1:3000\/partnerships\/riverside\/documents\/doc/)
      t.notMatch(`${letter?.text}${letter?.html}`, /Canary/)
    }
    world.clock.set('2027-03-15T08:00:00.000Z')
    await sendReminders(world.house)
    t.equal(lettersTo(world, 'tom', 'reminder').length, 2)
    for (const who of ['lena', 'pete', 'amina'] as const) t.equal(lettersTo(world, who, 'reminder').length, 1)

    const restricted = aMeeting(world, {
      heldOn: '2027-03-25',
      asks: ['tom'],
      title: 'Canary',
      isTitleRestricted: true,
    })
    sqlite.prepare("update agenda_items set meeting_id = ? where title = 'Training plan'").run(restricted)
    world.clock.set('2027-03-18T08:00:00.000Z')
    await sendReminders(world.house)
    const quiet = lettersTo(world, 'tom', 'reminder').find(each => each.subjectId === restricted)
    t.match(quiet?.subject, 'A reminder of your meeting')
    t.notMatch(`${quiet?.text}${quiet?.html}${quiet?.subject}`, /Canary|Training/, 'a kept title keeps its agenda too')
  },
)

t.test('Reminders turned on again begin with what falls due from then on', async t => {
  const world = await aWorld(t)
  aMeeting(world, { heldOn: '2027-03-18', asks: ['tom'], title: 'Soon' })
  aMeeting(world, { heldOn: '2027-03-21', asks: ['tom'], title: 'Later' })
  anAction(world, { dueOn: '2027-03-10', ownerPersonId: world.person.tom })
  await choose(world, 'tom', { reminders: false })
  world.clock.set('2027-03-12T12:00:00.000Z')
  await sendReminders(world.house)
  await choose(world, 'tom', { reminders: true })
  await sendReminders(world.house)
  t.strictSame(lettersTo(world, 'tom', 'reminder'), [], 'nothing of what fell due before')
  const round = () => sendReminders(world.house)
  world.clock.set('2027-03-13T00:00:00.000Z')
  while (world.clock.now() < '2027-03-18T08:00:00.000Z') {
    world.clock.advance({ hours: 4 })
    await round()
  }
  t.strictSame(momentsOf(world, 'tom', 'reminder'), [
    '2027-03-14T08:00', // Later, in a week
    '2027-03-15T08:00', // Soon, three days before, not answered
    '2027-03-17T08:00', // the action, a week overdue
    '2027-03-18T08:00', // Later, three days before
  ])
})

t.test('What waits in the outbox does not go to somebody who said that it should not', async t => {
  const world = await aWorld(t)
  anAction(world, { dueOn: '2027-03-02', ownerPersonId: world.person.tom })
  await sendReminders(world.house)
  await sendDigests(world.house)
  const states = (who: Persona) =>
    world
      .letters()
      .filter(each => each.toPersonId === world.person[who])
      .map(each => [each.kind, each.state])
  t.strictSame(states('tom').toSorted(), [
    ['digest', 'queued'],
    ['reminder', 'queued'],
  ])
  await choose(world, 'tom', { reminders: false })
  t.strictSame(states('tom').toSorted(), [
    ['digest', 'queued'],
    ['reminder', 'expired'],
  ])
  const stop = world.letters().find(each => each.kind === 'digest' && each.toPersonId === world.person.tom)
  const link = stop?.unsubscribeUrl?.slice('http://127.0.0.1:3000'.length) ?? ''
  await world.stranger().get(link)
  await world.app.inject({
    method: 'POST',
    url: link,
    headers: { host: '127.0.0.1:3000', 'content-type': 'application/x-www-form-urlencoded' },
    payload: 'List-Unsubscribe=One-Click',
  })
  t.strictSame(states('tom').toSorted(), [
    ['digest', 'expired'],
    ['reminder', 'expired'],
  ])
  t.strictSame(states('lena'), [['digest', 'queued']], 'nobody else’s letters')
})

t.test('A digest turned off by its link and on again comes as often as it did', async t => {
  const world = await aWorld(t)
  anAction(world, { dueOn: '2027-02-20' })
  await choose(world, 'tom', { frequency: 'monthly', weekday: 1, hour: 8 })
  world.clock.set('2027-04-05T08:00:00.000Z')
  await sendDigests(world.house)
  const link = lettersTo(world, 'tom', 'digest')[0]?.unsubscribeUrl?.slice('http://127.0.0.1:3000'.length) ?? ''
  const mail = world.stranger()
  await mail.get(link)
  await mail.post(link, { what: 'digest', turn: 'off' })
  await mail.post(link, { what: 'digest', turn: 'on' })
  const api = await world.api('tom')
  t.match((await api.request('GET', '/api/v1/me/digest-preferences')).json(), { frequency: 'monthly', hour: 8 })
})

t.test('Somebody with an alias gets nothing that names the platform, the partnership or its work', async t => {
  const world = await aWorld(t)
  world.house.database.sqlite.prepare("update people set alias = 'Adviser' where id = ?").run(world.person.lena)
  aMeeting(world, { heldOn: '2027-03-08', asks: ['lena'], title: 'Exploitation review' })
  anAction(world, { dueOn: '2027-03-08', text: 'Exploitation action', ownerPersonId: world.person.lena })
  const browser = world.stranger()
  await browser.get('/sign-in')
  await browser.post('/sign-in', { email: 'lena@example.org' })
  await sendReminders(world.house)
  await sendDigests(world.house)
  const letters = world.letters().filter(each => each.toPersonId === world.person.lena)
  t.strictSame(letters.map(each => each.kind).toSorted(), ['digest', 'reminder', 'reminder', 'sign-in'])
  for (const { text, html, subject, fromName } of letters)
    t.notMatch(`${text}${html}${subject}${fromName}`, /Exploitation|Riverside|riverside|\bRAS\b|slavery/i)
})
