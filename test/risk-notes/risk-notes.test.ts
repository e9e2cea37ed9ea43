import t from 'tap'
import { activity } from '#src/activity/tables.ts'
import { seats } from '#src/partnerships/tables.ts'
import { aWorld } from '#test/support/world.ts'
import { aRiskNote, at, riskNote } from './scene.ts'

t.test(
  'Colin writes a risk note, and Tom reads it; the trail says that it was written and not what it says',
  async t => {
    const world = await aWorld(t)
    const colin = await world.as('colin')
    const form = await colin.get(`${at}/new`)
    t.match(form.text, /Name or describe no person, no premises and no vehicle/)
    t.match(form.text, /intelligence: that belongs with the police/)
    const shown = await colin.fillIn(`${at}/new`, riskNote(world, { sector: 'Car washes', statement: 'Łódź & "Ö" 🤝' }))
    t.match(shown.text, /Risk note written.*Type of exploitation County lines Sector Car washes Area Riverside/)
    t.match(shown.text, /Łódź & "Ö" 🤝.*How likely Likely How bad it would be Severe/)
    t.match(shown.text, /Who keeps an eye on it Northshire Police To be reviewed by 10 June 2027/)
    const tom = await world.as('tom')
    t.match(
      (await tom.get(at)).text,
      /Young people drawn into county lines County lines, Car washes Riverside Likely Severe/,
    )
    t.notMatch((await tom.get(at)).text, /Write a risk note/)
    const noted = world.house.database.tx.select().from(activity).all()
    t.match(noted.at(-1), { deed: 'risk-note.written', subjectType: 'risk note', words: 'Wrote a risk note' })
    t.notMatch(JSON.stringify(noted), /county lines|Car washes|Łódź/)
  },
)

t.test('What is missing or says too much comes back with what was typed', async t => {
  const world = await aWorld(t)
  const colin = await world.as('colin')
  const again = async (changes: Record<string, string>, words: RegExp) => {
    const page = await colin.fillIn(`${at}/new`, riskNote(world, changes))
    t.equal(page.status, 400)
    t.match(page.text, words)
    t.match(page.html, /Briefings for schools/)
  }
  await again({ title: '' }, /Enter a title/)
  await again({ exploitationType: '' }, /Choose the type of exploitation/)
  await again({ area: '12 High Street' }, /holds a street address/)
  await again({ area: 'Milton ward, block 7' }, /without numbers or a postcode/)
  await again({ ownerOrganisationId: world.organisation.hill }, /Choose an organisation that has a seat/)
  await again({ reviewOn: '2027-02-31' }, /Enter a real date/)
})

t.test('Tom may not write, change or close one; Sam of Hillside finds nothing', async t => {
  const world = await aWorld(t)
  const path = await aRiskNote(world)
  const tom = await world.as('tom')
  t.notMatch((await tom.get(path)).text, /Change it|Close this/)
  for (const form of [`${at}/new`, `${path}/change`, `${path}/closing`]) {
    t.equal((await tom.get(form)).status, 403, form)
    await tom.get(path)
    t.equal((await tom.post(form, riskNote(world))).status, 403, form)
  }
  const sam = await world.as('sam')
  for (const address of [at, path, `${path}/change`]) t.equal((await sam.get(address)).status, 404, address)
  t.equal((await sam.get(path.replace('riverside', 'hillside'))).status, 404)
  t.equal(
    (await (await world.api('sam')).request('GET', `/api/v1${path.replace('riverside', 'hillside')}`)).statusCode,
    404,
  )
})

t.test(
  'Who changed a note meanwhile is not overwritten: both texts stand on the page, and the next press knows',
  async t => {
    const world = await aWorld(t)
    const path = await aRiskNote(world)
    const [colin, amina] = [await world.as('colin'), await world.as('amina')]
    await amina.get(`${path}/change`)
    await colin.fillIn(`${path}/change`, riskNote(world, { statement: 'As Colin has it.' }))
    const both = await amina.post(`${path}/change`, riskNote(world, { statement: 'As Amina has it.' }))
    t.equal(both.status, 412)
    t.match(both.text, /Someone else changed this risk note/)
    t.match(both.text, /What the risk is As Colin has it\. As Amina has it\. What you typed stands below/)
    t.match((await colin.get(path)).text, /As Colin has it/)
    const saved = await amina.submit(`${path}/change`, riskNote(world, { statement: 'As both have it.' }))
    t.match(saved.text, /Risk note changed.*As both have it/)
    await amina.get(`${path}/closing`)
    await colin.fillIn(`${path}/change`, riskNote(world, { statement: 'It grew.' }))
    const late = await amina.post(`${path}/closing`, { reason: 'It is over' })
    t.equal(late.status, 412)
    t.match(late.text, /What the risk is It grew\. Not changed here/)
    t.match((await amina.submit(`${path}/closing`, { reason: 'It is over' })).text, /Risk note closed/)
  },
)

t.test('An owner that leaves the table may keep the note until somebody takes it over', async t => {
  const world = await aWorld(t)
  const path = await aRiskNote(world)
  world.house.database.tx.update(seats).set({ leftOn: '2027-02-01' }).run()
  const colin = await world.as('colin')
  t.match((await colin.get(`${path}/change`)).text, /Northshire Police \(no longer has a seat\)/)
  t.match((await colin.fillIn(`${path}/change`, riskNote(world, { title: 'Kept' }))).text, /Risk note changed/)
  const other = riskNote(world, { ownerOrganisationId: world.organisation.harbour })
  t.match((await colin.fillIn(`${path}/change`, other)).text, /Choose an organisation that has a seat/)
})

t.test('Closing asks for a reason, and leaves the note to be read and nothing more', async t => {
  const world = await aWorld(t)
  const path = await aRiskNote(world)
  const amina = await world.as('amina')
  t.match((await amina.fillIn(`${path}/closing`, { reason: '' })).text, /Say why it is closed/)
  const closed = await amina.fillIn(`${path}/closing`, { reason: 'It did not come about.' })
  t.match(closed.text, /Risk note closed.*Closed on 1 March 2027: It did not come about\./)
  t.notMatch(closed.html, /\/closing"/)
  t.match((await amina.get(at)).text, /No risk note is open/)
  t.match((await amina.get(`${at}?state=closed`)).text, /Young people drawn into county lines.*Closed 1 March 2027/)
  const again = await amina.fillIn(`${path}/change`, riskNote(world))
  t.equal(again.status, 409)
  t.match(again.text, /This risk note is closed: write a new one/)
})

t.test('Notes whose review is overdue stand first, and many come page by page', async t => {
  const world = await aWorld(t)
  const api = await world.api('colin')
  const dayOf = (number: number) => `2027-0${4 + (number % 5)}-1${number % 10}`
  for (let number = 0; number < 25; number++)
    await api.request('POST', `/api/v1${at}`, {
      body: riskNote(world, { title: `Note ${number}`, reviewOn: dayOf(number) }),
    })
  await api.request('POST', `/api/v1${at}`, { body: riskNote(world, { title: 'Late', reviewOn: '2027-02-28' }) })
  const page = await (await world.as('tom')).get(at)
  t.match(page.text, /Review by Late County lines Riverside Likely Severe 28 February 2027 Review overdue Note/)
  t.equal(page.text.match(/Review overdue/g)?.length, 1)
  const seen: { title: string; reviewOn: string; isReviewOverdue: boolean }[] = []
  for (let next: string | null = ''; next !== null; ) {
    const answer: { rows: typeof seen; next: string | null } = (
      await api.request('GET', `/api/v1${at}${next ? `?cursor=${next}` : ''}`)
    ).json()
    seen.push(...answer.rows)
    next = answer.next
  }
  t.equal(new Set(seen.map(each => each.title)).size, 26)
  t.strictSame(
    seen.map(each => each.reviewOn),
    seen.map(each => each.reviewOn).toSorted(),
  )
  t.strictSame(
    seen.filter(each => each.isReviewOverdue).map(each => each.title),
    ['Late'],
  )
})

t.test('A program writes, reads, changes and closes a note, and a second sending writes nothing twice', async t => {
  const world = await aWorld(t)
  const api = await world.api('colin')
  const headers = { 'idempotency-key': 'a-note' }
  const made = await api.request('POST', `/api/v1${at}`, { body: riskNote(world), headers })
  t.equal(made.statusCode, 201)
  t.match(made.json(), { exploitationType: 'county lines', state: 'open', ownerName: 'Northshire Police', version: 1 })
  t.equal((await api.request('POST', `/api/v1${at}`, { body: riskNote(world), headers })).json().id, made.json().id)
  const one = `/api/v1${at}/${made.json().id}`
  const body = riskNote(world, { impact: 'moderate' })
  t.equal((await api.request('PUT', one, { body })).statusCode, 400)
  t.match((await api.request('PUT', one, { body, headers: { 'if-match': '"1"' } })).json(), {
    impact: 'moderate',
    version: 2,
  })
  t.equal((await api.request('PUT', one, { body, headers: { 'if-match': '"1"' } })).statusCode, 412)
  const closing = { body: { reason: 'Gone' }, headers: { 'if-match': '"2"' } }
  t.match((await api.request('POST', `${one}/closing`, closing)).json(), { state: 'closed', closedReason: 'Gone' })
  const tom = await world.api('tom')
  t.match((await tom.request('GET', one)).json(), { state: 'closed' })
  t.equal((await tom.request('POST', `/api/v1${at}`, { body: riskNote(world) })).statusCode, 403)
})

t.test(
  'A review that is overdue awaits Colin on his home page, without its title; Tom hears nothing of it',
  async t => {
    const world = await aWorld(t)
    const path = await aRiskNote(world, { reviewOn: '2027-02-20' })
    await aRiskNote(world)
    const colin = await world.as('colin')
    const home = await colin.get('/home')
    t.match(home.text, /1 risk note is to be reviewed Due 20 February 2027/)
    t.notMatch(home.text, /county lines/)
    t.notMatch((await (await world.as('tom')).get('/home')).text, /to be reviewed/)
    t.notMatch((await (await world.as('sam')).get('/home')).text, /to be reviewed/)
    await colin.fillIn(`${path}/change`, riskNote(world))
    t.notMatch((await colin.get('/home')).text, /to be reviewed/)
  },
)
