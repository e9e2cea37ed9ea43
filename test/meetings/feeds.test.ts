import ICAL from 'ical.js'
import t from 'tap'
import { meetings } from '#src/meetings/tables.ts'
import { aWorld, type World } from '#test/support/world.ts'
import { calendarOf, drafted, lettersTo, plan, planned, scheduled } from './scene.ts'

/** Makes a calendar address as this person, and answers its path. */
async function subscribe(world: World, who: 'amina' | 'tom' | 'sam'): Promise<string> {
  const browser = await world.as(who)
  await browser.get('/account/calendar')
  const made = await browser.post('/account/calendar', { name: 'My phone' })
  const path = /\/calendar\/[\w-]+\.ics/.exec(made.text)?.[0]
  if (!path) throw new Error(`No address was shown: ${made.text}`)
  return path
}

const fetched = (world: World, path: string, headers: Record<string, string> = {}) =>
  world.app.inject({ method: 'GET', url: path, headers: { host: '127.0.0.1:3000', ...headers } })

const eventsIn = (text: string) => new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent')

t.test('Tom’s calendar fetches his meetings, and hears of nobody else', async t => {
  const world = await aWorld(t)
  const amina = await world.as('amina')
  await scheduled(amina)
  await drafted(amina, { title: 'A mere draft' })
  const sam = await world.api('sam')
  const hillside = '/api/v1/partnerships/hillside/meetings'
  const theirs = await sam.request('POST', hillside, { body: { ...planned, title: 'Not for Tom' } })
  await sam.request('POST', `${hillside}/${theirs.json().id}/schedule`, {
    body: { tell: 'send' },
    headers: { 'if-match': '"1"' },
  })
  const path = await subscribe(world, 'tom')
  const answer = await fetched(world, path)
  t.equal(answer.statusCode, 200)
  t.match(answer.headers['content-type'], /^text\/calendar; charset=utf-8/)
  t.equal(answer.headers['cache-control'], 'private')
  t.equal(answer.headers['x-robots-tag'], 'noindex')
  t.equal(answer.headers['referrer-policy'], 'no-referrer')
  const events = eventsIn(answer.body)
  t.strictSame(
    events.map(event => event.getFirstPropertyValue('summary')),
    ['RAS: Quarterly meeting'],
  )
  t.equal(eventsIn((await fetched(world, await subscribe(world, 'sam'))).body).length, 1)
  t.match(calendarOf(lettersTo(world, 'tom')[0]), `UID:${events[0]?.getFirstPropertyValue('uid')}`)
  t.notMatch(answer.body, /ATTENDEE|ORGANIZER|METHOD/)
  t.ok(answer.body.split('\r\n').every(line => Buffer.byteLength(line) <= 75))
})

t.test('The same meetings are the same bytes; a calendar that has them is not sent them again', async t => {
  const world = await aWorld(t)
  const amina = await world.as('amina')
  const at = await scheduled(amina)
  const path = await subscribe(world, 'tom')
  const [first, second] = [await fetched(world, path), await fetched(world, path)]
  t.equal(first.body, second.body)
  const etag = String(first.headers.etag)
  t.match(etag, /^"[\w-]{20,}"$/)
  for (const header of [etag, `W/${etag}`, `"other", ${etag}`]) {
    const known = await fetched(world, path, { 'if-none-match': header })
    t.equal(known.statusCode, 304)
    t.equal(known.body, '')
  }
  await amina.get(`${at}/change`)
  await amina.post(`${at}/change`, { ...plan, venue: 'Library' })
  await amina.post(`${at}/change`, { tell: 'save only' })
  const changed = await fetched(world, path, { 'if-none-match': etag })
  t.equal(changed.statusCode, 200, 'the clock stands still, the mark changes all the same')
  t.match(changed.body, /Library/)
})

t.test('A cancelled meeting stays for 90 days and says so; a past one for a year', async t => {
  const world = await aWorld(t)
  const amina = await world.as('amina')
  const at = await scheduled(amina)
  await scheduled(amina, { 'heldOn-day': '11', title: 'Kept' })
  await amina.get(`${at}/cancel`)
  await amina.post(`${at}/cancel`, { tell: 'save only', reason: 'Flood' })
  const path = await subscribe(world, 'tom')
  const shown = async () =>
    eventsIn((await fetched(world, path)).body).map(event => String(event.getFirstPropertyValue('status')))
  t.strictSame(await shown(), ['CANCELLED', 'CONFIRMED'])
  world.clock.advance({ days: 89 })
  t.strictSame(await shown(), ['CANCELLED', 'CONFIRMED'])
  world.clock.advance({ days: 2 })
  t.strictSame(await shown(), ['CONFIRMED'])
  world.clock.set('2028-06-01T10:00:00.000Z')
  t.strictSame(await shown(), ['CONFIRMED'])
  world.clock.set('2028-06-20T10:00:00.000Z')
  t.strictSame(await shown(), [])
})

t.test('Whoever stops being a member stops seeing the meetings at the next fetch', async t => {
  const world = await aWorld(t)
  await scheduled(await world.as('amina'))
  const path = await subscribe(world, 'tom')
  t.equal(eventsIn((await fetched(world, path)).body).length, 1)
  world.house.database.sqlite
    .prepare('update memberships set ended_at = ? where person_id = ?')
    .run(world.clock.now(), world.person.tom)
  t.equal(eventsIn((await fetched(world, path)).body).length, 0)
})

t.test('Wrong and revoked look alike; only the hash of an address is kept; only its owner revokes it', async t => {
  const world = await aWorld(t)
  const tom = await world.as('tom')
  await tom.get('/account/calendar')
  const made = await tom.post('/account/calendar', { name: 'Łódź "phone" 🤝' })
  const path = /\/calendar\/[\w-]+\.ics/.exec(made.text)?.[0] ?? ''
  const token = path.slice('/calendar/'.length, -'.ics'.length)
  const dump = ['calendar_feeds', 'answered_requests', 'activity']
    .map(table => JSON.stringify(world.house.database.sqlite.prepare(`select * from ${table}`).all()))
    .join('')
  t.notMatch(dump, token)
  await fetched(world, path)
  const list = await tom.get('/account/calendar')
  t.match(list.text, /Łódź "phone" 🤝 Made 1 March 2027 All my partnerships No reminder 1 March 2027 at 10am/)
  t.notMatch(list.text, token, 'it is shown once')
  const revocation = /\/account\/calendar\/[\w-]+\/revocation/.exec(list.html)?.[0] ?? ''
  const sam = await world.as('sam')
  await sam.get('/account/calendar')
  t.equal((await sam.post(revocation)).status, 404)
  t.equal((await fetched(world, path)).statusCode, 200)
  await tom.get('/account/calendar')
  t.match((await tom.submit(revocation)).text, /Address revoked/)
  const [revoked, wrong] = [await fetched(world, path), await fetched(world, '/calendar/nonsense.ics')]
  t.equal(revoked.statusCode, 404)
  t.equal(revoked.statusCode, wrong.statusCode)
})

t.test('The same form sent twice makes one address, and shows it once', async t => {
  const world = await aWorld(t)
  const tom = await world.as('tom')
  await tom.get('/account/calendar')
  const form = { name: 'My phone', _once: 'the same' }
  t.match((await tom.post('/account/calendar', form)).text, /\.ics/)
  const again = await tom.post('/account/calendar', form)
  t.match(again.text, /This address was shown before/)
  t.equal((await tom.get('/account/calendar')).html.match(/revocation/g)?.length, 1)
  t.match((await tom.fillIn('/account/calendar', { name: '' })).text, /Enter where you will use it/)
})

t.test('A feed holds 500 meetings, to the byte the same until one of them changes', async t => {
  const world = await aWorld(t)
  await scheduled(await world.as('amina'))
  const { tx } = world.house.database
  const [one] = tx.select().from(meetings).all()
  if (!one) throw new Error('There is no meeting to copy')
  for (let each = 1; each < 500; each++)
    tx.insert(meetings)
      .values({ ...one, id: world.house.ids.newId(), icalUid: world.house.ids.newRandomId() })
      .run()
  const path = await subscribe(world, 'tom')
  const { body, headers } = await fetched(world, path)
  t.equal(eventsIn(body).length, 500)
  t.equal((await fetched(world, path)).body, body)
  t.equal((await fetched(world, path, { 'if-none-match': String(headers.etag) })).statusCode, 304)
})
