import t from 'tap'
import { inJob } from '#src/access/work.ts'
import { askNewcomers } from '#src/dates/ask-newcomers.ts'
import { reportDeadlines } from '#src/dates/report.ts'
import { sendReminders } from '#src/digests/send-reminders.ts'
import { endMembership } from '#test/digests/looks.ts'
import { aWorld, emailOf, type Persona, type World } from '#test/support/world.ts'
import { API, APRIL, aFinding, all, answerByLink, DATES, LATER, linkOf, MARCH, toWhom } from './scene.ts'

const clockwork = <R>(world: World, act: Parameters<typeof inJob<'reminders.send', R>>[2]): R =>
  inJob(world.house, { permission: 'reminders.send', via: 'clockwork', here: { posts: [] } }, act)

const remindersTo = (world: World, who: Persona) =>
  world.letters().filter(each => each.kind === 'reminder' && each.toAddress === emailOf(who))

t.test(
  'More times: everybody hears of those alone, what was answered stands, and only the new ones are asked for',
  async t => {
    const world = await aWorld(t)
    const finding = await aFinding(world)
    await answerByLink(world, 'tom', all(finding, 'yes'))
    const before = world.letters().length
    const amina = await world.as('amina')
    const at = `${DATES}/${finding.id}/times`
    const fields = {
      'times.0.heldOn-day': '6',
      'times.0.heldOn-month': '4',
      'times.0.heldOn-year': '2027',
      'times.0.startTime': '14:00',
      'times.0.endTime': '15:30',
    }
    t.match((await amina.fillIn(at, { ...fields, next: 'preview' })).text, /5 letters, one to each person/)
    t.equal(world.letters().length, before)
    await amina.submit(at, { next: 'send' })
    t.strictSame(toWhom(world, before), ['amina', 'colin', 'lena', 'pete', 'tom'])
    const toTom = world
      .letters()
      .slice(before)
      .find(each => each.toAddress === emailOf('tom'))
    t.match(toTom?.text, /Tuesday 6 April 2027/)
    t.notMatch(toTom?.text, /18 March/)
    const page = await world.stranger().get(linkOf(world, 'tom'))
    t.ok(page.text.indexOf('6 April') < page.text.indexOf('18 March'), 'the new one first')
    t.equal(page.html.match(/ checked/g)?.length, 2)
    const api = await world.api('tom')
    const { times } = (await api.request('GET', `${API}/${finding.id}`)).json()
    const fresh = times.find((each: { answer: string | null }) => each.answer === null)
    const answers = [{ timeId: fresh.id, answer: 'no' }]
    t.match((await api.request('PUT', `${API}/${finding.id}/answer`, { body: { answers } })).json().times, [
      { answer: 'yes' },
      { answer: 'yes' },
      { answer: 'no' },
    ])
  },
)

t.test(
  'The same time again, one before the last day, or an old page: refused in words; a time taken out is gone',
  async t => {
    const world = await aWorld(t)
    const finding = await aFinding(world, { times: [MARCH, LATER, APRIL] })
    const amina = await world.api('amina')
    const more = (times: unknown[], version: number) =>
      amina.request('POST', `${API}/${finding.id}/times`, { body: { times }, headers: { 'if-match': `"${version}"` } })
    t.match((await more([MARCH], 1)).json().errors, [
      { field: 'times.0.heldOn', words: 'This time is proposed already' },
    ])
    t.match((await more([{ ...MARCH, heldOn: '2027-03-10' }], 1)).json().errors, [{ field: 'times.0.heldOn' }])
    t.equal((await more([{ ...MARCH, heldOn: '2027-03-22' }], 4)).statusCode, 412)
    const out = (at: number, version: number) =>
      amina.request('DELETE', `${API}/${finding.id}/times/${finding.times[at]?.id}`, {
        headers: { 'if-match': `"${version}"` },
      })
    const before = world.letters().length
    t.equal((await out(0, 1)).json().times.length, 2)
    t.equal((await out(0, 2)).statusCode, 404)
    t.equal((await out(1, 1)).statusCode, 412)
    t.equal((await out(1, 2)).statusCode, 200)
    t.equal((await out(2, 3)).statusCode, 409, 'the last one stays')
    t.equal(world.letters().length, before)
    t.notMatch((await world.stranger().get(linkOf(world, 'tom'))).text, /18 March/)
  },
)

t.test('Details and the last day are changed without a letter; never to a day that is over', async t => {
  const world = await aWorld(t)
  const finding = await aFinding(world)
  const before = world.letters().length
  const amina = await world.as('amina')
  const at = `${DATES}/${finding.id}/change`
  const fields = {
    title: 'Summer conference',
    mode: 'online',
    'answerBy-day': '12',
    'answerBy-month': '3',
    'answerBy-year': '2027',
  }
  t.match((await amina.fillIn(at, { ...fields, 'answerBy-year': '2026' })).text, /must not be over/)
  t.match((await amina.submit(at, fields)).text, /Summer conference/)
  t.equal((await amina.post(at, { ...fields, version: '1' })).status, 412)
  t.equal(world.letters().length, before)
  t.match((await world.stranger().get(linkOf(world, 'tom'))).text, /Summer conference.+Friday 12 March 2027/)
})

t.test('Remind now reaches those who have not answered, with their link, and nobody twice within a day', async t => {
  const world = await aWorld(t)
  const finding = await aFinding(world)
  await answerByLink(world, 'tom', all(finding, 'yes'))
  const amina = await world.as('amina')
  const before = world.letters().length
  t.match((await amina.get(`${DATES}/${finding.id}`)).text, /Remind 4 people now/)
  const shown = await amina.submit(`${DATES}/${finding.id}/reminder`)
  t.match(shown.text, /4 reminders on the way/)
  t.match(shown.text, /They were reminded less than a day ago/)
  t.strictSame(toWhom(world, before), ['amina', 'colin', 'lena', 'pete'])
  t.equal((await amina.post(`${DATES}/${finding.id}/reminder`)).status, 409)
  const [reminder] = remindersTo(world, 'lena')
  t.match(reminder?.text, linkOf(world, 'lena'))
  world.clock.advance({ hours: 25 })
  await answerByLink(world, 'lena', all(finding, 'no'))
  const api = await world.api('colin')
  t.equal((await api.request('POST', `${API}/${finding.id}/reminders`)).json().reminded, 3)
})

t.test(
  'Two working days before the last day the unanswered are reminded, once, also by a server that was stopped',
  async t => {
    const world = await aWorld(t)
    // Monday 15 March is the last day: two working days before it is Thursday 11.
    const finding = await aFinding(world, { answerBy: '2027-03-15' })
    await answerByLink(world, 'tom', all(finding, 'yes'))
    world.clock.set('2027-03-10T12:00:00.000Z')
    await sendReminders(world.house)
    t.strictSame(remindersTo(world, 'lena'), [])
    world.clock.set('2027-03-11T07:59:00.000Z')
    await sendReminders(world.house)
    t.strictSame(remindersTo(world, 'lena'), [], 'not before eight in the morning')
    world.house.database.sqlite
      .prepare(
        "insert into digest_preferences (person_id, frequency, weekday, hour, reminders, updated_at) values (?, 'weekly', 1, 8, 0, '2027-01-01')",
      )
      .run(world.person.pete)
    endMembership(world, 'colin')
    world.clock.set('2027-03-12T09:00:00.000Z')
    await sendReminders(world.house)
    await sendReminders(world.house)
    world.clock.set('2027-03-15T09:00:00.000Z')
    await sendReminders(world.house)
    t.equal(remindersTo(world, 'lena').length, 1)
    t.match(remindersTo(world, 'lena')[0], { subject: 'Please say when you can meet: RAS', unsubscribeUrl: String })
    t.match(remindersTo(world, 'lena')[0]?.text, linkOf(world, 'lena'))
    t.strictSame(remindersTo(world, 'tom'), [], 'who has answered')
    t.strictSame(remindersTo(world, 'pete'), [], 'who wants no reminders')
    t.strictSame(remindersTo(world, 'colin'), [], 'who has left')
  },
)

t.test(
  'Asked when the reminder was due, or reminded by hand just before, nobody hears of it at once again',
  async t => {
    const world = await aWorld(t)
    await aFinding(world, { answerBy: '2027-03-02' })
    world.clock.set('2027-03-01T12:00:00.000Z')
    await sendReminders(world.house)
    t.strictSame(remindersTo(world, 'tom'), [], 'asked an hour ago')
    const other = await aFinding(world, { title: 'Another', answerBy: '2027-03-11' })
    world.clock.set('2027-03-09T07:00:00.000Z')
    await (await world.api('amina')).request('POST', `${API}/${other.id}/reminders`)
    world.clock.set('2027-03-09T09:00:00.000Z')
    await sendReminders(world.house)
    t.equal(remindersTo(world, 'tom').length, 1)
  },
)

t.test(
  'Everyone has answered: chair and co-ordinator hear of it once, and again only after something new was asked',
  async t => {
    const world = await aWorld(t)
    const finding = await aFinding(world)
    const before = world.letters().length
    for (const who of ['amina', 'colin', 'lena', 'tom'] as const) await answerByLink(world, who, all(finding, 'yes'))
    t.equal(world.letters().length, before)
    await answerByLink(world, 'pete', all(finding, 'if need be'))
    t.strictSame(toWhom(world, before), ['amina', 'colin'])
    t.match(world.letters().at(-1)?.text, /Everyone has answered\./)
    t.match(
      world.letters().at(-1)?.text,
      /Thursday 18 March 2027, 10am to noon: 2 organisations can come, 1 more if need be/,
    )
    await answerByLink(world, 'pete', all(finding, 'no'))
    world.clock.set('2027-03-12T00:00:00.000Z')
    t.equal(clockwork(world, reportDeadlines), 0, 'the last day tells nothing new')
    t.equal(world.letters().length, before + 2)
  },
)

t.test('The last day passes: one letter to chair and co-ordinator says how many answered', async t => {
  const world = await aWorld(t)
  const finding = await aFinding(world)
  await answerByLink(world, 'tom', all(finding, 'yes'))
  const before = world.letters().length
  world.clock.set('2027-03-11T23:30:00.000Z')
  t.equal(clockwork(world, reportDeadlines), 0, 'it is still the last day in London')
  world.clock.set('2027-03-14T00:00:00.000Z')
  t.equal(clockwork(world, reportDeadlines), 1)
  t.equal(clockwork(world, reportDeadlines), 0)
  t.strictSame(toWhom(world, before), ['amina', 'colin'])
  t.match(world.letters().at(-1)?.text, /The deadline has passed: 1 of 3 organisations have answered\./)
  const amina = await world.api('amina')
  const remind = await amina.request('POST', `${API}/${finding.id}/reminders`)
  t.equal(remind.statusCode, 409)
})

t.test('Whoever joins meanwhile is asked, alone and once', async t => {
  const world = await aWorld(t)
  await aFinding(world)
  const before = world.letters().length
  world.house.database.sqlite
    .prepare(
      `insert into memberships (id, person_id, partnership_id, organisation_id, role, invited_at, started_at)
       values ('m1', ?, 'riverside', ?, 'representative', ?, ?)`,
    )
    .run(world.person.sam, world.organisation.police, world.clock.now(), world.clock.now())
  t.equal(clockwork(world, askNewcomers), 1)
  t.equal(clockwork(world, askNewcomers), 0)
  t.strictSame(toWhom(world, before), ['sam'])
})

t.test(
  'What awaits Tom names the question until he has answered; what awaits Amina the choice once all have',
  async t => {
    const world = await aWorld(t)
    const finding = await aFinding(world)
    const home = async (who: Persona) => (await (await world.as(who)).get('/home')).text
    t.match(await home('tom'), /Say when you can meet: Summer meeting Answer by 11 March 2027/)
    await answerByLink(world, 'tom', all(finding, 'yes'))
    t.notMatch(await home('tom'), /Say when you can meet/)
    t.notMatch(await home('amina'), /Choose the date/)
    world.clock.set('2027-03-12T09:00:00.000Z')
    clockwork(world, reportDeadlines)
    t.match(await home('amina'), /Choose the date: Summer meeting/)
    t.notMatch(await home('lena'), /Say when you can meet|Choose the date/, 'the last day is over')
  },
)
