import t from 'tap'
import { aWorld, emailOf, type World } from '#test/support/world.ts'

const rowan = {
  name: 'Rowan “R” Ellis 🤝 ابن',
  email: 'rowan@harbour.example',
  organisation: 'harbour housing',
  role: 'representative',
}
const invitePath = '/partnerships/riverside/members/invite'

/** Signs in somebody who is known only since they were invited. */
async function newcomer(world: World, email: string) {
  const browser = world.stranger()
  await browser.signIn(world.house, email)
  return browser
}

const acceptance = (html: string) => /\/invitations\/[\w-]+\/acceptance/.exec(html)?.[0] ?? ''
const endPathOf = (html: string, name: string) =>
  new RegExp(`(/partnerships/riverside/members/[\\w-]+)/end">[^<]*<span[^>]*>[^<]*${name}`).exec(html)?.[1] ?? ''

t.test('Amina invites Rowan, who signs in, reads the undertaking and accepts', async t => {
  const world = await aWorld(t)
  const amina = await world.as('amina')
  const page = await amina.fillIn(invitePath, rowan)
  t.match(page.text, /Invitation sent to rowan@harbour.example/)
  t.match(page.text, /Rowan “R” Ellis 🤝 ابن Invited/)
  const letter = world.letters().at(-1)
  t.equal(letter?.toAddress, rowan.email)
  t.match(letter?.text, /Amina Shah invites you to join Riverside Against Slavery/)
  t.notMatch(letter?.subject, /Rowan|Amina/)
  const browser = await newcomer(world, rowan.email)
  const invitations = await browser.get('/invitations')
  t.match(invitations.text, /for Harbour Housing.*I will not name or describe anyone who could be identified/)
  t.equal((await browser.get('/partnerships/riverside')).status, 404, 'not before accepting')
  const accepted = await browser.submit(acceptance(invitations.html))
  t.match(accepted.text, /You are now a member of Riverside Against Slavery/)
  t.match((await browser.get('/partnerships/riverside/members')).text, /Rowan “R” Ellis 🤝 ابن \(you\)/)
})

t.test('Rowan’s invitation lapses after 14 days and cannot be accepted, until Amina sends it again', async t => {
  const world = await aWorld(t)
  const amina = await world.as('amina')
  await amina.fillIn(invitePath, rowan)
  const browser = await newcomer(world, rowan.email)
  const path = acceptance((await browser.get('/invitations')).html)
  world.clock.advance({ days: 14 })
  const returned = await newcomer(world, rowan.email)
  t.match((await returned.get('/invitations')).text, /No invitation waits for you/)
  const late = await returned.post(path)
  t.equal(late.status, 410)
  t.match(late.text, /has run out/)
  const again = await world.as('amina')
  const members = await again.get('/partnerships/riverside/members')
  t.match(members.text, /Rowan.*Invitation lapsed/)
  const resend = /\/partnerships\/riverside\/members\/[\w-]+\/invitation/.exec(members.html)?.[0] ?? ''
  t.match((await again.submit(resend)).text, /Invitation sent again/)
  await returned.get('/invitations')
  t.equal((await returned.post(path)).status, 303)
})

t.test('The same invitation sent twice makes one member and one letter', async t => {
  const world = await aWorld(t)
  const amina = await world.as('amina')
  await amina.get(invitePath)
  await amina.post(invitePath, rowan)
  await amina.get(invitePath)
  const secondTry = await amina.post(invitePath, { ...rowan, name: 'Rowan again' })
  t.equal(secondTry.status, 409)
  t.match(secondTry.text, /have been invited for Harbour Housing already/)
  t.match(secondTry.html, /value="Rowan again"/)
  const api = await world.api('amina')
  const send = () =>
    api.request('POST', '/api/v1/partnerships/riverside/members', {
      body: { ...rowan, email: 'quinn@harbour.example' },
      headers: { 'idempotency-key': 'one' },
    })
  const [first, second] = [await send(), await send()]
  t.equal(first.statusCode, 201)
  t.equal(first.json().id, second.json().id)
  t.equal(world.letters().filter(each => each.kind === 'invitation').length, 2)
})

t.test('An organisation that is new here needs its kind, and what was typed stays', async t => {
  const world = await aWorld(t)
  const amina = await world.as('amina')
  const asked = await amina.fillIn(invitePath, { ...rowan, organisation: 'St Osyth’s Church' })
  t.equal(asked.status, 400)
  t.match(asked.text, /“St Osyth’s Church” is new here: choose what kind/)
  t.match(asked.html, /value="rowan@harbour.example"/)
  const page = await amina.submit(invitePath, {
    ...rowan,
    organisation: 'St Osyth’s Church',
    organisationType: 'faith',
  })
  t.match(page.text, /St Osyth’s Church Rowan/)
  const wrong = await amina.fillIn(invitePath, {
    ...rowan,
    email: 'a@b.test, c@evil.test',
    name: 'A\r\nBcc: c@evil.test',
  })
  t.equal(wrong.status, 400)
  t.match(wrong.text, /Enter an e-mail address, such as.*Use one line|Use one line.*Enter an e-mail address/)
})

t.test('Colin co-ordinates: he invites members but appoints no chair and removes none', async t => {
  const world = await aWorld(t)
  const colin = await world.as('colin')
  const form = await colin.get(invitePath)
  t.notMatch(form.html, /value="chair"/)
  t.equal((await colin.post(invitePath, { ...rowan, role: 'chair' })).status, 403)
  t.equal((await colin.fillIn(invitePath, rowan)).status, 200)
  const api = await world.api('colin')
  const rows = (await api.request('GET', '/api/v1/partnerships/riverside/members')).json().rows
  const idOf = (name: string) => rows.find((each: { name: string }) => each.name === name)?.id
  const path = (name: string) => `/api/v1/partnerships/riverside/members/${idOf(name)}`
  const promoted = await api.request('PATCH', path('Tom Okoro'), {
    body: { role: 'vice-chair' },
    headers: { 'if-match': '"1"' },
  })
  t.equal(promoted.statusCode, 403)
  t.equal((await api.request('DELETE', path('Amina Shah'), { headers: { 'if-match': '"1"' } })).statusCode, 403)
  const lead = await api.request('PATCH', path('Tom Okoro'), {
    body: { role: 'organisation lead' },
    headers: { 'if-match': '"1"' },
  })
  t.equal(lead.json().role, 'organisation lead')
  const stale = await api.request('PATCH', path('Tom Okoro'), {
    body: { role: 'representative' },
    headers: { 'if-match': '"1"' },
  })
  t.equal(stale.statusCode, 412)
})

t.test('Tom reads the directory but invites nobody; to Sam it does not exist', async t => {
  const world = await aWorld(t)
  const [tom, sam] = [await world.as('tom'), await world.as('sam')]
  t.match(
    (await tom.get('/partnerships/riverside/members')).text,
    /Riverside Council Amina Shah Chair amina@example.org/,
  )
  t.equal((await tom.get(invitePath)).status, 403)
  for (const path of ['', '/invite'])
    t.equal((await sam.get(`/partnerships/riverside/members${path}`)).status, 404, path)
  const api = await world.api('sam')
  t.equal((await api.request('GET', '/api/v1/partnerships/riverside/members')).statusCode, 404)
  t.equal((await api.request('GET', '/api/v1/partnerships/riverside/organisations')).statusCode, 404)
})

t.test('Who hides is seen by the secretariat only, and who goes by another name keeps it', async t => {
  const world = await aWorld(t)
  const set = (sql: string, id: string) => world.house.database.sqlite.prepare(sql).run(id)
  set("update people set directory_visibility = 'chair only' where id = ?", world.person.pete)
  set("update people set alias = 'Lived-experience adviser' where id = ?", world.person.lena)
  const [tom, amina, pete] = [await world.as('tom'), await world.as('amina'), await world.as('pete')]
  const forTom = (await tom.get('/partnerships/riverside/members')).text
  t.notMatch(forTom, /Pete Marsh|Lena Fox|lena@example.org/)
  t.match(forTom, /Lived-experience adviser/)
  t.match((await amina.get('/partnerships/riverside/members')).text, /really Lena Fox.*Pete Marsh Hidden from members/)
  t.match((await pete.get('/partnerships/riverside/members')).text, /Pete Marsh \(you\)/)
  const api = await world.api('tom')
  const body = (await api.request('GET', '/api/v1/partnerships/riverside/members')).body
  t.notMatch(body, /Pete|Lena|lena@|pete@/)
})

t.test('Tom’s membership ends, and the same minute so does his access, in the browser and by token', async t => {
  const world = await aWorld(t)
  const [amina, tom] = [await world.as('amina'), await world.as('tom')]
  const api = await world.api('tom')
  t.equal((await tom.get('/partnerships/riverside')).status, 200)
  t.equal((await api.request('GET', '/api/v1/partnerships/riverside')).statusCode, 200)
  const path = endPathOf((await amina.get('/partnerships/riverside/members')).html, 'Tom Okoro')
  t.match((await amina.fillIn(`${path}/end`, {})).text, /Membership ended/)
  t.equal((await tom.get('/partnerships/riverside')).status, 404)
  t.equal((await api.request('GET', '/api/v1/partnerships/riverside')).statusCode, 404)
  t.strictSame((await api.request('GET', '/api/v1/partnerships')).json().rows, [])
  t.equal(world.letters().at(-1)?.toAddress, emailOf('tom'))
  t.equal((await amina.post(`${path}/end`)).status, 404, 'it cannot end twice')
})

t.test('The last chair can neither leave, step down, nor go with their organisation', async t => {
  const world = await aWorld(t)
  const amina = await world.as('amina')
  const path = endPathOf((await amina.get('/partnerships/riverside/members')).html, 'Amina Shah')
  const ended = await amina.fillIn(`${path}/end`, {})
  t.equal(ended.status, 409)
  t.match(ended.text, /without a chair. Appoint another chair first/)
  t.equal((await amina.fillIn(`${path}/role`, { role: 'representative' })).status, 409)
  const leave = `/partnerships/riverside/organisations/${world.organisation.council}/leave`
  t.equal((await amina.fillIn(leave, {})).status, 409)
  const tomPath = endPathOf((await amina.get('/partnerships/riverside/members')).html, 'Tom Okoro')
  await amina.fillIn(`${tomPath}/role`, { role: 'chair' })
  await amina.get(`${path}/end`)
  t.equal((await amina.post(`${path}/end`)).status, 303)
  t.equal((await amina.get('/partnerships/riverside')).status, 404)
})

t.test('Harbour Housing leaves, and all who spoke for it with it', async t => {
  const world = await aWorld(t)
  const [amina, lena] = [await world.as('amina'), await world.as('lena')]
  await amina.fillIn(invitePath, rowan)
  const leave = `/partnerships/riverside/organisations/${world.organisation.harbour}/leave`
  t.match((await amina.get(leave)).text, /3 memberships and invitations for it end/)
  const page = await amina.submit(leave)
  t.notMatch(page.text, /Harbour Housing/)
  t.equal((await lena.get('/partnerships/riverside')).status, 404)
  t.equal((await amina.get(leave)).status, 404)
})

t.test('Lena goes by another name, so her letters name no partnership', async t => {
  const world = await aWorld(t)
  world.house.database.sqlite.prepare("update people set alias = 'Adviser' where id = ?").run(world.person.lena)
  const amina = await world.as('amina')
  const path = endPathOf((await amina.get('/partnerships/riverside/members')).html, 'Adviser')
  await amina.fillIn(`${path}/role`, { role: 'representative' })
  await amina.fillIn(`${path}/end`, {})
  const told = world.letters().filter(each => each.toAddress === emailOf('lena'))
  t.equal(told.length, 2)
  for (const letter of told) {
    t.notMatch(
      letter.subject + letter.fromName + letter.text.replace(/http\S+/g, ''),
      /Riverside|\bRAS\b|slavery|\bLena\b/i,
    )
    t.equal(letter.replyTo, world.house.config.mailFrom)
  }
})

t.test(
  'Ghost Trust has no seat until somebody accepts for it, and leaves nothing behind where nobody does',
  async t => {
    const world = await aWorld(t)
    const [amina, tom] = [await world.as('amina'), await world.as('tom')]
    const ghost = { ...rowan, email: 'ghost@ghost.example', organisation: 'Ghost Trust', organisationType: 'charity' }
    const members = '/partnerships/riverside/members'
    const asked = await amina.fillIn(invitePath, ghost)
    t.match(asked.text, /3 organisations/, 'it is not counted')
    t.match(asked.text, /Ghost Trust .*It takes its seat when somebody accepts for it/)
    t.notMatch(asked.text, /End its seat \(Ghost Trust\)/)
    const seen = [members, '/partnerships/riverside/activity', '/partnerships/riverside']
    for (const path of seen) t.notMatch((await tom.get(path)).text, /Ghost Trust/, path)
    await amina.get(members)
    await amina.fillIn(`${endPathOf((await amina.get(members)).html, 'Rowan')}/end`, {})
    t.notMatch((await amina.get(members)).text, /Ghost Trust/)
    await amina.fillIn(invitePath, ghost)
    const browser = await newcomer(world, ghost.email)
    await browser.submit(acceptance((await browser.get('/invitations')).html))
    t.match((await tom.get(members)).text, /4 organisations.*Ghost Trust/)
    t.match((await tom.get('/partnerships/riverside/activity')).text, /Ghost Trust joined the partnership/)
    await amina.fillIn(`${endPathOf((await amina.get(members)).html, 'Rowan')}/end`, {})
    t.match((await amina.get(members)).text, /Ghost Trust Nobody acts for it now/)
  },
)

t.test('Who hides is not found out by counting: Tom’s header counts whom he sees', async t => {
  const world = await aWorld(t)
  const pete = await world.as('pete')
  await pete.fillIn('/account', { name: 'Pete Marsh', directoryVisibility: 'hidden' })
  const seen = (await (await world.as('tom')).get('/partnerships/riverside/members')).text
  t.match(seen, /3 organisations, 4 people/)
  t.notMatch(seen, /No names/)
  t.match((await (await world.as('amina')).get('/partnerships/riverside/members')).text, /3 organisations, 5 people/)
})

t.test(
  'Whom a list made a member gives the undertaking before they see anything, and gets where they were going',
  async t => {
    const world = await aWorld(t)
    world.house.database.sqlite
      .prepare('update memberships set undertaking_version = null where person_id = ?')
      .run(world.person.tom)
    const tom = await world.as('tom')
    const going = '/partnerships/riverside/members'
    for (const path of [going, '/partnerships/riverside/meetings', '/partnerships/riverside', '/home', '/search?q=a'])
      t.equal((await tom.get(path)).location, `/undertaking?next=${encodeURIComponent(path)}`, path)
    t.equal((await tom.get('/account')).status, 200, 'their own account is theirs')
    const program = await world.api('tom')
    const refused = await program.request('GET', '/api/v1/partnerships/riverside/members')
    t.equal(refused.statusCode, 403)
    t.match(refused.json().detail, /First accept the confidentiality undertaking/)
    t.equal((await program.request('GET', '/api/v1/partnerships')).statusCode, 403)
    t.equal((await (await world.as('lena')).get(going)).status, 200, 'whoever gave it is not asked')
    const asking = `/undertaking?next=${encodeURIComponent(going)}`
    const page = await tom.get(asking)
    t.match(page.text, /made a member of Riverside Against Slavery.*I will not name or describe anyone/)
    t.match((await tom.submit(asking)).text, /Tom Okoro \(you\)/)
    t.equal((await tom.get('/home')).status, 200)
    t.equal((await program.request('GET', '/api/v1/partnerships/riverside/members')).statusCode, 200)
    t.match((await tom.get('/undertaking?next=https://elsewhere.example')).text, /There is nothing to accept/)
    t.match((await tom.get('/account/activity')).text, /Accepted the confidentiality undertaking/)
  },
)

t.test(
  'Tom’s membership ends while his form is open: he is told so and gets his words back; later it is a plain 404',
  async t => {
    const world = await aWorld(t)
    const [amina, tom] = [await world.as('amina'), await world.as('tom')]
    const path = '/partnerships/riverside/pledges/new'
    await tom.get(path)
    await amina.fillIn(`${endPathOf((await amina.get('/partnerships/riverside/members')).html, 'Tom')}/end`, {})
    const answer = await tom.post(path, { title: 'We train every warden <b>' })
    t.equal(answer.status, 404)
    t.match(
      answer.text,
      /You are no longer a member Your membership of RAS ended on 1 March 2027.*Copy what you want to keep/,
    )
    t.match(answer.html, /We train every warden &lt;b&gt;/)
    t.match((await tom.get('/partnerships/riverside')).text, /Your membership of RAS ended on 1 March 2027/)
    t.match((await tom.get('/partnerships/hillside')).text, /Page not found/)
    const home = (await tom.get('/home')).text
    t.match(home, /Your membership of RAS ended on 1 March 2027\. If that is a mistake, tell its chair or co-ordinator/)
    t.notMatch(home, /You are not a member of a partnership at present/)
    t.notMatch((await amina.get('/home')).text, /Your membership of/)
    world.clock.advance({ days: 31 })
    const later = await world.as('tom')
    t.match((await later.get('/partnerships/riverside')).text, /Page not found/)
    t.match((await later.get('/home')).text, /You are not a member of a partnership at present/)
  },
)
