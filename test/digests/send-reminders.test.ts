import t from 'tap'
import { actions } from '#src/actions/tables.ts'
import { letterRounds } from '#src/digests/rounds.ts'
import { sendReminders } from '#src/digests/send-reminders.ts'
import { aWorld, type Persona, type World } from '#test/support/world.ts'
import { endMembership } from './looks.ts'
import { aMeeting, anAction, aPledge } from './scene.ts'

const remindersTo = (world: World, who: Persona) =>
  world.letters().filter(each => each.kind === 'reminder' && each.toPersonId === world.person[who])

const answers = (world: World, who: Persona, answer: string) =>
  world.house.database.sqlite
    .prepare('update invitations set answer = ? where person_id = ?')
    .run(answer, world.person[who])

/** Lets the days pass with a round in every sixth hour; answers on which days somebody was reminded. */
async function days(world: World, from: string, until: string, who: Persona): Promise<string[]> {
  const on: string[] = []
  world.clock.set(`${from}T02:15:00.000Z`)
  while (world.clock.now() < until) {
    const before = remindersTo(world, who).length
    await sendReminders(world.house)
    if (remindersTo(world, who).length > before) on.push(world.clock.now().slice(0, 13))
    world.clock.advance({ hours: 6 })
  }
  return on
}

t.test(
  'A week before, everybody asked is reminded; three days before, those who have not answered, with their own link',
  async t => {
    const world = await aWorld(t)
    aMeeting(world, { heldOn: '2027-03-18', asks: ['tom', 'lena', 'pete'] })
    answers(world, 'lena', 'accepted')
    answers(world, 'pete', 'declined')
    t.strictSame(await days(world, '2027-03-08', '2027-03-20', 'tom'), ['2027-03-11T08', '2027-03-15T08'])
    t.equal(remindersTo(world, 'lena').length, 1)
    t.match(
      remindersTo(world, 'pete').map(each => each.text),
      [/You said that you cannot come/],
    )
    const [week, answer] = remindersTo(world, 'tom')
    t.match(week, { subject: 'A reminder of your meeting', expiresAt: '2027-03-18T10:00:00.000Z' })
    t.match(answer, { subject: 'Please say whether you are coming' })
    const [, link = ''] = /http:\/\/127.0.0.1:3000(\/links\/\S+\/answer)/.exec(answer?.text ?? '') ?? []
    world.clock.set('2027-03-15T09:00:00.000Z')
    t.equal((await world.stranger().get(link)).status, 200, 'the link opens without signing in')
    t.notMatch(remindersTo(world, 'lena')[0]?.text ?? '', link)
  },
)

t.test('Invited late, withdrawn, told of nothing, begun or ended: no reminder', async t => {
  const world = await aWorld(t)
  aMeeting(world, { heldOn: '2027-03-06', title: 'Told yesterday', asks: ['tom'], toldAt: '2027-02-28T10:00:00.000Z' })
  aMeeting(world, {
    heldOn: '2027-03-06',
    title: 'Cancelled',
    asks: ['pete'],
    state: 'cancelled',
    cancelledReason: 'x',
  })
  aMeeting(world, { heldOn: '2027-03-01', title: 'Begun at ten', asks: ['amina'] })
  aMeeting(world, { heldOn: '2027-03-06', title: 'Left', asks: ['lena'] })
  endMembership(world, 'lena')
  await sendReminders(world.house)
  t.strictSame(
    world.letters().map(each => each.subject),
    [],
  )
})

t.test('A server that was stopped reminds once when it is back, and a moved meeting is a new one', async t => {
  const world = await aWorld(t)
  const meeting = aMeeting(world, { heldOn: '2027-03-18', asks: ['tom'] })
  world.clock.set('2027-03-16T12:00:00.000Z')
  await sendReminders(world.house)
  await sendReminders(world.house)
  t.equal(remindersTo(world, 'tom').length, 1, 'the one about the answer, not both')
  world.house.database.sqlite
    .prepare(
      "update meetings set held_on = '2027-04-15', starts_at = '2027-04-15T09:00:00.000Z', ends_at = '2027-04-15T11:00:00.000Z' where id = ?",
    )
    .run(meeting)
  world.clock.set('2027-04-08T08:00:00.000Z')
  await sendReminders(world.house)
  t.equal(remindersTo(world, 'tom').length, 2)
})

t.test(
  'What Tom owes is told 7 days before, the day before, on the day and then weekly, until he says it is done',
  async t => {
    const world = await aWorld(t)
    const id = anAction(world, { dueOn: '2027-03-20', ownerPersonId: world.person.tom })
    t.strictSame(await days(world, '2027-03-10', '2027-04-06', 'tom'), [
      '2027-03-13T08',
      '2027-03-19T08',
      '2027-03-20T08',
      '2027-03-27T08',
      '2027-04-03T08',
    ])
    t.strictSame(remindersTo(world, 'lena'), [], 'it is Tom’s, not everybody’s')
    const [first, , , late] = remindersTo(world, 'tom')
    t.match(first, { subject: 'Something of yours falls due' })
    t.match(late, { subject: 'Something of yours is overdue' })
    t.match(
      late?.text,
      /^1 action that you or your organisation took on is overdue\.[\s\S]*RAS: yours, overdue since 20 March 2027/,
    )
    world.house.database.tx.update(actions).set({ state: 'done', doneOn: '2027-04-06' }).run()
    t.strictSame(await days(world, '2027-04-06', '2027-04-20', 'tom'), [], `${id} is done`)
  },
)

t.test('Several things due are one letter a day; where the owner left, the organisation hears of it', async t => {
  const world = await aWorld(t)
  anAction(world, { dueOn: '2027-03-08', text: 'Mine', ownerPersonId: world.person.tom })
  anAction(world, { dueOn: '2027-03-08', text: 'Nobody’s' })
  aPledge(world, { byWhen: '2027-03-08', leadPersonId: world.person.tom })
  await sendReminders(world.house)
  await sendReminders(world.house)
  t.equal(remindersTo(world, 'tom').length, 1)
  t.match(
    remindersTo(world, 'tom')[0]?.text,
    /2 actions and 1 pledge that you or your organisation took on fall due within a week\./,
  )
  t.match(
    remindersTo(world, 'lena')[0]?.text,
    /1 action that you or your organisation took on falls due within a week\./,
  )
  endMembership(world, 'tom')
  world.clock.set('2027-03-07T08:00:00.000Z')
  await sendReminders(world.house)
  t.equal(remindersTo(world, 'tom').length, 1, 'who left hears nothing')
  t.match(
    remindersTo(world, 'lena')[1]?.text,
    /2 actions and 1 pledge that you or your organisation took on fall due within a week\./,
  )
})

t.test('After days down what is owed is told once', async t => {
  const world = await aWorld(t)
  anAction(world, { dueOn: '2027-03-20', ownerPersonId: world.person.tom })
  world.clock.set('2027-03-25T09:00:00.000Z')
  await sendReminders(world.house)
  await sendReminders(world.house)
  world.clock.set('2027-03-26T09:00:00.000Z')
  await sendReminders(world.house)
  t.equal(remindersTo(world, 'tom').length, 1)
})

t.test('Who turned reminders off gets none, and somebody with an alias gets neutral ones', async t => {
  const world = await aWorld(t)
  aMeeting(world, { heldOn: '2027-03-08', asks: ['tom', 'lena'], title: 'Exploitation review' })
  anAction(world, { dueOn: '2027-03-08', text: 'Exploitation action' })
  const { sqlite } = world.house.database
  sqlite.prepare("update people set alias = 'Adviser' where id = ?").run(world.person.lena)
  const api = await world.api('tom')
  const body = { frequency: 'weekly', weekday: 1, hour: 8, reminders: false }
  t.equal((await api.request('PUT', '/api/v1/me/digest-preferences', { body })).statusCode, 200)
  await sendReminders(world.house)
  t.strictSame(remindersTo(world, 'tom'), [])
  const letters = remindersTo(world, 'lena')
  t.equal(letters.length, 2)
  for (const { text, html, subject, fromName } of letters)
    t.notMatch(
      `${text}${html.replaceAll(/href="[^"]*"/g, '')}${subject}${fromName}`,
      /Exploitation|Riverside Against|slavery/,
    )
})

const digestsTo = (world: World, who: Persona) =>
  world.letters().filter(each => each.kind === 'digest' && each.toPersonId === world.person[who])

t.test(
  'On Tom’s Monday a digest that names what is due stands for the reminder of that day, and for no other',
  async t => {
    const world = await aWorld(t)
    anAction(world, { dueOn: '2027-03-08', text: 'Book the hall', ownerPersonId: world.person.tom })
    await letterRounds(world.house)()
    t.match(
      digestsTo(world, 'tom').map(each => each.text),
      [/Book the hall \(yours, due 8 March 2027\)/],
    )
    t.strictSame(remindersTo(world, 'tom'), [])
    world.clock.set('2027-03-07T08:00:00.000Z')
    await sendReminders(world.house)
    t.equal(remindersTo(world, 'tom').length, 1, 'the day before it comes as ever')
  },
)

t.test('What the digest does not name, or says to somebody with an alias only as a number, is reminded of', async t => {
  const world = await aWorld(t)
  for (const day of ['20', '21', '23', '24']) anAction(world, { dueOn: `2027-02-${day}`, text: 'Late' })
  anAction(world, { dueOn: '2027-03-08', text: 'Book the hall', ownerPersonId: world.person.tom })
  anAction(world, { dueOn: '2027-03-08', ownerOrganisationId: world.organisation.police })
  world.house.database.sqlite.prepare("update people set alias = 'Adviser' where id = ?").run(world.person.pete)
  await letterRounds(world.house)()
  t.notMatch(digestsTo(world, 'tom')[0]?.text, /Book the hall/)
  t.match(
    remindersTo(world, 'tom').map(each => each.text),
    [/Book the hall/],
  )
  t.equal(digestsTo(world, 'pete').length, 1)
  t.equal(remindersTo(world, 'pete').length, 1)
})

t.test('Tom stops the digest before it went out: what it would have said he is reminded of the next day', async t => {
  const world = await aWorld(t)
  anAction(world, { dueOn: '2027-03-08', text: 'Book the hall', ownerPersonId: world.person.tom })
  await letterRounds(world.house)()
  const api = await world.api('tom')
  const body = { frequency: 'off', weekday: 1, hour: 8, reminders: true }
  t.equal((await api.request('PUT', '/api/v1/me/digest-preferences', { body })).statusCode, 200)
  world.clock.set('2027-03-02T08:00:00.000Z')
  await sendReminders(world.house)
  t.match(
    remindersTo(world, 'tom').map(each => each.text),
    [/Book the hall/],
  )
})
