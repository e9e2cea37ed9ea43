import t from 'tap'
import { sessions } from '#src/access/tables.ts'
import { buildApp } from '#src/app.ts'
import { describePartnership } from '#src/partnerships/describe-partnership.ts'
import type { App } from '#src/web/app-type.ts'
import { permit } from '#src/web/permit.ts'
import { InPartnership } from '#src/web/schemas.ts'
import { inWork } from '#src/web/visit.ts'
import { aWorld, emailOf } from '#test/support/world.ts'

const HOST = { host: '127.0.0.1:3000' }

t.test('A route that says nothing about who may use it stops the app from starting', async t => {
  const world = await aWorld(t)
  const app = await buildApp(world.house)
  t.throws(() => app.get('/careless', () => 'hello'), { message: /declares neither/ })
  await app.close()
})

t.test('A verb under another permission than the route declares does not compile', async t => {
  const careless = (app: App) =>
    app.post('/careless', { schema: { params: InPartnership }, config: permit('partnerships.read') }, request =>
      // @ts-expect-error describing needs partnerships.describe
      inWork(request, work => describePartnership(work, {} as never, 1)),
    )
  t.type(careless, 'function')
})

t.test('A form without its token is not done, and what was typed can be sent again', async t => {
  const world = await aWorld(t)
  const amina = await world.as('amina')
  const page = await amina.post('/partnerships/riverside/description', {
    _csrf: 'stale',
    name: 'Kept “words”',
    aims: 'Łódź',
  })
  t.equal(page.status, 403)
  t.match(page.text, /Nothing was lost/)
  t.match(page.text, /Kept “words”/)
  const again = await amina.post('/partnerships/riverside/description', {
    areaName: 'Riverside',
    cadence: 'monthly',
    quorum: '3',
    version: '1',
  })
  t.equal(again.status, 303, 'the page’s own button sends it')
})

t.test('A form of our own is taken as a browser sends it that was told to send no referrer', async t => {
  const world = await aWorld(t)
  const browser = world.stranger()
  await browser.get('/sign-in')
  const sent = await browser.post(
    '/sign-in',
    { email: emailOf('tom') },
    { origin: 'null', 'sec-fetch-site': 'same-origin' },
  )
  t.equal(sent.status, 200)
})

t.test('A form sent from another site is refused', async t => {
  const world = await aWorld(t)
  const amina = await world.as('amina')
  await amina.get('/partnerships/riverside/description')
  for (const headers of [
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { origin: 'null', 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'cross-site' },
  ]) {
    const page = await amina.post('/partnerships/riverside/description', { name: 'Taken over' }, headers)
    t.equal(page.status, 403)
  }
  t.notMatch((await amina.get('/partnerships/riverside')).text, /Taken over/)
})

t.test('The service answers under its own name only', async t => {
  const world = await aWorld(t)
  const response = await world.app.inject({ url: '/sign-in', headers: { host: 'evil.example' } })
  t.equal(response.statusCode, 404)
  t.notMatch(response.body, 'evil.example')
})

t.test('Only JSON and forms are read', async t => {
  const world = await aWorld(t)
  const api = await world.api('amina')
  for (const type of ['text/plain', 'application/json2', 'application/xml', 'text/json'])
    t.equal(
      (
        await api.request('PUT', '/api/v1/partnerships/riverside', {
          body: '{}',
          headers: { 'content-type': type, 'if-match': '"1"' },
        })
      ).statusCode,
      415,
      type,
    )
})

t.test('Whose role ends while their form is on its way does nothing any more', async t => {
  const world = await aWorld(t)
  world.app.addHook('preHandler', async request => {
    if (request.method !== 'PUT') return
    world.clock.advance({ seconds: 10 })
    // Called by the platform, it looks like its own: so it is a transaction as those are.
    const { sqlite, transaction } = world.house.database
    const ending = sqlite.prepare('update memberships set ended_at = ? where person_id = ?')
    transaction(() => ending.run(world.clock.now(), world.person.amina))
  })
  const api = await world.api('amina')
  const body = { name: 'R', areaName: 'R', aims: '', cadence: 'monthly', quorum: 1 }
  const late = await api.request('PUT', '/api/v1/partnerships/riverside', { body, headers: { 'if-match': '"1"' } })
  t.equal(late.statusCode, 404)
})

t.test('A page reads forms only, and the API JSON only', async t => {
  const world = await aWorld(t)
  const api = await world.api('amina')
  const odd = { body: { name: { toString: 1 }, version: { valueOf: 1 } }, headers: {} }
  t.equal((await api.request('POST', '/partnerships/riverside/description', odd)).statusCode, 415)
  const form = { body: 'name=R', headers: { 'content-type': 'application/x-www-form-urlencoded', 'if-match': '"1"' } }
  t.equal((await api.request('PUT', '/api/v1/partnerships/riverside', form)).statusCode, 415)
})

t.test('An API body with something unknown, of the wrong type or too large is refused in words', async t => {
  const world = await aWorld(t)
  const api = await world.api('amina')
  const headers = { 'if-match': '"1"', 'content-type': 'application/json' }
  const good = { name: 'R', areaName: 'R', aims: '', cadence: 'monthly', quorum: 1 }
  const send = (body: unknown) => api.request('PUT', '/api/v1/partnerships/riverside', { body, headers })
  t.equal((await send({ ...good, isAdmin: true })).statusCode, 400)
  t.equal((await send({ ...good, quorum: '1' })).statusCode, 400)
  t.equal((await send('{"__proto__": {"x": 1}}')).statusCode, 400)
  t.equal((await send('{')).statusCode, 400)
  t.equal((await send({ ...good, aims: 'x'.repeat(1_100_000) })).statusCode, 413)
  t.equal((await send(good)).statusCode, 200)
})

t.test('Nobody gets in with a token that was forged, revoked or made up', async t => {
  const world = await aWorld(t)
  const tom = await world.as('tom')
  const session = tom.cookies.get('session') ?? ''
  const [header = '', payload = '', signature = ''] = session.split('.')
  const none = Buffer.from('{"alg":"none","typ":"JWT"}').toString('base64url')
  const other = Buffer.from(
    JSON.stringify({ ...JSON.parse(Buffer.from(payload, 'base64url').toString()), sub: 'x' }),
  ).toString('base64url')
  for (const forged of [
    `${none}.${payload}.`,
    `${none}.${payload}.${signature}`,
    `${header}.${other}.${signature}`,
    'x.y.z',
    '',
  ]) {
    tom.cookies.set('session', forged)
    t.equal((await tom.get('/partnerships/riverside')).status, 303, 'is asked to sign in')
  }
  tom.cookies.set('session', session)
  t.equal((await tom.get('/partnerships/riverside')).status, 200)
  const unknown = await world.app.inject({
    url: '/api/v1/partnerships/riverside',
    headers: { ...HOST, authorization: 'Bearer asp_made-up-made-up-made-up' },
  })
  t.equal(unknown.statusCode, 401)
})

t.test('A session ends when it is idle for four hours, after twelve hours, and when somebody signs out', async t => {
  const world = await aWorld(t)
  const tom = await world.as('tom')
  world.clock.advance({ hours: 3 })
  t.equal((await tom.get('/partnerships/riverside')).status, 200)
  world.clock.advance({ hours: 3 })
  t.equal((await tom.get('/partnerships/riverside')).status, 200)
  world.clock.advance({ hours: 5 })
  t.equal((await tom.get('/partnerships/riverside')).status, 303, 'idle')
  const lena = await world.as('lena')
  const kept = lena.cookies.get('session') ?? ''
  await lena.get('/partnerships/riverside')
  await lena.post('/sign-out')
  lena.cookies.set('session', kept)
  t.equal((await lena.get('/partnerships/riverside')).status, 303, 'a copied cookie is of no use after signing out')
  t.equal(
    world.house.database.tx
      .select()
      .from(sessions)
      .all()
      .filter(each => each.endedAt).length,
    1,
  )
})

t.test('Opened in another browser, a sign-in link asks for the code, and five wrong ones spend it', async t => {
  const world = await aWorld(t)
  const ask = async () => {
    const asking = world.stranger()
    await asking.get('/sign-in')
    const code =
      /(\d{4}) (\d{4})/
        .exec((await asking.post('/sign-in', { email: emailOf('tom') })).text)
        ?.slice(1)
        .join('') ?? ''
    const link = /\/sign-in\/\S+/.exec(world.letters().at(-1)?.text ?? '')?.[0] ?? ''
    return { code, link }
  }
  const good = await ask()
  const phone = world.stranger()
  t.match((await phone.get(good.link)).text, /code of eight digits/)
  t.equal((await phone.post(good.link, { code: '1' })).status, 400)
  t.equal((await phone.post(good.link, { code: `${good.code.slice(0, 4)} ${good.code.slice(4)}` })).status, 303)
  const bad = await ask()
  const thief = world.stranger()
  await thief.get(bad.link)
  for (let guess = 0; guess < 5; guess++) await thief.post(bad.link, { code: '00000000' })
  t.not((await thief.post(bad.link, { code: bad.code })).status, 303, 'even the right code comes too late')
  t.match((await thief.get(bad.link)).text, /A wrong code was entered five times.*Ask for a new link/)
})

t.test('After signing in people arrive where they were going, and nowhere outside', async t => {
  const world = await aWorld(t)
  for (const [next, arrives] of [
    ['/partnerships/riverside', '/partnerships/riverside'],
    ['//evil.example', '/'],
    ['https://evil.example', '/'],
    ['/\\evil.example', '/'],
    ['javascript:alert(1)', '/'],
  ] as const) {
    const browser = world.stranger()
    await browser.get(`/sign-in?next=${encodeURIComponent(next)}`)
    await browser.post(`/sign-in?next=${encodeURIComponent(next)}`, { email: emailOf('tom') })
    const link = /\/sign-in\/\S+/.exec(world.letters().at(-1)?.text ?? '')?.[0] ?? ''
    await browser.get(link)
    t.equal((await browser.post(link)).location, arrives, next)
    world.clock.advance({ minutes: 16 })
  }
})

t.test('Asking for many links for one address is slowed down, without locking its owner out for long', async t => {
  const world = await aWorld(t)
  const ask = async () => {
    const browser = world.stranger()
    await browser.get('/sign-in')
    return (await browser.post('/sign-in', { email: emailOf('tom') })).status
  }
  for (let times = 0; times < 5; times++) t.equal(await ask(), 200)
  t.equal(await ask(), 429)
  world.clock.advance({ minutes: 16 })
  t.equal(await ask(), 200)
})

t.test('Every answer tells the browser to trust nothing else', async t => {
  const world = await aWorld(t)
  const { headers } = (await world.stranger().get('/sign-in')).response
  t.match(headers['content-security-policy'], /default-src 'none'/)
  t.notMatch(headers['content-security-policy'], /unsafe/)
  t.equal(headers['x-content-type-options'], 'nosniff')
  t.equal(headers['referrer-policy'], 'no-referrer')
  t.match(headers['content-type'], /charset=utf-8/)
  t.equal(headers['cache-control'], 'no-store')
})

t.test('What is not there is a plain page or problem, never a stack', async t => {
  const world = await aWorld(t)
  const tom = await world.as('tom')
  for (const path of [
    '/nothing',
    '/.git/config',
    '/.env',
    '/data/partnerships.db',
    '/assets/x/../../package.json',
    '/partnerships/%00',
    '/%ff',
  ])
    t.notMatch((await tom.get(path)).response.body, /node_modules|at \w+ \(/, path)
  const api = await world.api('tom')
  const problem = await api.request('GET', '/api/v1/nothing')
  t.equal(problem.statusCode, 404)
  t.equal(problem.json().status, 404)
})
