import t from 'tap'
import type { Browser } from '#test/support/browser.ts'
import { aWorld, emailOf, type World } from '#test/support/world.ts'
import { exchange } from '../incoming/samples.ts'
import { bring, REPLY } from '../incoming/scene.ts'
import { answerPath, calendarOf, lettersTo, plan, scheduled, sequenceIn, stampIn } from './scene.ts'

const lettersAt = (world: World, address: string) =>
  world.letters().filter(letter => letter.toAddress === address && letter.calendar !== null)

/** Tom asks for another address and confirms it there. */
async function moveTo(world: World, tom: Browser, address: string) {
  await tom.fillIn('/account/address', { email: address })
  const letter = world.letters().findLast(each => each.toAddress === address)
  const path = /\/account\/address\/links\/\S+/.exec(letter?.text ?? '')?.[0] ?? ''
  const page = await world.stranger().fillIn(path, {})
  t.match(page.text, address)
}

const details = { name: 'Tom Okoro', jobTitle: 'Officer', directoryVisibility: 'members' }

t.test('Tom changes his address: the meeting leaves the old calendar and stands in the new one, answered', async t => {
  const world = await aWorld(t)
  const amina = await world.as('amina')
  const at = await scheduled(amina)
  const tom = await world.as('tom')
  await tom.fillIn(`${at}/answer`, { answer: 'accepted' })
  const before = world.letters().length
  await moveTo(world, tom, 'tom@new.example')
  const [first, gone] = lettersTo(world, 'tom')
    .filter(letter => letter.calendar)
    .map(calendarOf) as [string, string]
  const [letter, ...more] = lettersAt(world, 'tom@new.example')
  const back = calendarOf(letter)
  t.equal(more.length, 0)
  t.match(gone, /^METHOD:CANCEL/m)
  t.match(gone, /mailto:tom@example.org/i)
  t.notMatch(gone, /^STATUS/m, 'the meeting goes on')
  t.match(back, /^METHOD:REQUEST/m)
  t.match(back, /PARTSTAT=ACCEPTED[^\n]*mailto:tom@new.example/i)
  t.equal(/^UID:.*/m.exec(back)?.[0], /^UID:.*/m.exec(first)?.[0], 'the same meeting')
  t.ok(sequenceIn(gone) > (sequenceIn(first) || 0))
  t.ok(sequenceIn(back) > sequenceIn(gone), 'also where both addresses are one mailbox')
  t.ok(stampIn(back) > stampIn(gone))
  t.match(letter?.text, /You are invited/)
  t.notMatch(
    lettersTo(world, 'tom')
      .map(each => each.text)
      .join(),
    'tom@new.example',
    'the old mailbox is not told the new one',
  )
  // A letter to confirm, two notices, one cancellation, one invitation: nobody else hears of it.
  t.equal(world.letters().length, before + 5)
  t.notMatch((await amina.get(at)).text, /not know the meeting/)
  t.match((await amina.get(at)).text, /Coming/)
})

t.test('A cancellation nobody was told of reaches the old address when it is given up', async t => {
  const world = await aWorld(t)
  const amina = await world.as('amina')
  const at = await scheduled(amina)
  await amina.get(`${at}/cancel`)
  await amina.post(`${at}/cancel`, { tell: 'save only', reason: 'Too few' })
  await moveTo(world, await world.as('tom'), 'tom@new.example')
  t.match(
    calendarOf(lettersTo(world, 'tom').findLast(letter => letter.calendar)),
    /^METHOD:CANCEL[\s\S]*^STATUS:CANCELLED/m,
  )
  t.strictSame(lettersAt(world, 'tom@new.example'), [], 'and nothing is put into the new one')
})

t.test('Who was never told has nothing to take out', async t => {
  const world = await aWorld(t)
  const amina = await world.as('amina')
  await amina.get('/partnerships/riverside/meetings/new')
  const { location = '' } = await amina.post('/partnerships/riverside/meetings/new', { ...plan, next: 'draft' })
  await amina.get(`${location}/schedule`)
  await amina.post(`${location}/schedule`, { tell: 'save only' })
  await moveTo(world, await world.as('tom'), 'tom@new.example')
  t.strictSame(
    world.letters().filter(letter => letter.calendar),
    [],
  )
})

t.test('Somebody told by the earlier release, which kept no entries, is followed as well', async t => {
  const world = await aWorld(t)
  await scheduled(await world.as('amina'))
  world.house.database.sqlite.prepare('update invitations set entry = null').run()
  await moveTo(world, await world.as('tom'), 'tom@new.example')
  t.match(calendarOf(lettersTo(world, 'tom').findLast(letter => letter.calendar)), /^METHOD:CANCEL/m)
  t.match(calendarOf(lettersAt(world, 'tom@new.example')[0]), /^METHOD:REQUEST/m)
})

for (const replyAddress of ['', 'answers@partnerships.example'])
  t.test(
    `Tom takes another name: his calendar says nothing of the partnership from then on (${replyAddress || 'no mail is read'})`,
    async t => {
      const world = await aWorld(t, { config: { replyAddress } })
      const { sqlite } = world.house.database
      sqlite
        .prepare("update partnerships set public_email = 'hello@against-slavery.example' where id = 'riverside'")
        .run()
      await scheduled(await world.as('amina'), { purpose: 'Trafficking', title: 'RAS quarterly' })
      const tom = await world.as('tom')
      await tom.fillIn('/account', { ...details, alias: 'T.' })
      const letters = lettersTo(world, 'tom').filter(letter => letter.calendar)
      const last = letters.at(-1)
      t.match(calendarOf(last), /^METHOD:REQUEST/m)
      t.match(calendarOf(last), /^SUMMARY:Community meeting/m)
      for (const text of [last?.subject, last?.fromName, last?.text, calendarOf(last)])
        t.notMatch(text, /\bRAS\b|Slavery|slavery\.example|Trafficking|quarterly/i)
      t.equal(
        letters.length,
        replyAddress ? 2 : 3,
        'where the organiser becomes another, the old entry comes out first',
      )
      t.equal(
        world.letters().filter(letter => letter.calendar && letter.toAddress !== emailOf('tom')).length,
        4,
        'nobody else hears',
      )
      const count = world.letters().length
      await tom.fillIn('/account', { ...details, alias: 'T. O.' })
      t.equal(world.letters().length, count, 'another alias changes nothing')
      await tom.fillIn('/account', { ...details, alias: '' })
      t.match(calendarOf(lettersTo(world, 'tom').findLast(letter => letter.calendar)), /^SUMMARY:RAS quarterly/m)
    },
  )

t.test(
  'A restricted title and what it is about stay out of letters, calendars and the page behind the link',
  async t => {
    const world = await aWorld(t)
    const amina = await world.as('amina')
    const at = await scheduled(amina, { title: 'Operation Heron', purpose: 'Heron arrests', isTitleRestricted: 'yes' })
    const letter = lettersTo(world, 'tom')[0]
    for (const text of [letter?.subject, letter?.text, letter?.html, calendarOf(letter)]) t.notMatch(text, /Heron/)
    t.match(calendarOf(letter), /^SUMMARY:RAS: Restricted meeting/m)
    const path = /\/links\/\S+\/answer/.exec(letter?.text ?? '')?.[0] ?? ''
    t.notMatch((await world.stranger().get(path)).text, /Heron/)
    const tom = await world.as('tom')
    t.match((await tom.get(at)).text, /Operation Heron/, 'members read it here')
    const made = await tom.fillIn('/account/calendar', { name: 'Phone' })
    const feed = await world.app.inject({
      url: /\/calendar\/[^"\s<]+\.ics/.exec(made.html)?.[0] ?? '',
      headers: { host: '127.0.0.1:3000' },
    })
    t.notMatch(feed.body, /Heron/)
    t.match(feed.body, /Restricted meeting/)
  },
)

t.test('A title that becomes restricted is replaced in calendars and not said once more', async t => {
  const world = await aWorld(t)
  const amina = await world.as('amina')
  const at = await scheduled(amina, { title: 'Operation Heron' })
  await amina.get(`${at}/change`)
  await amina.post(`${at}/change`, { ...plan, title: 'Operation Heron', isTitleRestricted: 'yes' })
  await amina.post(`${at}/change`, { tell: 'send' })
  const letter = lettersTo(world, 'tom').at(-1)
  t.match(letter?.subject, /^Changed/)
  for (const text of [letter?.text, calendarOf(letter)]) t.notMatch(text, /Heron/)
  t.match(calendarOf(letter), /Restricted meeting/)
  t.match((await amina.get(`${at}/change`)).html, /name="isTitleRestricted" type="checkbox" value="yes" checked/)
})

t.test('What lies in the mailbox that Tom has left answers for him no longer, by link or by mail', async t => {
  const world = await aWorld(t, { config: { replyAddress: REPLY } })
  const amina = await world.as('amina')
  const at = await scheduled(amina)
  const [first] = lettersTo(world, 'tom')
  const organiserIn = (calendar: string) => /^ORGANIZER[^\n]*mailto:(\S+)/im.exec(calendar)?.[1] ?? ''
  const link = answerPath(first)
  await moveTo(world, await world.as('tom'), 'tom@new.example')
  t.equal((await world.stranger().get(link)).status, 404)
  const [letter] = lettersAt(world, 'tom@new.example')
  const [before, after] = [first, letter].map(calendarOf) as [string, string]
  t.not(organiserIn(after), organiserIn(before))
  const answer = { uid: /^UID:(\S+)/m.exec(after)?.[1] ?? '', starts: '20270610T100000', sequence: 99 }
  const old = { ...answer, to: organiserIn(before), attendee: emailOf('tom') }
  const signed = { authenticatedDomains: ['example.org'] }
  t.match(await bring(world.house, exchange(old), signed), { state: 'parked', why: /which they have left/ })
  const posing = { ...answer, to: organiserIn(before), attendee: 'tom@new.example', from: emailOf('tom') }
  t.match(await bring(world.house, exchange(posing), signed), { state: 'parked', why: /It came from tom@example.org/ })
  t.match((await amina.get(at)).text, /Tom Okoro: No answer yet/)
  t.equal((await world.stranger().get(answerPath(letter))).status, 200)
  const his = { ...answer, to: organiserIn(after), attendee: 'tom@new.example' }
  t.match(await bring(world.house, exchange(his)), { state: 'taken' })
})
