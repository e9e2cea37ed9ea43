import t from 'tap'
import { expressionOf } from '#src/search/asked.ts'
import { approvedMinutes, circulatedMinutes, writtenMinutes } from '#test/minutes/scene.ts'
import { aMeeting } from '#test/support/meetings.ts'
import { aWorld, type Persona, type World } from '#test/support/world.ts'

const pledge = (world: World, title: string) => ({
  organisationId: world.organisation.harbour,
  title,
  fourP: 'prevent',
  theme: 'training',
})

/** What somebody finds, by the API, as kinds and titles. */
async function foundBy(world: World, who: Persona, q: string, more = ''): Promise<string[]> {
  const client = await world.api(who)
  const answer = await client.request('GET', `/api/v1/search?q=${encodeURIComponent(q)}${more}`)
  if (answer.statusCode !== 200) throw new Error(answer.body)
  const { rows } = answer.json() as { rows: { kind: string; title: { text: string }[] }[] }
  return rows.map(row => `${row.kind}: ${row.title.map(each => each.text).join('')}`).sort()
}

t.test('Tom finds what was decided, with the words he looked for marked', async t => {
  const world = await aWorld(t)
  const { at, training } = await circulatedMinutes(world)
  const page = await (await world.as('tom')).get('/search?q=trained+council')
  t.match(page.html, /<mark class="house-mark">Train<\/mark> every <mark class="house-mark">council<\/mark>/)
  t.match(page.html, new RegExp(`href="${at}#item-${training}"`))
  t.match(page.text, /Decision, circulated · Spring meeting · 1 March 2027/)
  t.match(page.html, /value="trained council"/, 'what was typed stays in the box')
  t.match((await (await world.as('tom')).get(at)).html, new RegExp(`id="item-${training}"`), 'where the link leads')
})

t.test(
  'Draft minutes are found by the secretariat alone, circulated ones by every member, taken back by neither',
  async t => {
    const world = await aWorld(t)
    const { at, colin } = await writtenMinutes(world)
    const training = [
      'agenda: Training for councils',
      'decision: Training for councils',
      'minutes: Training for councils',
    ]
    t.strictSame(await foundBy(world, 'amina', 'training'), training)
    t.strictSame(await foundBy(world, 'tom', 'training'), ['agenda: Training for councils'])
    await colin.get(`${at}/circulate`)
    await colin.post(`${at}/circulate`, { telling: 'send' })
    t.strictSame(await foundBy(world, 'tom', 'training'), training, 'each passage once')
    await colin.get(at)
    await colin.post(`${at}/draft`)
    t.strictSame(await foundBy(world, 'tom', 'training'), ['agenda: Training for councils'], 'taken back')
    t.strictSame(await foundBy(world, 'colin', 'training'), training)
  },
)

t.test('Nobody finds more than they may read now', async t => {
  const world = await aWorld(t)
  const { id, at, colin } = await approvedMinutes(world)
  const tom = await world.api('tom')
  const lena = await world.api('lena')
  aMeeting(world, { title: 'Canary draft', state: 'draft' })
  const path = '/api/v1/partnerships/riverside/pledges'
  await lena.request('POST', path, { body: { ...pledge(world, 'We will house a canary'), draft: true } })
  await tom.request('GET', path)
  await colin.get(`${at}/addenda`)
  const all = {
    amina: ['draft'],
    colin: ['draft'],
    lena: [],
    tom: [],
    pete: [],
    sam: [],
    priya: [],
    finn: [],
    ada: [],
  } as const
  for (const [who, expected] of Object.entries(all)) {
    const persona = who as Persona
    t.strictSame(
      (await foundBy(world, persona, 'canary draft')).length,
      expected.length,
      `${who} and a meeting that is not scheduled`,
    )
    t.strictSame(await foundBy(world, persona, 'Nightjar'), [], `${who} and the closed item`)
    const isMember = ['amina', 'colin', 'lena', 'tom', 'pete'].includes(who)
    t.equal((await foundBy(world, persona, 'training')).length > 0, isMember, `${who} and what is open to members`)
    const page = await (await world.as(persona)).get(`/search?q=training&in=riverside`)
    t.equal(page.status, isMember ? 200 : 404, `${who} in Riverside`)
    if (!isMember) t.notMatch(page.text, /Training for councils|RAS/)
  }
  world.house.database.sqlite
    .prepare(`update memberships set ended_at = ? where person_id = ?`)
    .run(world.clock.now(), world.person.tom)
  t.strictSame(await foundBy(world, 'tom', 'training'), [], 'a membership that ended finds nothing')
  world.house.database.sqlite.prepare(`update meetings set discarded_at = ? where id = ?`).run(world.clock.now(), id)
  t.strictSame(await foundBy(world, 'amina', 'training'), [], 'nor is anything found of a meeting that was discarded')
  t.equal((await world.stranger().get('/search?q=training')).status, 303, 'a stranger is asked to sign in')
})

t.test('A draft pledge is found by its organisation and the secretariat', async t => {
  const world = await aWorld(t)
  const lena = await world.api('lena')
  const recorded = await lena.request('POST', '/api/v1/partnerships/riverside/pledges', {
    body: pledge(world, 'We will train hotel staff'),
  })
  world.house.database.sqlite.prepare(`update pledges set state = 'draft' where id = ?`).run(recorded.json().id)
  t.equal((await foundBy(world, 'tom', 'hotel')).length, 1, 'Tom is of Harbour Housing too')
  t.equal((await foundBy(world, 'colin', 'hotel')).length, 1)
  t.strictSame(await foundBy(world, 'pete', 'hotel'), [])
})

t.test('An item that is closed after all is found no more, nor a paper that lies under it', async t => {
  const world = await aWorld(t)
  const { training } = await writtenMinutes(world)
  t.equal((await foundBy(world, 'tom', 'councils')).length, 1)
  world.house.database.sqlite.prepare(`update agenda_items set kind = 'closed' where id = ?`).run(training)
  t.strictSame(await foundBy(world, 'tom', 'councils'), [])
  t.strictSame(await foundBy(world, 'colin', 'councils'), [], 'its notes neither, not even for those who wrote them')
})

t.test('A public summary is found as long as it is public', async t => {
  const world = await aWorld(t)
  const meetingId = aMeeting(world)
  const { sqlite } = world.house.database
  const content = JSON.stringify({ intro: 'We met.', points: [{ agendaItemId: 'x', heading: 'Canary', text: 'sang' }] })
  const now = world.clock.now()
  sqlite
    .prepare(
      `insert into summary_editions (id, partnership_id, meeting_id, held_on, title, content, published_at, published_by)
       values ('edition', 'riverside', ?, '2027-03-25', 'Meeting', ?, ?, ?)`,
    )
    .run(meetingId, content, now, world.person.amina)
  t.strictSame(await foundBy(world, 'tom', 'canary'), [], 'the partnership has no public page')
  sqlite.prepare(`insert into public_pages values ('riverside', ?, ?)`).run(now, world.person.amina)
  t.strictSame(await foundBy(world, 'tom', 'canary sang'), ['minutes: Public summary'])
  sqlite.prepare('update summary_editions set withdrawn_at = ?').run(now)
  t.strictSame(await foundBy(world, 'tom', 'canary'), [])
})

t.test('What anybody types is a search and never a fault', async t => {
  const world = await aWorld(t)
  await circulatedMinutes(world)
  const tom = await world.as('tom')
  const odd = [
    '"',
    '""',
    '"train',
    'AND',
    'NOT',
    'OR train',
    'NEAR(',
    'title:train',
    '*',
    '-',
    '-train',
    '(',
    'a*',
    "'",
    '\\',
  ]
  for (const q of [...odd, '{title} : x', 'é"ü', '🤝', '%', '{{7*7}}', '<script>', 'x'.repeat(200), '-"train" council'])
    t.equal((await tom.get(`/search?q=${encodeURIComponent(q)}`)).status, 200, q)
  t.equal((await tom.get(`/search?q=${'x'.repeat(201)}`)).status, 400)
  const wrong = await tom.get('/search?q=train&from=2027-02-30&kind=nonsense')
  t.equal(wrong.status, 400)
  t.match(wrong.text, /Enter a real date/)
  t.match(wrong.html, /value="train"/)
  t.match(wrong.text, /Training for councils/, 'and what was right is looked for')
  t.match((await tom.get('/search?q=zebra')).text, /Nothing you may read matches/)
  t.match((await tom.get('/search')).text, /How to search/)
  const api = await world.api('tom')
  t.equal((await api.request('GET', '/api/v1/search?q=x&kind=nonsense')).statusCode, 400)
  t.equal((await api.request('GET', '/api/v1/search?q=x&in=hillside')).statusCode, 404)
  t.equal((await api.request('GET', '/api/v1/search?q=x&in=nowhere')).statusCode, 404)
})

t.test('Phrases, exclusions, beginnings, accents and spellings', async t => {
  const world = await aWorld(t)
  aMeeting(world, { title: 'Labour and cafés', purpose: 'First responders organised by the co-ordinator' })
  const hits = async (q: string) => (await foundBy(world, 'tom', q)).length
  for (const q of [
    '"labour and"',
    'labor',
    'cafe',
    'CAFÉS',
    'organize',
    'organising',
    'coordinator',
    'co-ordinator',
    'respon*',
  ])
    t.equal(await hits(q), 1, q)
  for (const q of ['"and labour"', 'labour -cafe', 'respon', 'labour -"first responders"']) t.equal(await hits(q), 0, q)
  t.equal(expressionOf('-only -these'), undefined, 'nothing is asked where all is excluded')
})

t.test('Results come by kind, by date and page by page, the latest first', async t => {
  const world = await aWorld(t)
  for (let n = 1; n <= 25; n++)
    aMeeting(world, { title: `Canary ${n}`, heldOn: `2027-04-${String(n).padStart(2, '0')}` })
  const tom = await world.as('tom')
  const first = await tom.get('/search?q=canary')
  t.match(first.text, /25 results/)
  t.match(first.text, /Canary 25 .*Canary 6 /)
  t.notMatch(first.text, /Canary 5 /)
  const next = /href="([^"]+)"[^>]*>Next page|rel="next" href="([^"]+)"/.exec(first.html)
  const second = await tom.get((next?.[1] ?? next?.[2] ?? '').replaceAll('&amp;', '&'))
  t.match(second.text, /Canary 5 .*Canary 1 /)
  t.equal((await foundBy(world, 'tom', 'canary', '&from=2027-04-03&to=2027-04-04')).length, 2)
  t.strictSame(await foundBy(world, 'tom', 'canary', '&kind=pledge'), [])
  t.equal((await tom.get('/search?q=canary&cursor=nonsense')).status, 400)
})

t.test('Nothing that anybody types breaks the search, not even what no keyboard types', async t => {
  const world = await aWorld(t)
  await approvedMinutes(world)
  const tom = await world.api('tom')
  for (const q of ['train%00ing', '%00', '%22train%00', 'train*%00', '%EF%BF%BE', 'NEAR(a b)', '{title}:a', 'x%02y%03'])
    t.equal((await tom.request('GET', `/api/v1/search?q=${q}`)).statusCode, 200, q)
  t.equal((await (await world.as('tom')).get('/search?q=train%00ing')).status, 200)
})
