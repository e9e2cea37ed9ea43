import t from 'tap'
import { aWorld, emailOf } from '#test/support/world.ts'

const details = { name: 'Tom “O” Okoro-Łódź 🤝', directoryVisibility: 'chair only' }

t.test('Tom changes what he says of himself; a stale form overwrites nothing', async t => {
  const world = await aWorld(t)
  const [one, other] = [await world.as('tom'), await world.as('tom')]
  await other.get('/account')
  const page = await one.fillIn('/account', { ...details, jobTitle: 'Officer', phone: '01245 000000' })
  t.match(page.text, /Your details are saved/)
  t.match(page.html, /value="Tom “O” Okoro-Łódź 🤝"/)
  const late = await other.post('/account', { ...details, name: 'Other Tom' })
  t.equal(late.status, 412)
  t.match(late.html, /value="Other Tom"/)
  const bad = await one.fillIn('/account', { ...details, name: '', phone: 'call me' })
  t.equal(bad.status, 400)
  t.match(bad.text, /Enter your name Enter a phone number, such as/)
  t.match(bad.html, /value="call me"/)
})

t.test('A program reads and changes who it acts for', async t => {
  const world = await aWorld(t)
  const api = await world.api('priya')
  const me = await api.request('GET', '/api/v1/me')
  t.match(me.json(), { name: 'Priya Nair', posts: [{ post: 'officer', policeAreaId: 'northshire' }], version: 1 })
  t.notOk('wantedEmail' in me.json())
  const body = { name: 'Priya N', directoryVisibility: 'members' }
  t.equal((await api.request('PUT', '/api/v1/me', { body })).statusCode, 400)
  const changed = await api.request('PUT', '/api/v1/me', { body, headers: { 'if-match': '"1"' } })
  t.match(changed.json(), { name: 'Priya N', version: 2 })
  const extra = { ...body, email: 'evil@example.org', __proto__: { x: 1 } }
  t.equal((await api.request('PUT', '/api/v1/me', { body: extra, headers: { 'if-match': '"2"' } })).statusCode, 400)
})

t.test('Tom signs his other browser out, and it is out at its next request', async t => {
  const world = await aWorld(t)
  const [here, there] = [await world.as('tom'), await world.as('tom')]
  const amina = await world.as('amina')
  const list = await here.get('/account/sessions')
  t.match(list.text, /This browser/)
  const path = /\/account\/sessions\/[\w-]{36}\/end/.exec(list.html)?.[0] ?? ''
  await amina.get('/account/sessions')
  t.equal((await amina.post(path)).status, 404, 'nobody ends another’s session')
  t.equal((await there.get('/account')).status, 200)
  t.match((await here.submit(path)).text, /signed out/)
  t.match((await there.get('/account')).location, /^\/sign-in/)
  const third = await world.as('tom')
  await here.get('/account/sessions')
  await here.submit('/account/sessions/end-others')
  t.match((await third.get('/account')).location, /^\/sign-in/)
  t.equal((await here.get('/account')).status, 200)
})

t.test('A token is shown once, works, and stops when it is revoked', async t => {
  const world = await aWorld(t)
  const tom = await world.as('tom')
  const made = await tom.fillIn('/account/tokens', { name: 'Council “calendar”' })
  const token = /asp_[\w-]{27}/.exec(made.text)?.[0] ?? ''
  const me = () =>
    world.app.inject({ url: '/api/v1/me', headers: { host: '127.0.0.1:3000', authorization: `Bearer ${token}` } })
  t.equal((await me()).json().name, 'Tom Okoro')
  const list = await tom.get('/account/tokens')
  t.match(list.text, /Council “calendar”/)
  t.notMatch(list.html, new RegExp(token))
  t.equal((await tom.post('/account/tokens', { name: ' ' })).status, 400)
  await tom.get('/account/tokens')
  await tom.submit(/\/account\/tokens\/[\w-]+\/revocation/.exec(list.html)?.[0] ?? '')
  t.equal((await me()).statusCode, 401)
})

t.test('A token makes no second one that would outlive it', async t => {
  const world = await aWorld(t)
  const program = await world.api('tom')
  const headers = { 'content-type': 'application/x-www-form-urlencoded' }
  const made = await program.request('POST', '/account/tokens', { body: 'name=Another', headers })
  t.equal(made.statusCode, 403)
  t.notMatch(made.body, /asp_/)
})

t.test('Tom changes his address: the new one confirms, the old one is told, and the link works once', async t => {
  const world = await aWorld(t)
  const tom = await world.as('tom')
  const page = await tom.fillIn('/account/address', { email: ' Tom.New@Example.org ' })
  t.match(page.text, /If tom.new@example.org can be used, a letter with a link is on its way/)
  const [ask, told] = world.letters()
  t.equal(ask?.toAddress, 'tom.new@example.org')
  t.equal(told?.toAddress, emailOf('tom'))
  t.notMatch(told?.text, /tom.new/, 'the old mailbox is not told the new address')
  const path = /\/account\/address\/links\/\S+/.exec(ask?.text ?? '')?.[0] ?? ''
  const anywhere = world.stranger()
  t.match((await anywhere.get(path)).text, /Confirm your new e-mail address.*instead of tom@example.org/)
  t.equal(
    (await (await world.as('tom')).get('/account')).status,
    200,
    'looking changed nothing: the old address signs in',
  )
  t.match((await anywhere.post(path)).text, /Letters now go to tom.new@example.org/)
  t.equal(world.letters().at(-1)?.toAddress, emailOf('tom'))
  t.equal((await anywhere.post(path)).status, 410)
  t.match((await anywhere.get(path)).text, /no longer good/)
  t.equal((await anywhere.get(`${path}x`)).status, 404)
  const later = world.stranger()
  await later.signIn(world.house, 'tom.new@example.org')
  t.match((await later.get('/account')).text, /tom.new@example.org/)
})

t.test('An address that another member has looks the same to Tom, and only the old one hears of it', async t => {
  const world = await aWorld(t)
  const tom = await world.as('tom')
  const page = await tom.fillIn('/account/address', { email: emailOf('amina') })
  t.match(page.text, /If amina@example.org can be used, a letter with a link is on its way/)
  t.strictSame(
    world.letters().map(each => each.toAddress),
    [emailOf('tom')],
  )
  await tom.get('/account/address')
  t.match((await tom.submit('/account/address/keep')).text, /Your address stays as it is/)
})

t.test('After an hour Tom has to sign in again before his address can be changed', async t => {
  const world = await aWorld(t)
  const tom = await world.as('tom')
  world.clock.advance({ minutes: 61 })
  const page = await tom.fillIn('/account/address', { email: 'tom.new@example.org' })
  t.equal(page.status, 409)
  t.match(page.text, /Sign out and in again/)
  t.strictSame(world.letters(), [])
})

t.test('Making a token again by reloading its page makes no second one, and shows the first no more', async t => {
  const world = await aWorld(t)
  const tom = await world.as('tom')
  const made = await tom.fillIn('/account/tokens', { name: 'Calendar', _once: 'the-same-form' })
  t.match(made.text, /it is shown this once/)
  const again = await tom.fillIn('/account/tokens', { name: 'Calendar', _once: 'the-same-form' })
  t.match(again.text, /it is not shown again/)
  t.equal((await tom.get('/account/tokens')).html.match(/\/revocation"/g)?.length, 1)
})
