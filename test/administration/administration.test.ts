import t from 'tap'
import { ofOurOwn } from '#src/administration/create-partnership.ts'
import { routesOf } from '#test/support/routes.ts'
import { aWorld, emailOf, type World } from '#test/support/world.ts'

const casp = {
  id: 'casp',
  name: 'Chelmsford Against Slavery “Łódź” 🤝',
  shortName: 'CASP',
  areaName: 'Chelmsford',
  policeAreaId: 'northshire',
  cadence: 'quarterly',
  organisation: 'Chelmsford Council',
  organisationType: 'council_district',
  chairName: 'Dana Cole',
  chairEmail: 'dana@chelmsford.example',
}
const newPath = '/administration/partnerships/new'

t.test('Ada creates a partnership, and its first chair accepts and leads it', async t => {
  const world = await aWorld(t)
  const ada = await world.as('ada')
  const page = await ada.fillIn(newPath, casp)
  t.match(
    page.text,
    /Partnership created, and its chair invited.*dana@chelmsford.example, for Chelmsford Council Invited/,
  )
  t.equal((await ada.get('/partnerships/casp')).status, 404, 'an administrator sees no partnership from within')
  const dana = world.stranger()
  await dana.signIn(world.house, casp.chairEmail)
  const path = /\/invitations\/[\w-]+\/acceptance/.exec((await dana.get('/invitations')).html)?.[0] ?? ''
  await dana.submit(path)
  t.match((await dana.get('/partnerships/casp/members')).text, /1 organisation, 1 person.*Dana Cole \(you\) Chair/)
  const again = await ada.fillIn(newPath, { ...casp, id: 'Casp 2' })
  t.equal(again.status, 400)
  t.match(again.text, /Use small letters, digits and single hyphens/)
  t.match((await ada.fillIn(newPath, casp)).text, /Another partnership has this address/)
})

t.test('Pressed twice, the button creates one partnership and sends one letter', async t => {
  const world = await aWorld(t)
  const ada = await world.as('ada')
  const form = await ada.get(newPath)
  const hidden = { _once: /name="_once" value="([^"]+)"/.exec(form.html)?.[1] ?? '' }
  t.equal((await ada.post(newPath, { ...casp, ...hidden })).status, 303)
  t.equal((await ada.post(newPath, { ...casp, ...hidden })).status, 303)
  t.equal(world.letters().length, 1)
})

t.test('Nobody but an administrator finds the administration', async t => {
  const world = await aWorld(t)
  const [amina, priya, nobody] = [await world.as('amina'), await world.as('priya'), world.stranger()]
  const person = `/administration/people/${world.person.tom}`
  for (const path of ['', '/partnerships', '/partnerships/new', '/people', '/areas', '/letters', '/activity'])
    for (const browser of [amina, priya]) t.equal((await browser.get(`/administration${path}`)).status, 404, path)
  t.equal((await amina.get(person)).status, 404)
  t.match((await nobody.get('/administration')).location, /^\/sign-in/)
  await amina.get('/account')
  t.equal((await amina.post('/administration/administrators', { name: 'A', email: 'a@example.org' })).status, 404)
})

t.test('Ada finds Tom by the beginning of his name or address, and signs him out everywhere', async t => {
  const world = await aWorld(t)
  const [ada, tom] = [await world.as('ada'), await world.as('tom')]
  for (const search of ['TOM', 'tom@'])
    t.match((await ada.get(`/administration/people?search=${search}`)).text, /Tom Okoro tom@example.org/)
  t.match((await ada.get('/administration/people?search=%25')).text, /Nobody’s name or address begins with “%”/)
  const page = await ada.get(`/administration/people/${world.person.tom}`)
  t.match(page.text, /Riverside Against Slavery Harbour Housing Representative Active/)
  t.match((await ada.submit(`/administration/people/${world.person.tom}/sessions/end`)).text, /Signed out everywhere/)
  t.match((await tom.get('/account')).location, /^\/sign-in/)
})

t.test('Ada appoints an officer and ends the post, and the same minute it opens nothing', async t => {
  const world = await aWorld(t)
  const ada = await world.as('ada')
  const path = '/administration/areas/northshire'
  t.match((await ada.fillIn(path, { name: 'Quinn', email: 'quinn@office.example' })).text, /Choose their post/)
  const page = await ada.submit(path, { name: 'Quinn', email: 'quinn@office.example', post: 'officer' })
  t.match(page.text, /Appointed, and told by letter.*Quinn quinn@office.example Officer/)
  t.equal(world.letters().at(-1)?.toAddress, 'quinn@office.example')
  const quinn = world.stranger()
  await quinn.signIn(world.house, 'quinn@office.example')
  t.match((await quinn.get('/funding/northshire/activity')).text, /Ada Stone Appointed somebody as officer/)
  const finn = await world.as('finn')
  t.equal((await finn.get('/funding/northshire/activity')).status, 403, 'finance reads no trail')
  const end = new RegExp(`End post<span[^>]*> of Quinn[^]*?(${path}/posts/[\\w-]+/end)"`).exec(page.html)?.[1]
  await ada.submit(end ?? '')
  t.equal((await quinn.get('/funding/northshire/activity')).status, 404)
  const administrators = await ada.get('/administration/administrators')
  const last = /\/administration\/administrators\/posts\/[\w-]+\/end/.exec(administrators.html)?.[0] ?? ''
  t.equal((await ada.post(last)).status, 409, 'the last administrator stays')
})

t.test('Ada creates a police area and its office', async t => {
  const world = await aWorld(t)
  const ada = await world.as('ada')
  const area = { id: 'essex', name: 'Essex', officeName: 'Police, Fire and Crime Commissioner for Essex' }
  t.match(
    (await ada.fillIn('/administration/areas/new', area)).text,
    /Police area created.*Nobody holds a post here yet/,
  )
  t.match((await ada.fillIn('/administration/areas/new', area)).text, /Another area has this address/)
})

/** A letter that could not be delivered. */
async function failedLetter(world: World): Promise<string> {
  const amina = await world.as('amina')
  await amina.fillIn('/partnerships/riverside/members/invite', {
    name: 'Rowan',
    email: 'rowan@harbour.example',
    organisation: 'Harbour Housing',
    role: 'representative',
  })
  const id = world.letters().at(-1)?.id ?? ''
  world.house.database.sqlite
    .prepare("update letters set state = 'failed', error = '550 no such user' where id = ?")
    .run(id)
  return id
}

t.test('Ada sees which letter failed, reads it where letters leave no machine, and tries it again', async t => {
  const world = await aWorld(t)
  const [ada, id] = [await world.as('ada'), await failedLetter(world)]
  t.match((await ada.get('/administration')).text, /1 letter could not be delivered/)
  t.match(
    (await ada.get('/administration/letters?state=failed')).text,
    /Invitation to RAS.*rowan@harbour.example Failed/,
  )
  t.equal((await ada.get('/administration/letters?state=nonsense')).status, 200)
  const page = await ada.get(`/administration/letters/${id}`)
  t.match(page.text, /550 no such user.*Amina Shah invites you to join/)
  t.match((await ada.submit(`/administration/letters/${id}/retry`)).text, /The letter is in the queue again.*Queued/)
  t.equal((await ada.post(`/administration/letters/${id}/retry`)).status, 409)
})

t.test('In production, and of a sign-in link anywhere, Ada never reads the letter', async t => {
  const production = await aWorld(t, { config: { smtpUrl: 'smtp://relay.example' } })
  const [ada, id] = [await production.as('ada'), await failedLetter(production)]
  t.notMatch((await ada.get(`/administration/letters/${id}`)).text, /Amina Shah invites/)
  const world = await aWorld(t)
  const reader = await world.as('ada')
  const asking = world.stranger()
  await asking.get('/sign-in')
  await asking.post('/sign-in', { email: emailOf('amina') })
  const link = world.letters().at(-1)
  t.match(link?.text, /\/sign-in\//)
  t.notMatch((await reader.get(`/administration/letters/${link?.id}`)).text, /\/sign-in\/\w/)
})

t.test('A partnership cannot be called as a page of ours is: every such word is known', async t => {
  const world = await aWorld(t)
  const served = (await routesOf(world.app)).map(each => each.url)
  const before = served.flatMap(url => /^(.*\/):(?:partnershipId|policeAreaId)(?:\/|$)/.exec(url)?.[1] ?? [])
  const words = [...new Set(before)].flatMap(start =>
    served.filter(url => url.startsWith(start)).flatMap(url => /^[a-z0-9-]+/.exec(url.slice(start.length))?.[0] ?? []),
  )
  t.strictSame([...new Set(words)].toSorted(), ofOurOwn.toSorted())
  const ada = await world.as('ada')
  const page = await ada.fillIn('/administration/partnerships/new', { id: 'new' })
  t.match(page.text, /This word stands for a page of ours/)
  const empty = await ada.fillIn('/administration/partnerships/new', { id: '' })
  const told = [...empty.html.matchAll(/<a href="#(\w+)">/g)].map(([, field]) => field)
  t.strictSame(told.slice(0, 5), ['name', 'shortName', 'id', 'areaName', 'policeAreaId'], 'in the order of the page')
  t.equal(new Set(told).size, told.length, 'one message each')
})
