import t from 'tap'
import { linkFor } from '#src/access/links.ts'
import type { Work } from '#src/access/work.ts'
import { standingOf } from '#src/meetings/answers.ts'
import { withdrawFromComingMeetings } from '#src/meetings/invites.ts'
import { aWorld } from '#test/support/world.ts'
import { answerPath, drafted, lettersTo, scheduled } from './scene.ts'

t.test('Tom answers by the link in his letter, without signing in; looking alone changes nothing', async t => {
  const world = await aWorld(t)
  const amina = await world.as('amina')
  const at = await scheduled(amina)
  const path = answerPath(lettersTo(world, 'tom')[0])
  const browser = world.stranger()
  const page = await browser.get(path)
  t.equal(page.status, 200)
  t.match(page.text, /Are you coming\?.*Thursday 10 June 2027, 10am to noon.*Town Hall, Riverside/)
  t.match((await amina.get(at)).text, /Tom Okoro: No answer yet/)
  const done = await browser.submit(path, { answer: 'accepted', note: 'Ten minutes late "שלום" 🤝' })
  t.match(done.text, /Your answer is with the chair.*Answer so far: Coming/)
  const seen = await amina.get(at)
  t.match(seen.text, /Harbour Housing Coming/)
  t.match(
    seen.text,
    /Tom Okoro: Coming \(“Ten minutes late "שלום" 🤝”\) 1 March 2027 at 10am, by the link in the letter/,
  )
})

t.test('Naming a substitute counts as the organisation coming, and needs a name', async t => {
  const world = await aWorld(t)
  const amina = await world.as('amina')
  const at = await scheduled(amina)
  const tom = await world.as('tom')
  const unnamed = await tom.fillIn(`${at}/answer`, { answer: 'delegated', note: 'On leave' })
  t.equal(unnamed.status, 400)
  t.match(unnamed.text, /Enter the name of who comes instead/)
  t.match(unnamed.html, /value="On leave"/)
  await tom.fillIn(`${at}/answer`, { answer: 'delegated', substituteName: 'Una O’Neill' })
  const seen = await amina.get(at)
  t.match(seen.text, /Harbour Housing Coming/)
  t.match(seen.text, /Tom Okoro: Una O’Neill comes instead/)
})

t.test('Nobody stands in for themselves, signed in, by link or by program, nor for Tom in Amina’s words', async t => {
  const world = await aWorld(t)
  const amina = await world.as('amina')
  const at = await scheduled(amina)
  const link = answerPath(lettersTo(world, 'tom')[0])
  const ways = [
    [await world.as('tom'), `${at}/answer`],
    [world.stranger(), link],
    [amina, `${at}/answers/${world.person.tom}`],
  ] as const
  for (const [browser, form] of ways)
    for (const substituteName of ['tom  OKORO', 'Tom Okoro <Tom@Example.org>']) {
      const again = await browser.fillIn(form, { answer: 'delegated', substituteName })
      t.equal(again.status, 400, form)
      t.match(
        again.html,
        /id="substituteName-error"[\s\S]*?A substitute is somebody else: enter who comes instead/,
        form,
      )
    }
  const body = { answer: 'delegated', substituteName: 'Tom Okoro' }
  const program = await (await world.api('tom')).request('PUT', `/api/v1${at}/answer`, { body })
  t.equal(program.statusCode, 400)
  t.match((await amina.get(at)).text, /Tom Okoro: No answer yet/)
  const tom = await world.as('tom')
  const another = await tom.fillIn(`${at}/answer`, { answer: 'delegated', substituteName: 'Antom <antom@example.org>' })
  t.notMatch(another.text, /A substitute is somebody else/)
  const lena = await world.as('lena')
  const forTom = { answer: 'delegated', substituteName: 'Tom Okoro' }
  const kept = await lena.fillIn(`${at}/colleagues/${world.person.tom}/answer`, forTom)
  t.equal(kept.status, 200, 'Lena, from whom Tom may hide his name, learns nothing about it by trying')
})

t.test('Amina sees how many organisations come, and how far the quorum is', async t => {
  const world = await aWorld(t)
  world.house.database.sqlite.prepare("update partnerships set quorum = 2 where id = 'riverside'").run()
  const amina = await world.as('amina')
  const at = await scheduled(amina)
  t.match(
    (await amina.get(at)).text,
    /No organisations coming, 0 maybe, 0 not coming, 3 without an answer\. Coming No organisations, 2 needed: two short; no police, no council, no health body and no charity/,
  )
  await amina.fillIn(`${at}/answer`, { answer: 'accepted' })
  await (await world.as('pete')).fillIn(`${at}/answer`, { answer: 'declined' })
  await (await world.as('lena')).fillIn(`${at}/answer`, { answer: 'declined' })
  t.match(
    (await amina.get(at)).text,
    /1 organisation coming, 0 maybe, 1 not coming, 1 without an answer/,
    'Tom has not said no',
  )
  await (await world.as('tom')).fillIn(`${at}/answer`, { answer: 'accepted' })
  t.match(
    (await amina.get(at)).text,
    /2 organisations coming.*2 organisations, 2 needed: quorum met; no police, no health body and no charity/,
  )
  await amina.get(`${at}/cancel`)
  await amina.post(`${at}/cancel`, { reason: 'The hall is flooded', tell: 'send' })
  const cancelled = (await amina.get(at)).text
  t.match(cancelled, /This meeting is cancelled: The hall is flooded.*2 organisations coming/)
  t.notMatch(cancelled, /quorum met/, 'nobody comes to a meeting that is cancelled')
})

t.test('Amina enters what Pete told her; Pete’s own later answer wins, and each keeps its origin', async t => {
  const world = await aWorld(t)
  const amina = await world.as('amina')
  const at = await scheduled(amina)
  const form = `${at}/answers/${world.person.pete}`
  t.match((await amina.get(form)).text, /Is Pete Marsh coming\?/)
  await amina.submit(form, { answer: 'accepted' })
  t.match((await amina.get(at)).text, /Pete Marsh: Coming 1 March 2027 at 10am, entered by the chair or co-ordinator/)
  await (await world.as('pete')).fillIn(`${at}/answer`, { answer: 'tentative' })
  t.match((await amina.get(at)).text, /Pete Marsh: Maybe 1 March 2027 at 10am, on this page/)
  t.equal((await (await world.as('tom')).get(form)).status, 403)
})

t.test('Somebody in two organisations says for which one they come, and stays for the other when one ends', async t => {
  const world = await aWorld(t)
  const { sqlite } = world.house.database
  sqlite
    .prepare(
      'insert into memberships (id, person_id, partnership_id, organisation_id, role, invited_at, started_at) select ?, person_id, partnership_id, ?, role, invited_at, started_at from memberships where person_id = ?',
    )
    .run('second', world.organisation.police, world.person.tom)
  const amina = await world.as('amina')
  const at = await scheduled(amina)
  const tom = await world.as('tom')
  const form = await tom.get(`${at}/answer`)
  t.match(form.text, /For which organisation Harbour Housing Northshire Police/)
  const alien = { answer: 'accepted', organisationId: world.organisation.hill }
  t.equal((await tom.post(`${at}/answer`, alien)).status, 400)
  await tom.submit(`${at}/answer`, { answer: 'accepted', organisationId: world.organisation.police })
  t.match((await amina.get(at)).text, /Northshire Police Coming/)
  sqlite.prepare("update memberships set ended_at = ? where id = 'second'").run(world.clock.now())
  world.operate(work => withdrawFromComingMeetings(work as Work, 'riverside', world.person.tom))
  t.match((await amina.get(at)).text, /Harbour Housing Coming/)
  t.equal(lettersTo(world, 'tom').length, 1, 'nothing was taken back')
})

t.test('A link opens its own meeting for its own reader only, and dies a day after the meeting', async t => {
  const world = await aWorld(t)
  const amina = await world.as('amina')
  await scheduled(amina)
  const path = answerPath(lettersTo(world, 'tom')[0])
  const browser = world.stranger()
  t.equal((await browser.get(path.replace(/.\/answer/, 'x/answer'))).status, 404, 'a forged link')
  const elsewhere = world.operate(work =>
    linkFor(work as Work, {
      permission: 'actions.progress',
      personId: world.person.tom,
      partnershipId: 'riverside',
      subjectId: 'some action',
      expiresAt: '2028-01-01T00:00:00.000Z',
    }),
  )
  t.equal((await browser.get(`/links/${elsewhere}/answer`)).status, 404, 'a link to something else')
  world.house.database.sqlite
    .prepare('update memberships set ended_at = ? where person_id = ?')
    .run(world.clock.now(), world.person.tom)
  t.equal((await browser.get(path)).status, 404, 'an ended membership')
  world.house.database.sqlite.prepare('update memberships set ended_at = null').run()
  world.clock.set('2027-06-10T12:00:00.000Z')
  const over = await browser.get(path)
  t.match(over.text, /This meeting is over/)
  t.equal((await browser.post(path, { answer: 'accepted' })).status, 409)
  world.clock.set('2027-06-11T11:00:00.001Z')
  t.equal((await browser.get(path)).status, 404)
})

t.test('Nothing can be answered before a meeting is scheduled or once it is cancelled', async t => {
  const world = await aWorld(t)
  const amina = await world.as('amina')
  const tom = await world.as('tom')
  const draft = await drafted(amina)
  t.equal((await tom.get(`${draft}/answer`)).status, 404)
  const at = await scheduled(amina)
  await tom.get(`${at}/answer`)
  await amina.get(`${at}/cancel`)
  await amina.post(`${at}/cancel`, { tell: 'save only', reason: 'Flood' })
  const late = await tom.post(`${at}/answer`, { answer: 'accepted' })
  t.equal(late.status, 409)
  t.match(late.text, /This meeting is cancelled, so there is nothing to answer/)
  t.equal((await (await world.as('sam')).get(`${at}/answer`)).status, 404)
})

t.test(
  'One who comes speaks for the organisation; one who cannot does not, while another may still answer',
  async t => {
    t.equal(standingOf([]), 'no answer')
    t.equal(standingOf(['declined', 'accepted']), 'coming')
    t.equal(standingOf(['declined', 'delegated']), 'coming')
    t.equal(standingOf(['tentative', 'needs action']), 'maybe')
    t.equal(standingOf(['declined', 'needs action']), 'no answer')
    t.equal(standingOf(['declined', 'declined']), 'not coming')
  },
)

t.test('A place in Hebrew stands apart from our own words, for the chair and for whoever answers', async t => {
  const world = await aWorld(t)
  const amina = await world.as('amina')
  const at = await scheduled(amina, { venue: 'בית העירייה <1>', mode: 'hybrid', joiningLink: 'https://meet.example/1' })
  const apart = '<bdi>בית העירייה &lt;1&gt;</bdi>, and online'
  const letter = lettersTo(world, 'tom')[0]
  t.match((await world.stranger().get(answerPath(letter))).html, apart)
  for (const page of [at, `${at}/cancel`, '/partnerships/riverside/meetings'])
    t.match((await amina.get(page)).html, apart, page)
  t.match(letter?.text, /Place: בית העירייה <1>, and online/)
})
