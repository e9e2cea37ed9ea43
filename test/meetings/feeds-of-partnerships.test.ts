import ICAL from 'ical.js'
import t from 'tap'
import { aWorld, type World } from '#test/support/world.ts'
import { calendarOf, lettersTo, plan, scheduled } from './scene.ts'

type Who = 'amina' | 'tom' | 'lena'

/** Makes a calendar address as this person, and answers its path. */
async function subscribe(world: World, who: Who, fields: Record<string, string> = {}): Promise<string> {
  const browser = await world.as(who)
  await browser.get('/account/calendar')
  const made = await browser.post('/account/calendar', { name: 'My phone', ...fields })
  const path = /\/calendar\/[\w-]+\.ics/.exec(made.text)?.[0]
  if (!path) throw new Error(`No address was shown: ${made.text}`)
  return path
}

const fetched = (world: World, path: string, headers: Record<string, string> = {}, method: 'GET' | 'HEAD' = 'GET') =>
  world.app.inject({ method, url: path, headers: { host: '127.0.0.1:3000', ...headers } })

const eventsIn = (text: string) => new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent')
const titlesIn = (text: string) => eventsIn(text).map(event => String(event.getFirstPropertyValue('summary')))

/** Tom represents Harbour Housing in Hillside too, where Sam has called a meeting. */
async function tomInHillside(world: World): Promise<void> {
  const { sqlite } = world.house.database
  sqlite
    .prepare(
      "insert into memberships (id, person_id, partnership_id, organisation_id, role, invited_at, started_at, undertaking_version) values ('tom-there', ?, 'hillside', ?, 'representative', '2026-01-01', '2026-01-01T00:00:00.000Z', 1)",
    )
    .run(world.person.tom, world.organisation.hill)
  const sam = await world.api('sam')
  const meetings = '/api/v1/partnerships/hillside/meetings'
  const body = {
    title: 'Hill meeting',
    purpose: '',
    heldOn: '2027-06-11',
    startTime: '10:00',
    endTime: '12:00',
    mode: 'online',
  }
  const made = await sam.request('POST', meetings, { body })
  if (made.statusCode !== 201) throw new Error(made.body)
  const headers = { 'if-match': '"1"' }
  await sam.request('POST', `${meetings}/${made.json().id}/schedule`, { body: { tell: 'send' }, headers })
}

t.test('An address of one partnership shows its meetings only, under its name', async t => {
  const world = await aWorld(t)
  await scheduled(await world.as('amina'))
  await tomInHillside(world)
  const tom = await world.as('tom')
  t.match((await tom.get('/partnerships/riverside/meetings')).html, /href="\/account\/calendar\?partnership=riverside"/)
  t.match(
    (await tom.get('/account/calendar?partnership=riverside')).html,
    /<option value="riverside" selected>Riverside Against Slavery/,
  )
  const [all, riverside, hillside] = [
    await fetched(world, await subscribe(world, 'tom')),
    await fetched(world, await subscribe(world, 'tom', { partnershipId: 'riverside' })),
    await fetched(world, await subscribe(world, 'tom', { partnershipId: 'hillside' })),
  ]
  t.strictSame(titlesIn(all.body).toSorted(), ['HAS: Hill meeting', 'RAS: Quarterly meeting'])
  t.strictSame(titlesIn(riverside.body), ['RAS: Quarterly meeting'])
  t.strictSame(titlesIn(hillside.body), ['HAS: Hill meeting'])
  const calendar = new ICAL.Component(ICAL.parse(riverside.body))
  t.equal(calendar.getFirstPropertyValue('name'), 'Riverside Against Slavery')
  t.equal(calendar.getFirstPropertyValue('x-wr-calname'), 'Riverside Against Slavery')
  t.equal(String(calendar.getFirstPropertyValue('refresh-interval')), 'PT4H')
  t.equal(calendar.getFirstPropertyValue('x-published-ttl'), 'PT4H')
  t.notMatch(riverside.body, /METHOD|ORGANIZER|ATTENDEE/)
  t.match(calendarOf(lettersTo(world, 'tom')[0]), `UID:${eventsIn(riverside.body)[0]?.getFirstPropertyValue('uid')}`)
  t.equal(new Set([all, riverside, hillside].map(each => each.headers.etag)).size, 3)
})

t.test('Nobody makes an address of a partnership they do not belong to', async t => {
  const world = await aWorld(t)
  const lena = await world.as('lena')
  await lena.get('/account/calendar')
  for (const partnershipId of ['hillside', 'nowhere']) {
    const answer = await lena.post('/account/calendar', { name: 'Mine', partnershipId })
    t.equal(answer.status, 400)
    t.match(answer.text, /Choose a partnership you are a member of/)
    t.match(answer.html, /value="Mine"/, 'and what was typed is kept')
  }
})

t.test('When a membership ends its address is dead, and stays so when its owner comes back', async t => {
  const world = await aWorld(t)
  const at = await scheduled(await world.as('amina'))
  const path = await subscribe(world, 'tom', { partnershipId: 'riverside' })
  const all = await subscribe(world, 'tom')
  const amina = await world.api('amina')
  const { sqlite } = world.house.database
  const ended = (at: string | null) =>
    sqlite.prepare('update memberships set ended_at = ? where person_id = ?').run(at, world.person.tom)
  ended(world.clock.now())
  t.equal((await fetched(world, path)).statusCode, 404, 'checked at each fetch, however the membership ended')
  ended(null)
  t.equal((await fetched(world, path)).statusCode, 200)
  const [{ id, version }] = sqlite
    .prepare('select id, version from memberships where person_id = ?')
    .all(world.person.tom) as [{ id: string; version: number }]
  const end = await amina.request('DELETE', `/api/v1/partnerships/riverside/members/${id}`, {
    headers: { 'if-match': `"${version}"` },
  })
  t.equal(end.statusCode, 204, end.body)
  const [dead, wrong] = [await fetched(world, path), await fetched(world, '/calendar/nonsense.ics')]
  t.equal(dead.statusCode, 404)
  t.equal(dead.body, wrong.body, 'it looks like one that never was')
  t.strictSame(titlesIn((await fetched(world, all)).body), [])
  ended(null)
  t.equal((await fetched(world, path)).statusCode, 404)
  await amina.request('PUT', `/api/v1${at}/invitations/${world.person.tom}`)
  t.strictSame(titlesIn((await fetched(world, all)).body), ['RAS: Quarterly meeting'])
})

t.test('Who is still there for another organisation keeps their address', async t => {
  const world = await aWorld(t)
  const { sqlite } = world.house.database
  sqlite
    .prepare(
      "insert into memberships (id, person_id, partnership_id, organisation_id, role, invited_at, started_at, undertaking_version) values ('019a6f3e-7c00-7000-8000-000000000001', ?, 'riverside', ?, 'representative', '2026-01-01', '2026-01-01T00:00:00.000Z', 1)",
    )
    .run(world.person.tom, world.organisation.police)
  const path = await subscribe(world, 'tom', { partnershipId: 'riverside' })
  const amina = await world.api('amina')
  const at = '/api/v1/partnerships/riverside/members/019a6f3e-7c00-7000-8000-000000000001'
  t.equal((await amina.request('DELETE', at, { headers: { 'if-match': '"1"' } })).statusCode, 204)
  t.equal((await fetched(world, path)).statusCode, 200)
})

t.test('Nothing rings by default; a reminder is chosen for each address and changed on its page', async t => {
  const world = await aWorld(t)
  const amina = await world.as('amina')
  const at = await scheduled(amina)
  t.notMatch((await fetched(world, await subscribe(world, 'amina'))).body, /VALARM/)
  const path = await subscribe(world, 'tom', { reminder: '1 day' })
  const before = await fetched(world, path)
  const alarms = eventsIn(before.body)[0]?.getAllSubcomponents('valarm') ?? []
  t.equal(alarms.length, 1)
  t.equal(alarms[0]?.getFirstPropertyValue('action'), 'DISPLAY')
  t.equal(alarms[0]?.getFirstPropertyValue('description'), 'RAS: Quarterly meeting')
  t.equal(String(alarms[0]?.getFirstPropertyValue('trigger')), '-P1D')
  const tom = await world.as('tom')
  const change = /\/account\/calendar\/[\w-]+\/change/.exec((await tom.get('/account/calendar')).html)?.[0] ?? ''
  t.match((await tom.get(change)).html, /<option value="1 day" selected>/)
  const wrong = await tom.post(change, { name: '', reminder: '1 year' })
  t.equal(wrong.status, 400)
  t.match(wrong.text, /Enter where you will use it, such as My phone Choose when to be reminded/)
  t.match((await tom.fillIn(change, { name: 'Work computer', reminder: '1 hour' })).text, /Saved[\s\S]*Work computer/)
  const after = await fetched(world, path, { 'if-none-match': String(before.headers.etag) })
  t.equal(after.statusCode, 200, 'calendars are given the new reminder')
  t.match(after.body, /TRIGGER:-PT1H/)
  const lena = await world.as('lena')
  t.equal((await lena.get(change)).status, 404)
  await lena.get('/account/calendar')
  t.equal((await lena.post(change, { name: 'Hers', reminder: '' })).status, 404)
  await amina.get(`${at}/cancel`)
  await amina.post(`${at}/cancel`, { tell: 'save only', reason: 'Flood' })
  t.notMatch((await fetched(world, path)).body, /VALARM/, 'what is cancelled rings nobody')
})

t.test('Somebody with an alias finds nothing in their calendar that says whose meetings they are', async t => {
  const world = await aWorld(t)
  const amina = await world.as('amina')
  const at = await scheduled(amina, { title: 'Exploitation review', purpose: 'About slavery' })
  await amina.fillIn(`${at}/agenda/items/new`, {
    title: 'Canary of a closed item',
    kind: 'closed',
    minutesAllotted: '5',
  })
  const shared = await subscribe(world, 'lena', { partnershipId: 'riverside', reminder: '1 day' })
  const open = await fetched(world, shared)
  t.match(open.body, /Exploitation review/)
  world.house.database.sqlite.prepare("update people set alias = 'Adviser' where id = ?").run(world.person.lena)
  const neutral = await fetched(world, shared, { 'if-none-match': String(open.headers.etag) })
  t.equal(neutral.statusCode, 200, 'what was fetched before they chose an alias is replaced')
  t.notMatch(
    neutral.body.replaceAll('\r\n ', ''),
    /Exploitation|slavery|Riverside Against|RAS|\/riverside|\/partnerships\//,
  )
  t.match(neutral.body, /X-WR-CALNAME:Community meetings/)
  t.strictSame(titlesIn(neutral.body), ['Community meeting'])
  t.notMatch(open.body + neutral.body, /Canary/, 'the agenda is nowhere in a feed')
})

t.test('A feed tells how new each meeting is, as its letters do', async t => {
  const world = await aWorld(t)
  const amina = await world.as('amina')
  const at = await scheduled(amina)
  const path = await subscribe(world, 'tom')
  const facts = async () => {
    const event = eventsIn((await fetched(world, path)).body)[0]
    const of = (name: string) => String(event?.getFirstPropertyValue(name))
    return { sequence: of('sequence'), stamp: of('dtstamp'), modified: of('last-modified'), day: of('dtstart') }
  }
  const first = await facts()
  t.equal(first.stamp, first.modified)
  world.clock.advance({ hours: 1 })
  t.strictSame(await facts(), first, 'the stamp is that of the last revision, not of the fetch')
  await amina.get(`${at}/change`)
  await amina.post(`${at}/change`, { ...plan, 'heldOn-day': '17' })
  await amina.post(`${at}/change`, { tell: 'send' })
  const moved = await facts()
  t.equal(moved.day.slice(0, 10), '2027-06-17')
  t.ok(moved.stamp > first.stamp)
  t.equal(moved.sequence, /^SEQUENCE:(\d+)/m.exec(calendarOf(lettersTo(world, 'tom')[1]))?.[1])
})

t.test('HEAD tells the same without the text; what nobody may have is refused alike', async t => {
  const world = await aWorld(t)
  await scheduled(await world.as('amina'))
  const path = await subscribe(world, 'tom')
  const [get, head] = [await fetched(world, path), await fetched(world, path, {}, 'HEAD')]
  t.equal(head.statusCode, 200)
  t.equal(head.body, '')
  for (const name of ['etag', 'content-type', 'cache-control', 'x-robots-tag', 'referrer-policy'])
    t.equal(head.headers[name], get.headers[name], name)
  t.equal(get.headers['cache-control'], 'private')
  t.equal(get.headers['x-robots-tag'], 'noindex')
  t.equal(get.headers['referrer-policy'], 'no-referrer')
  const known = await fetched(world, path, { 'if-none-match': String(get.headers.etag) }, 'HEAD')
  t.equal(known.statusCode, 304)
  t.equal((await fetched(world, '/calendar/nonsense.ics', {}, 'HEAD')).statusCode, 404)
  t.equal((await fetched(world, `/calendar/${'x'.repeat(150)}.ics`)).statusCode, 404)
})

t.test('The page tells when an address was last fetched, and asking often writes seldom', async t => {
  const world = await aWorld(t)
  const path = await subscribe(world, 'tom')
  const tom = await world.as('tom')
  t.match((await tom.get('/account/calendar')).text, /Not yet/)
  await fetched(world, path)
  t.match((await tom.get('/account/calendar')).text, /1 March 2027 at 10am/)
  world.clock.advance({ minutes: 4 })
  await fetched(world, path)
  t.match((await tom.get('/account/calendar')).text, /at 10am/)
  world.clock.advance({ minutes: 3 })
  await fetched(world, path, {}, 'HEAD')
  t.match((await tom.get('/account/calendar')).text, /at 10:07am/)
  const page = await tom.get('/account/calendar')
  for (const program of ['new Outlook', 'classic Outlook', 'Google Calendar', 'Apple Calendar'])
    t.match(page.text, program)
  t.strictSame(
    page.html
      .match(/<ol class="govuk-list govuk-list--number">[\s\S]*?<\/ol>/g)
      ?.map(list => list.match(/<li>/g)?.length),
    [3, 3, 3, 3],
    'three lines for each',
  )
})

t.test('A title that is kept out of mail is kept out of feeds too', async t => {
  const world = await aWorld(t)
  const kept = { title: 'Canary of a title', purpose: 'Canary of a purpose', isTitleRestricted: 'yes' }
  await scheduled(await world.as('amina'), kept)
  const { body } = await fetched(world, await subscribe(world, 'tom', { reminder: '1 day' }))
  t.equal(eventsIn(body).length, 1)
  t.notMatch(body.replaceAll('\r\n ', ''), /Canary/)
})

t.test('A meeting that Tom was uninvited from is in none of his calendars, and in everybody else’s', async t => {
  const world = await aWorld(t)
  const amina = await world.as('amina')
  const at = await scheduled(amina)
  const [own, ours] = [await subscribe(world, 'tom'), await subscribe(world, 'tom', { partnershipId: 'riverside' })]
  const hers = await subscribe(world, 'lena')
  const before = await fetched(world, own)
  t.equal(eventsIn(before.body).length, 1)
  await amina.fillIn(`${at}/invitations/${world.person.tom}/withdrawal`, { tell: 'send' })
  for (const path of [own, ours]) t.strictSame(eventsIn((await fetched(world, path)).body), [])
  const since = { 'if-none-match': String(before.headers.etag) }
  t.equal((await fetched(world, own, since)).statusCode, 200, 'what his phone has is not what is there now')
  t.equal(eventsIn((await fetched(world, hers)).body).length, 1)
  t.notMatch((await (await world.as('tom')).get('/home')).text, /Quarterly meeting/)
  await amina.get(at)
  await amina.post(`${at}/invitations/${world.person.tom}`)
  t.equal(eventsIn((await fetched(world, own)).body).length, 1, 'asked again, it is back')
  await amina.fillIn(`${at}/invitations/${world.person.tom}/withdrawal`, { tell: 'send' })
  await amina.fillIn(`${at}/cancel`, { tell: 'send', reason: 'Too few' })
  t.strictSame(eventsIn((await fetched(world, own)).body), [], 'nor that it is cancelled')
})
