import t from 'tap'
import { aWorld } from '#test/support/world.ts'
import { board, drafted, press, underWay, wording } from './scene.ts'

t.test('Without verb, date or measure it is an intention, kindly said and not counted', async t => {
  const world = await aWorld(t)
  const tom = await world.as('tom')
  const page = await tom.fillIn(`${board}/new`, { ...wording(world), title: 'Checklists', measure: '', byWhen: '' })
  t.match(
    page.text,
    /Members now see this as an intention\. To count as a pledge it still needs a title like “We will train all staff”, a measure and a date/,
  )
  const overview = await tom.get(board)
  t.match(overview.text, /No pledges/)
  t.match(overview.text, /Intentions, not counted as pledges \(1\)/)
})

t.test('An intention becomes a draft when it says what was missing, and shows its lamps', async t => {
  const world = await aWorld(t)
  const path = await drafted(world, { measure: '' })
  const lena = await world.as('lena')
  t.match((await lena.get(path)).text, /Add what is missing/)
  t.equal((await press(world, 'lena', `${path}/submission`)).status, 409)
  const page = await lena.fillIn(`${path}/change`, { ...change(wording(world)), leadPersonId: world.person.tom })
  t.match(page.text, /Draft RAS-P-2027-001 saved\. Submit it when it is ready/)
  t.match(page.text, /Specific yes Measured yes Owned yes Dated yes Evidenced not yet/)
  t.notMatch((await (await world.as('pete')).get(path)).text, /How strong it is/)
})

/** What the form for other words sends of a wording. */
function change({ organisationId: _, ...said }: Record<string, string>) {
  return said
}

t.test('A draft is its organisation’s own affair; the secretariat helps', async t => {
  const world = await aWorld(t)
  const path = await drafted(world)
  const pete = await world.as('pete')
  t.equal((await pete.get(path)).status, 404)
  t.notMatch((await pete.get(board)).text, /checklist at every void visit/)
  t.match((await (await world.as('colin')).get(board)).text, /Drafts \(1\) We will use a checklist at every void visit/)
  await press(world, 'lena', `${path}/submission`)
  t.match((await pete.get(path)).text, /It waits for the chair to acknowledge it/)
})

t.test('To Sam of Hillside there are no pledges of Riverside', async t => {
  const world = await aWorld(t)
  const path = await underWay(world)
  const sam = await world.as('sam')
  t.equal((await sam.get(board)).status, 404)
  t.equal((await sam.get(path)).status, 404)
  t.equal((await sam.get(path.replace('riverside', 'hillside'))).status, 404)
})

t.test('Colin drafts for the police, who hear of it and confirm by submitting', async t => {
  const world = await aWorld(t)
  const colin = await world.as('colin')
  const said = { ...wording(world), organisationId: world.organisation.police }
  const page = await colin.fillIn(`${board}/new`, said)
  t.match(page.text, /It waits for Northshire Police to confirm and submit it/)
  const [letter] = world.letters()
  t.equal(letter?.toAddress, 'pete@example.org')
  t.equal(letter?.subject, 'RAS: a pledge waits for your organisation to confirm it')
  const path = /\/partnerships\/riverside\/pledges\/[0-9a-f-]{36}/.exec(letter?.text ?? '')?.[0] ?? ''
  t.equal((await press(world, 'colin', `${path}/submission`)).status, 403)
  t.match((await press(world, 'pete', `${path}/submission`)).text, /Submitted/, 'the police have no lead')
})

t.test('Tom records for his own organisation only', async t => {
  const world = await aWorld(t)
  const tom = await world.as('tom')
  await tom.get(`${board}/new`)
  const said = { ...wording(world), organisationId: world.organisation.police }
  t.equal((await tom.post(`${board}/new`, said)).status, 403)
})

t.test('What cannot be taken is asked for again, and what was typed stays', async t => {
  const world = await aWorld(t)
  const tom = await world.as('tom')
  const page = await tom.fillIn(`${board}/new`, {
    ...wording(world),
    title: 'We will "train" Łukasz & עברית 🤝',
    target: 'many',
    theme: '',
    byWhen: '2027-02-30',
    leadPersonId: world.person.pete,
  })
  t.equal(page.status, 400)
  t.match(page.text, /Enter a number in plain digits, such as 40 or 12\.5/)
  t.match(page.text, /Enter a real date/)
  t.match(page.text, /Choose a theme/)
  t.match(page.html, /value="We will &quot;train&quot; Łukasz &amp; עברית 🤝"/)
  const past = await tom.post(`${board}/new`, { ...wording(world), byWhen: '2026-12-31' })
  t.match(past.text, /Enter a date on or after 1 March 2027/)
  const foreign = await tom.post(`${board}/new`, { ...wording(world), leadPersonId: world.person.pete })
  t.match(foreign.text, /Choose somebody who is a member for the organisation/)
})

t.test('Sent twice, recorded once', async t => {
  const world = await aWorld(t)
  const tom = await world.as('tom')
  await tom.get(`${board}/new`)
  const [first, second] = [
    await tom.post(`${board}/new`, wording(world)),
    await tom.post(`${board}/new`, wording(world)),
  ]
  t.equal(first.location, second.location)
  t.match((await tom.get(board)).text, /Drafts \(1\)/)
})

t.test('A submitted pledge changes with a reason, and what it said before stays readable', async t => {
  const world = await aWorld(t)
  const path = await underWay(world)
  const lena = await world.as('lena')
  const said = { ...change(wording(world)), target: '80' }
  const unexplained = await lena.fillIn(`${path}/change`, said)
  t.equal(unexplained.status, 400)
  t.match(unexplained.text, /Say why it changes/)
  const emptied = await lena.fillIn(`${path}/change`, { ...said, measure: '', reason: 'No' })
  t.match(emptied.text, /A submitted pledge still needs a measure/)
  const page = await lena.fillIn(`${path}/change`, { ...said, reason: 'Fewer homes' })
  t.match(page.text, /Aim 80% of visits/)
  t.match(
    page.text,
    /Until 1 March 2027 .*completed \(95% of visits\) By 30 September 2027 Changed by Lena Fox: Fewer homes/,
  )
})

t.test('Two change a draft at once: the later one reads both, and overwrites nothing without knowing', async t => {
  const world = await aWorld(t)
  const path = await drafted(world)
  const [tom, lena] = [await world.as('tom'), await world.as('lena')]
  await tom.get(`${path}/change`)
  await lena.fillIn(`${path}/change`, { ...change(wording(world)), title: 'We will use Lena’s checklist' })
  const late = await tom.post(`${path}/change`, { ...change(wording(world)), title: 'We will use Tom’s checklist' })
  t.equal(late.status, 412)
  t.match(late.text, /Someone else changed this pledge/)
  t.match(late.html, /We will use Tom’s checklist/)
  t.match(late.text, /What you will do We will use Lena’s checklist We will use Tom’s checklist/)
  t.notMatch(late.text, /Which of the four Ps it serves/, 'what does not differ is left out')
  const knowingly = await tom.submit(`${path}/change`, {
    ...change(wording(world)),
    title: 'We will use one checklist',
  })
  t.match(knowingly.text, /We will use one checklist/)
})

t.test('Examples suit the organisation and fill in the form', async t => {
  const world = await aWorld(t)
  const tom = await world.as('tom')
  const page = await tom.get(`${board}/new`)
  t.match(page.text, /We will use a checklist at every void and repair visit/)
  t.notMatch(page.text, /display the helpline/)
  const filled = await tom.get(`${board}/new?from=void-inspections`)
  t.match(filled.html, /value="We will use a checklist at every void and repair visit"/)
  t.match(filled.html, /name="byWhen-month"[^>]*value="9"/)
})

t.test('Adopting the charter makes ten drafts, once', async t => {
  const world = await aWorld(t)
  const amina = await world.as('amina')
  const page = await amina.fillIn(`${board}/charter`, { byWhen: '2028-03-01' })
  t.match(page.text, /10 drafts made from the charter/)
  t.match(page.text, /Drafts \(10\)/)
  const again = await amina.fillIn(`${board}/charter`, { byWhen: '2028-03-01' })
  t.equal(again.status, 409)
  t.match(again.text, /has adopted the charter in this partnership already/)
  t.match((await amina.get(`${board}/charter`)).text, /National Referral Mechanism is for people/)
})

t.test('The board puts what presses first, and filters', async t => {
  const world = await aWorld(t)
  await underWay(world)
  const pete = await world.as('pete')
  t.match((await pete.get(board)).text, /1 pledge .*Under way \(1\)/)
  world.clock.set('2027-10-01T09:00:00.000Z')
  const late = await world.as('pete')
  t.match((await late.get(board)).text, /1 pledge, 1 overdue .*Overdue or due within 30 days \(1\)/)
  t.match((await late.get(`${board}?fourP=prevent`)).text, /No pledge matches what you chose/)
  t.match((await late.get(`${board}?organisation=${world.organisation.harbour}&show=due`)).text, /void visit/)
})

t.test('A section longer than a page goes on where the page before ended, each pledge once', async t => {
  const world = await aWorld(t)
  const lena = await world.api('lena')
  for (let made = 0; made < 23; made++) {
    const body = { ...wording(world), target: 95, byWhen: made % 2 ? '2027-09-30' : '2027-10-31' }
    await lena.request('POST', '/api/v1/partnerships/riverside/pledges', { body })
  }
  const tom = await world.as('tom')
  t.match((await tom.get(board)).text, /Show all 23/)
  const first = await tom.get(`${board}?show=drafts`)
  const next = /href="([^"]+)" rel="next"/.exec(first.html)?.[1]?.replaceAll('&amp;', '&') ?? ''
  const second = await tom.get(next)
  const shown = [first, second].map(page => page.text.match(/RAS-P-2027-\d{3}/g) ?? [])
  t.strictSame(
    shown.map(references => references.length),
    [20, 3],
  )
  t.equal(new Set(shown.flat()).size, 23)
  t.notMatch(second.html, /rel="next"/)
  t.equal((await tom.get(`${board}?show=drafts&cursor=nonsense`)).status, 400)
})

t.test(
  'Tom, who stays out of the directory, finds himself by name among who may see it through; Lena does not',
  async t => {
    const world = await aWorld(t)
    world.house.database.sqlite
      .prepare(`update people set directory_visibility = 'hidden' where id = ?`)
      .run(world.person.tom)
    const form = '/partnerships/riverside/pledges/new'
    t.match((await (await world.as('tom')).get(form)).html, /<option[^>]*>Tom Okoro<\/option>/)
    t.notMatch((await (await world.as('lena')).get(form)).html, /Tom Okoro/)
    t.match((await (await world.as('colin')).get(form)).html, /<option[^>]*>Tom Okoro/)
  },
)
