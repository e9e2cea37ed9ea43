import t from 'tap'
import { memberships } from '#src/access/tables.ts'
import { people } from '#src/people/tables.ts'
import { aWorld } from '#test/support/world.ts'
import { calendarOf, drafted, lettersTo, NEW, plan, scheduled, sequenceIn, stampIn } from './scene.ts'

const everyMember = ['amina', 'colin', 'lena', 'tom', 'pete']

t.test('Amina plans a meeting, sees who would be invited and why, and then invites them', async t => {
  const world = await aWorld(t)
  const amina = await world.as('amina')
  const at = await drafted(amina)
  t.strictSame(world.letters(), [], 'a draft tells nobody')
  const preview = await amina.get(`${at}/schedule`)
  t.match(preview.text, /5 letters, one to each person/)
  t.match(preview.text, /Tom Okoro Harbour Housing Invitation A member who has not been invited yet/)
  const done = await amina.submit(`${at}/schedule`, { tell: 'send' })
  t.match(done.text, /invitations on their way/)
  t.match(done.text, /Thursday 10 June 2027, 10am to noon/)
  t.strictSame(
    world
      .letters()
      .map(letter => letter.toAddress)
      .sort(),
    everyMember.map(who => `${who}@example.org`).sort(),
  )
})

t.test('Each letter names its reader alone, and no name or title stands in its subject', async t => {
  const world = await aWorld(t)
  await scheduled(await world.as('amina'))
  for (const who of everyMember) {
    const [letter, ...more] = lettersTo(world, who)
    t.equal(more.length, 0)
    const text = calendarOf(letter)
    t.equal(text.match(/^ATTENDEE/gm)?.length, 1)
    t.match(text, new RegExp(`^ATTENDEE.*mailto:${who}@example.org`, 'im'))
    t.match(text, /^ORGANIZER;CN="?Riverside Against Slavery"?:mailto:meetings@partnerships.example/m)
    t.match(text, /^METHOD:REQUEST/m)
    t.equal(letter?.subject, 'Invitation: RAS, 10 June 2027')
    for (const other of everyMember.filter(each => each !== who)) t.notMatch(letter?.text, `${other}@`)
  }
})

t.test('A draft is there only for chair and co-ordinator', async t => {
  const world = await aWorld(t)
  const at = await drafted(await world.as('amina'))
  t.equal((await (await world.as('colin')).get(at)).status, 200)
  const tom = await world.as('tom')
  t.equal((await tom.get(at)).status, 404)
  t.notMatch((await tom.get('/partnerships/riverside/meetings')).text, /Quarterly meeting/)
  t.equal((await tom.get(NEW)).status, 403)
})

t.test('To Sam of Hillside, a meeting of Riverside does not exist', async t => {
  const world = await aWorld(t)
  const at = await scheduled(await world.as('amina'))
  const sam = await world.as('sam')
  for (const path of ['', '/change', '/cancel', '/letters', '/answer', '/schedule', '/tell'])
    t.equal((await sam.get(at + path)).status, 404)
  const asOwn = at.replace('riverside', 'hillside')
  t.equal((await sam.get(asOwn)).status, 404, 'nor under his own partnership')
  t.equal((await sam.get(`${asOwn}/change`)).status, 404)
})

t.test('Times that cannot be are refused at their box, and what was typed stays', async t => {
  const world = await aWorld(t)
  const amina = await world.as('amina')
  const wrong: [Record<string, string>, RegExp][] = [
    [{ endTime: '09:00' }, /The meeting must end after it begins/],
    [{ endTime: '10:00' }, /The meeting must end after it begins/],
    [{ 'heldOn-year': '2026' }, /The meeting must be in the future/],
    [{ 'heldOn-day': '31' }, /Enter a real date/],
    [{ startTime: '25:00' }, /24-hour clock/],
    [
      { 'heldOn-day': '28', 'heldOn-month': '3', startTime: '01:30', endTime: '03:00' },
      /clocks go forward that night, so there is no 1:30am/,
    ],
    [{ title: '' }, /Enter a title/],
    [{ joiningLink: 'javascript:alert(1)' }, /web address that begins with https/],
    [{ chairPersonId: world.person.sam }, /somebody who is a member now/],
  ]
  for (const [change, words] of wrong) {
    await amina.get(NEW)
    const page = await amina.post(NEW, { ...plan, venue: 'Łódź & "Ö" 🤝', ...change })
    t.equal(page.status, 400)
    t.match(page.text, words)
    t.match(page.html, 'Łódź &amp; &quot;Ö&quot; 🤝')
  }
})

t.test('The same form sent twice makes one meeting', async t => {
  const world = await aWorld(t)
  const amina = await world.as('amina')
  await amina.get(NEW)
  const first = await amina.post(NEW, { ...plan, next: 'draft', _once: 'the same' })
  const second = await amina.post(NEW, { ...plan, next: 'draft', _once: 'the same' })
  t.ok(first.location)
  t.equal(first.location, second.location)
})

t.test('A new time is shown before it is saved, told as was and now, and asks everybody anew', async t => {
  const world = await aWorld(t)
  const amina = await world.as('amina')
  const at = await scheduled(amina)
  const tom = await world.as('tom')
  await tom.fillIn(`${at}/answer`, { answer: 'accepted' })
  const before = calendarOf(lettersTo(world, 'tom')[0])
  await amina.get(`${at}/change`)
  const preview = await amina.post(`${at}/change`, { ...plan, startTime: '14:00', endTime: '16:00' })
  t.equal(preview.status, 200)
  t.match(preview.text, /was Thursday 10 June 2027, 10am to noon now Thursday 10 June 2027, 2pm to 4pm/)
  t.match(preview.text, /Tom Okoro Harbour Housing Update Changed since they were told: date and time/)
  t.equal(lettersTo(world, 'tom').length, 1, 'nothing is sent or saved yet')
  t.match((await tom.get(at)).text, /10am to noon/)
  await amina.get(`${at}/change`)
  const shown = await amina.post(`${at}/change`, { ...plan, startTime: '14:00', endTime: '16:00' })
  t.match(shown.html, 'name="startTime" value="14:00"')
  const done = await amina.submit(`${at}/change`, { tell: 'send' })
  t.match(done.text, /2pm to 4pm/)
  const letter = lettersTo(world, 'tom')[1]
  t.equal(letter?.subject, 'Changed: RAS, 10 June 2027')
  t.match(letter?.text, /was Thursday 10 June 2027, 10am to noon; now Thursday 10 June 2027, 2pm to 4pm/)
  t.match(letter?.text, /please answer again/)
  const after = calendarOf(letter)
  t.equal(sequenceIn(after), sequenceIn(before) + 1)
  t.ok(stampIn(after) > stampIn(before), 'the clock stands still, the stamp rises all the same')
  t.match(after, /PARTSTAT=NEEDS-ACTION/)
  t.match(after, /^DTSTART;TZID=Europe\/London:20270610T140000/m)
  t.match((await tom.get(at)).text, /No answer yet/)
})

t.test('A better wording is told only when the chair wants, keeps the answers and raises no SEQUENCE', async t => {
  const world = await aWorld(t)
  const amina = await world.as('amina')
  const at = await scheduled(amina)
  await (await world.as('tom')).fillIn(`${at}/answer`, { answer: 'accepted' })
  const before = calendarOf(lettersTo(world, 'tom')[0])
  await amina.get(`${at}/change`)
  const preview = await amina.post(`${at}/change`, { ...plan, title: 'Summer meeting' })
  t.match(preview.html, /value="save only" checked/)
  await amina.post(`${at}/change`, { tell: 'send' })
  const after = calendarOf(lettersTo(world, 'tom')[1])
  t.equal(sequenceIn(after), sequenceIn(before))
  t.ok(stampIn(after) > stampIn(before))
  t.match(after, /PARTSTAT=ACCEPTED/)
})

t.test('What was saved without telling can be told later, once, as it then is', async t => {
  const world = await aWorld(t)
  const amina = await world.as('amina')
  const at = await scheduled(amina)
  for (const venue of ['Library', 'Fire Station']) {
    await amina.get(`${at}/change`)
    await amina.post(`${at}/change`, { ...plan, venue })
    await amina.post(`${at}/change`, { tell: 'save only' })
  }
  t.equal(lettersTo(world, 'tom').length, 1)
  t.match((await amina.get(at)).text, /5 members do not know the meeting as it is now/)
  await amina.get(`${at}/tell`)
  await amina.post(`${at}/tell`)
  const letter = lettersTo(world, 'tom')[1]
  t.match(letter?.text, /Place: was Town Hall, Riverside; now Fire Station/)
  t.equal(sequenceIn(calendarOf(letter)), 2)
  t.notMatch((await amina.get(at)).text, /do not know/)
  await amina.get(`${at}/tell`)
  const again = await amina.post(`${at}/tell`)
  t.equal(again.status, 409)
  t.equal(lettersTo(world, 'tom').length, 2)
})

t.test('A change that goes back to what everybody knows needs no letter', async t => {
  const world = await aWorld(t)
  const amina = await world.as('amina')
  const at = await scheduled(amina)
  await amina.get(`${at}/change`)
  await amina.post(`${at}/change`, { ...plan, venue: 'Library' })
  await amina.post(`${at}/change`, { tell: 'save only' })
  await amina.get(`${at}/change`)
  const back = await amina.post(`${at}/change`, plan)
  t.equal(back.status, 303, 'saved at once: nobody would be told')
})

t.test('Amina cancels with a reason; the event leaves every calendar it stands in', async t => {
  const world = await aWorld(t)
  const amina = await world.as('amina')
  const at = await scheduled(amina)
  t.match((await amina.get(`${at}/cancel`)).text, /5 letters, one to each person/)
  const unsaid = await amina.post(`${at}/cancel`, { tell: 'send', reason: '' })
  t.equal(unsaid.status, 400)
  t.match(unsaid.text, /Enter why it is cancelled/)
  const done = await amina.submit(`${at}/cancel`, { tell: 'send', reason: 'Too few can come' })
  t.match(done.text, /This meeting is cancelled: Too few can come/)
  const letter = lettersTo(world, 'tom')[1]
  const text = calendarOf(letter)
  t.match(text, /^METHOD:CANCEL/m)
  t.match(text, /^STATUS:CANCELLED/m)
  t.equal(sequenceIn(text), 1)
  t.match(letter?.text, /Too few can come/)
  t.notMatch(letter?.text, /\/links\//, 'there is nothing left to answer')
  t.match((await amina.get(`${at}/cancel`)).text, /This meeting is cancelled already/)
  t.match((await amina.get(`${at}/schedule`)).text, /This meeting is cancelled/)
  await amina.get(at)
  const csrf = { _csrf: /name="_csrf" value="([^"]+)"/.exec((await amina.get(at)).html)?.[1] ?? '' }
  const again = await amina.post(`${at}/cancel`, { ...csrf, version: '3', tell: 'send', reason: 'Again' })
  t.equal(again.status, 409)
})

t.test('Who was never told of a meeting hears nothing of its cancellation', async t => {
  const world = await aWorld(t)
  const amina = await world.as('amina')
  const at = await drafted(amina)
  await amina.get(`${at}/schedule`)
  await amina.post(`${at}/schedule`, { tell: 'save only' })
  await amina.get(`${at}/cancel`)
  await amina.post(`${at}/cancel`, { tell: 'send', reason: 'Never mind' })
  t.strictSame(world.letters(), [])
})

t.test(
  'Two people change a meeting at once: the later one reads both, and overwrites nothing without knowing',
  async t => {
    const world = await aWorld(t)
    const [amina, colin] = [await world.as('amina'), await world.as('colin')]
    const at = await scheduled(amina)
    await colin.get(`${at}/change`)
    await amina.get(`${at}/change`)
    await amina.post(`${at}/change`, { ...plan, venue: 'Library' })
    await amina.post(`${at}/change`, { tell: 'save only' })
    const late = await colin.post(`${at}/change`, { ...plan, venue: 'Fire Station', tell: 'send' })
    t.equal(late.status, 412)
    t.match(late.text, /Someone else changed this meeting/)
    t.match(late.html, /Fire Station/)
    t.match(late.text, /Now Yours Place Library Fire Station What you typed stands below/)
    await colin.post(`${at}/change`, { ...plan, venue: 'Fire Station', tell: 'save only' })
    t.match((await colin.get(at)).text, /Fire Station/, 'the second press is of somebody who has read both')
  },
)

t.test('Somebody whose membership ended gets no more letters', async t => {
  const world = await aWorld(t)
  const amina = await world.as('amina')
  const at = await scheduled(amina)
  world.house.database.sqlite
    .prepare('update memberships set ended_at = ? where person_id = ?')
    .run(world.clock.now(), world.person.pete)
  await amina.get(`${at}/cancel`)
  await amina.post(`${at}/cancel`, { tell: 'send', reason: 'Flood' })
  t.equal(lettersTo(world, 'pete').length, 1)
  t.equal(lettersTo(world, 'tom').length, 2)
})

t.test('Somebody in two organisations gets one letter', async t => {
  const world = await aWorld(t)
  const { tx } = world.house.database
  tx.insert(memberships)
    .values({
      id: world.house.ids.newId(),
      personId: world.person.tom,
      partnershipId: 'riverside',
      organisationId: world.organisation.council,
      role: 'representative',
      invitedAt: '2026-01-01T09:00:00.000Z',
      startedAt: '2026-01-01T09:00:00.000Z',
      undertakingVersion: 1,
    })
    .run()
  await scheduled(await world.as('amina'))
  t.equal(lettersTo(world, 'tom').length, 1)
})

t.test('A member with an alias gets neutral words in mail and calendar', async t => {
  const world = await aWorld(t)
  world.house.database.tx.update(people).set({ alias: 'Lived-experience adviser' }).run()
  world.house.database.sqlite.prepare('update people set alias = null where id <> ?').run(world.person.tom)
  const amina = await world.as('amina')
  const at = await scheduled(amina)
  const letter = lettersTo(world, 'tom')[0]
  const all = [letter?.subject, letter?.text, letter?.html, letter?.fromName, calendarOf(letter)].join('\n')
  t.notMatch(all, /Riverside Against|\bRAS\b|Slavery|slavery|Quarterly|riverside|Tom Okoro/)
  t.match(calendarOf(letter), /^SUMMARY:Community meeting/m)
  t.match((await amina.get(at)).text, /Lived-experience adviser/)
  t.notMatch((await amina.get(at)).text, /Tom Okoro/)
})

t.test('The organiser is the partnership’s own address, but nobody is invited by themselves', async t => {
  const world = await aWorld(t)
  world.house.database.sqlite.prepare("update partnerships set public_email = 'tom@example.org'").run()
  await scheduled(await world.as('amina'))
  t.match(calendarOf(lettersTo(world, 'amina')[0]), /^ORGANIZER.*mailto:tom@example.org/m)
  t.match(calendarOf(lettersTo(world, 'tom')[0]), /^ORGANIZER.*mailto:meetings@partnerships.example/m)
})

t.test('Amina sees what became of each letter', async t => {
  const world = await aWorld(t)
  const amina = await world.as('amina')
  const at = await scheduled(amina)
  const page = await amina.get(`${at}/letters`)
  t.match(
    page.text,
    /Tom Okoro, Harbour Housing Invitation: RAS, 10 June 2027 Written 1 March 2027 at 10am Waiting to be sent/,
  )
  t.equal((await (await world.as('tom')).get(`${at}/letters`)).status, 403)
})

t.test('Coming meetings stand before past ones, each list page by page', async t => {
  const world = await aWorld(t)
  const amina = await world.as('amina')
  for (let day = 1; day <= 22; day++) await scheduled(amina, { 'heldOn-day': String(day), title: `Meeting ${day}.` })
  const first = await amina.get('/partnerships/riverside/meetings')
  t.match(first.text, /Meeting 1\..*Meeting 20\./)
  t.notMatch(first.text, /Meeting 21\./)
  const more = /\?coming=[^"]+/.exec(first.html)?.[0] ?? ''
  const second = await amina.get(`/partnerships/riverside/meetings${more}`)
  t.match(second.text, /Meeting 21\..*Meeting 22\./)
  t.notMatch(second.text, /Meeting 20\./)
  world.clock.set('2027-06-10T10:30:00.000Z')
  const later = await (await world.as('amina')).get('/partnerships/riverside/meetings')
  t.match(later.text, /Coming .*Meeting 10\..* Past .*Meeting 9\..*Meeting 8\./, 'one that is going on is not past')
})

t.test('A letter that was lost is sent to its reader again, as the meeting now is, and to nobody else', async t => {
  const world = await aWorld(t)
  const amina = await world.as('amina')
  const at = await scheduled(amina)
  await amina.get(`${at}/letters`)
  const again = `${at}/letters/${world.person.tom}/again`
  t.match((await amina.submit(again)).text, /The letter is on its way again/)
  t.equal(world.letters().length, 6)
  const [first, second] = lettersTo(world, 'tom').map(calendarOf)
  t.equal(sequenceIn(second ?? ''), sequenceIn(first ?? ''))
  t.ok(stampIn(second ?? '') > stampIn(first ?? ''))
  const sam = await world.as('sam')
  await sam.get('/account/calendar')
  t.equal((await sam.post(again)).status, 404)
  const tom = await world.as('tom')
  await tom.get('/account/calendar')
  t.equal((await tom.post(again)).status, 403)
  await amina.get(`${at}/letters`)
  t.equal((await amina.post(`${at}/letters/${world.person.sam}/again`)).status, 404)
  t.equal(world.letters().length, 6)
})

t.test('Who is sent their letter again after a change that was only saved reads what changed', async t => {
  const world = await aWorld(t)
  const amina = await world.as('amina')
  const at = await scheduled(amina)
  await amina.get(`${at}/change`)
  await amina.post(`${at}/change`, { ...plan, startTime: '14:00', endTime: '16:00', tell: 'save only' })
  await amina.get(`${at}/letters`)
  await amina.post(`${at}/letters/${world.person.tom}/again`)
  const [, again] = lettersTo(world, 'tom')
  t.match(again?.subject, /^Changed: RAS/)
  t.match(again?.text, /was Thursday 10 June 2027, 10am to noon; now Thursday 10 June 2027, 2pm to 4pm/)
})
