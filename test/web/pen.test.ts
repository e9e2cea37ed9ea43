import t, { type Test } from 'tap'
import { isNotedSince } from '#src/activity/store.ts'
import { answerPath, lettersTo, scheduled } from '#test/meetings/scene.ts'
import { writtenMinutes } from '#test/minutes/scene.ts'
import { plansFor } from '#test/support/plans.ts'
import { aWorld, type World } from '#test/support/world.ts'

const ACTIONS = '/partnerships/riverside/actions'
const API = '/api/v1/partnerships/riverside/actions'
const NO_ONE = /No one could be identified from this/

const action = (world: World, text: string) => ({
  text,
  ownerOrganisationId: world.organisation.harbour,
  'dueOn-day': '20',
  'dueOn-month': '3',
  'dueOn-year': '2027',
})
const sent = (world: World, text: string) => ({
  text,
  ownerOrganisationId: world.organisation.harbour,
  dueOn: '2027-03-20',
})

/** What stands in the box that is to be ticked. */
const tickIn = (html: string) => /id="identifies-no-one"[^>]* value="([^"]+)"/.exec(html)?.[1] ?? ''

const trailOf = (world: World) =>
  world.house.database.sqlite
    .prepare("select words, deed, subject_type as subjectType from activity where deed like 'text.%' order by number")
    .all()

const standsNowhere = (t: Test, world: World, text: string) =>
  t.notOk(world.house.database.sqlite.serialize().includes(text), `“${text}” stands nowhere`)

t.test(
  'Amina’s action with a number plate is kept out, with the safe route named and her words still in the form',
  async t => {
    const world = await aWorld(t)
    const amina = await world.as('amina')
    const page = await amina.fillIn(`${ACTIONS}/new`, action(world, 'Look for AB12 CDE'))
    t.equal(page.status, 400)
    t.match(page.text, /This holds a vehicle registration, which could identify somebody/)
    t.match(
      page.text,
      /in danger call 999; tell the police on 101 or the helpline on 08000 121 700. Do not put details here/,
    )
    t.match(page.html, /href="#text"/)
    t.match(page.html, /value="Look for AB12 CDE"/)
    t.notMatch(page.text, NO_ONE, 'nobody can vouch for it')
    t.same(trailOf(world), [
      {
        deed: 'text.kept out',
        subjectType: 'partnership',
        words: 'Was kept from writing down a vehicle registration in the box “text”',
      },
    ])
    standsNowhere(t, world, 'AB12')
  },
)

t.test('A form that gives itself out for a file is looked through all the same', async t => {
  const world = await aWorld(t)
  const amina = await world.as('amina')
  const dressed = { ...action(world, 'Look for AB12 CDE'), fileName: 'plan.pdf', bytes: 'none' }
  t.equal((await amina.fillIn(`${ACTIONS}/new`, dressed)).status, 400)
  standsNowhere(t, world, 'AB12')
})

t.test('A telephone number is asked about, and saved once Amina ticks that it means no one', async t => {
  const world = await aWorld(t)
  const amina = await world.as('amina')
  const asked = await amina.fillIn(`${ACTIONS}/new`, action(world, 'Ring the desk on 01245 490490'))
  t.equal(asked.status, 422)
  t.match(asked.text, /This seems to hold a telephone number/)
  t.match(asked.html, /href="#identifies-no-one"/)
  t.match(asked.html, /<label[^>]* for="identifies-no-one">\s*No one could be identified from this/)
  standsNowhere(t, world, '490490')
  const saved = await amina.submit(`${ACTIONS}/new`, {
    ...action(world, 'Ring the desk on 01245 490490'),
    _identifiesNoOne: tickIn(asked.html),
  })
  t.match(saved.text, /Action RAS-2027-001 raised/)
  t.same(trailOf(world), [
    {
      deed: 'text.confirmed',
      subjectType: 'partnership',
      words: 'Confirmed that no one could be identified by a telephone number in the box “text”',
    },
  ])
})

t.test('What else is wrong with the form is said at once with what is in doubt', async t => {
  const world = await aWorld(t)
  const amina = await world.as('amina')
  const both = await amina.fillIn(`${ACTIONS}/new`, { ...action(world, 'Ring 01245 490490'), 'dueOn-day': '40' })
  t.equal(both.status, 400)
  t.match(both.text, /Enter a real date.*This seems to hold a telephone number/)
  t.match(both.text, NO_ONE)
  const saved = await amina.submit(`${ACTIONS}/new`, {
    ...action(world, 'Ring 01245 490490'),
    _identifiesNoOne: tickIn(both.html),
  })
  t.match(saved.text, /Action RAS-2027-001 raised/)
})

t.test('A tick counts for what Amina was shown, not for what she wrote after it', async t => {
  const world = await aWorld(t)
  const amina = await world.as('amina')
  const asked = await amina.fillIn(`${ACTIONS}/new`, action(world, 'Ring 01245 490490'))
  const other = { ...action(world, 'Ring 01245 490490, she is aged 15'), _identifiesNoOne: tickIn(asked.html) }
  const again = await amina.post(`${ACTIONS}/new`, other)
  t.equal(again.status, 422)
  t.match(again.text, /This seems to hold a telephone number and somebody’s age/)
  const wrongDay = { ...other, 'dueOn-day': '40', _identifiesNoOne: tickIn(again.html) }
  const wrong = await amina.post(`${ACTIONS}/new`, wrongDay)
  t.match(wrong.text, /Enter a real date/)
  // The form remembers that it was ticked while something else is put right.
  t.match((await amina.submit(`${ACTIONS}/new`, action(world, other.text))).text, /Action RAS-2027-001 raised/)
  t.equal(
    (await amina.post(`${ACTIONS}/new`, { ...action(world, 'Ring 07700 900123'), _identifiesNoOne: 'yes' })).status,
    422,
  )
})

t.test('A program is told which field holds what, and confirms with a header', async t => {
  const world = await aWorld(t)
  const amina = await world.api('amina')
  const hard = await amina.request('POST', API, { body: sent(world, 'Her NHS number is 943 476 5919') })
  t.equal(hard.statusCode, 400)
  t.match(hard.headers['content-type'], /problem\+json/)
  t.match(hard.json().errors, [{ field: 'text', kinds: ['an NHS number'], words: /call 999/ }])
  t.notOk(hard.json().confirm)
  const soft = await amina.request('POST', API, { body: sent(world, 'Ask around CM1 1QH') })
  t.equal(soft.statusCode, 422)
  t.match(soft.json().errors, [{ field: 'text', kinds: ['a postcode'] }])
  const headers = { 'identifies-no-one': soft.json().confirm }
  const done = await amina.request('POST', API, { body: sent(world, 'Ask around CM1 1QH'), headers })
  t.equal(done.statusCode, 201)
  const same = await amina.request('POST', API, { body: sent(world, 'Ask around CM1 1QH, and again'), headers })
  t.equal(same.statusCode, 201, 'the same thing in other words was looked at already')
  t.equal((await amina.request('POST', API, { body: sent(world, 'Ask around CM2 2AB'), headers })).statusCode, 422)
  t.equal(
    trailOf(world).filter(each => (each as { deed: string }).deed === 'text.confirmed').length,
    1,
    'told once a day',
  )
  standsNowhere(t, world, '943 476')
})

t.test('Deep in what a program sends, the field is named by its path', async t => {
  const world = await aWorld(t)
  const meeting = {
    title: 'Seen in AB12 CDE',
    heldOn: '2027-06-10',
    startTime: '10:00',
    endTime: '12:00',
    mode: 'online',
  }
  const answer = await (await world.api('amina')).request('POST', '/api/v1/partnerships/riverside/programmes', {
    body: { meetings: [{ ...meeting, title: 'First' }, meeting], tell: 'draft', hasStandingAgenda: false },
  })
  t.match(answer.json().errors, [{ field: 'meetings.1.title', kinds: ['a vehicle registration'] }], answer.body)
})

t.test(
  'A venue may be a street address and a member has a telephone number; a number plate belongs in neither',
  async t => {
    const world = await aWorld(t)
    const amina = await world.as('amina')
    const at = await scheduled(amina, { venue: 'Civic Centre, 12 Duke Street, Chelmsford CM1 1JE' })
    t.match((await amina.get(at)).text, /12 Duke Street/)
    const own = await amina.fillIn('/account', {
      name: 'Amina Shah',
      phone: '07700 900123',
      directoryVisibility: 'members',
    })
    t.notMatch(own.text, NO_ONE)
    await amina.get(`${at}/change`)
    t.equal((await amina.post(`${at}/change`, { venue: 'Behind AB12 CDE' })).status, 400)
  },
)

t.test('Between ticking and saving stands the page of who is told, and Amina is not asked twice', async t => {
  const world = await aWorld(t)
  const amina = await world.as('amina')
  const at = await scheduled(amina)
  const { html } = await amina.get(`${at}/change`)
  const version = /name="version" value="(\d+)"/.exec(html)?.[1] ?? ''
  const change = {
    version,
    title: 'Quarterly meeting',
    purpose: 'Questions to 01245 490490',
    'heldOn-day': '11',
    'heldOn-month': '6',
    'heldOn-year': '2027',
    startTime: '10:00',
    endTime: '12:00',
    mode: 'in person',
    venue: 'Town Hall',
  }
  const asked = await amina.post(`${at}/change`, change)
  t.match(asked.text, NO_ONE)
  const preview = await amina.post(`${at}/change`, { ...change, _identifiesNoOne: tickIn(asked.html) })
  t.match(preview.text, /letters?, one to each person/)
  t.same(trailOf(world), [], 'nothing is saved yet, so nothing is noted')
  t.match((await amina.submit(`${at}/change`, { tell: 'save only' })).text, /Meeting changed/)
  t.equal(trailOf(world).length, 1)
})

t.test('By the link in his letter Tom cannot put a case into a note or a report either', async t => {
  const world = await aWorld(t)
  await scheduled(await world.as('amina'))
  const at = answerPath(lettersTo(world, 'tom')[0])
  const tom = world.stranger()
  const kept = await tom.fillIn(at, { answer: 'accepted', note: 'About 42/123456/26' })
  t.equal(kept.status, 400)
  t.match(kept.text, /This holds a crime reference/)
  t.match(kept.html, /value="About 42\/123456\/26"/)
  const asked = await tom.fillIn(at, { answer: 'accepted', note: 'Ring me on 07700 900123' })
  t.match(asked.text, NO_ONE)
  const saved = await tom.submit(at, {
    answer: 'accepted',
    note: 'Ring me on 07700 900123',
    _identifiesNoOne: tickIn(asked.html),
  })
  t.notMatch(saved.text, NO_ONE)
  t.match(
    world.house.database.sqlite.prepare('select note from invitations where person_id = ?').get(world.person.tom),
    {
      note: 'Ring me on 07700 900123',
    },
  )
  const update = `${at.replace(/answer$/, 'update')}/${world.organisation.harbour}`
  t.match(
    (await tom.fillIn(update, { text: 'We placed a woman born on 3 March 2010' })).text,
    /This holds a date of birth/,
  )
  const written = await tom.fillIn(update, { text: 'Our client is well' })
  t.match(written.text, /This seems to hold words about one person’s case/)
  t.match(written.text, NO_ONE)
  standsNowhere(t, world, '42/123456/26')
  standsNowhere(t, world, '3 March 2010')
})

t.test(
  'Without JavaScript a box beside a button is asked about on a page of its own, where it can be mended',
  async t => {
    const world = await aWorld(t)
    const { at, id, colin } = await writtenMinutes(world, { pete: { answer: 'accepted' } })
    await colin.get(`${at}/sitting`)
    await colin.post(`${at}/sitting`)
    const seat = world.house.database.sqlite
      .prepare('select id from attendances where meeting_id = ? and person_id = ?')
      .pluck()
      .get(id, world.person.pete)
    await colin.get(`${at}/sitting`)
    const asked = await colin.post(`${at}/sitting/attendance/${seat}/interests`, { interests: 'Works at CM1 1QH' })
    t.equal(asked.status, 422)
    t.match(asked.html, /<textarea[^>]*name="interests"[^>]*>Works at CM1 1QH/)
    const done = await colin.submit(`${at}/sitting/attendance/${seat}/interests`, {
      interests: 'Works at CM1 1QH',
      _identifiesNoOne: tickIn(asked.html),
    })
    t.match(done.html, /Works at CM1 1QH/)
  },
)

t.test('Of a paper its title and its file’s name are looked at, its content is not, and the page says so', async t => {
  const world = await aWorld(t)
  const amina = await world.as('amina')
  const at = await scheduled(amina)
  const file = { name: 'AB12 CDE.txt', bytes: 'A list of AB12 CDE and others' }
  t.match((await amina.get(`${at}/papers/new`)).text, /Files are not checked for what could identify somebody/)
  const kept = await amina.upload(`${at}/papers/new`, { title: 'Cars', agendaItemId: '' }, file)
  t.equal(kept.status, 400)
  t.match(kept.html, /href="#file"/)
  const other = await amina.upload(
    `${at}/papers/new`,
    { title: 'Cars', agendaItemId: '' },
    { ...file, name: 'cars.txt' },
  )
  t.match(other.text, /Cars/)
  t.equal(other.status, 200)
})

t.test('Whether the trail told it today already is asked of today’s entries, not of ten years of hers', async t => {
  const { house, clock } = await aWorld(t)
  const fact = {
    subjectType: 'partnership',
    subjectId: 'riverside',
    deed: 'text.confirmed',
    words: '',
    actorId: 'amina',
  }
  const plans = plansFor(house.database, /activity/, () =>
    isNotedSince(house.database.tx, { ...fact, partnershipId: 'riverside' }, clock.now()),
  )
  t.strictSame(plans, ['SEARCH activity USING INDEX activity_lately (partnership_id=? AND at>?)'])
})

t.test('A form of a thousand boxes that nobody drew does not fill the trail', async t => {
  const world = await aWorld(t)
  const amina = await world.as('amina')
  const boxes = Array.from({ length: 1000 }, (_, at) =>
    [...String(at)].map(digit => 'abcdefghij'[Number(digit)]).join(''),
  )
  await amina.get(`${ACTIONS}/new`)
  const many = Object.fromEntries(boxes.map(box => [box, 'Look for AB12 CDE']))
  t.equal((await amina.post(`${ACTIONS}/new`, many)).status, 400)
  const [{ words } = { words: '' }] = trailOf(world) as { words: string }[]
  t.match(words, /^Was kept from writing down a vehicle registration in the box “.*” and more$/)
  t.ok(words.length < 1000, `${words.length} characters`)
})

t.test('What is no text counts as no tick, whatever a program sends in its place', async t => {
  const world = await aWorld(t)
  const amina = await world.api('amina')
  const { id } = (await amina.request('POST', API, { body: sent(world, 'Call the council') })).json()
  for (const odd of [{ toString: 1 }, [{ toString: 1 }], [[]], 7, null]) {
    const body = { _identifiesNoOne: odd }
    const answer = await amina.request('POST', `${API}/${id}/closure`, { body, headers: { 'if-match': '"1"' } })
    t.equal(answer.statusCode, 409, `${JSON.stringify(odd)}: it is not done yet`)
  }
})
