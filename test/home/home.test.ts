import t from 'tap'
import { aMeeting, anAction, aPledge, happened, minutesOf } from '#test/digests/scene.ts'
import { aWorld, type World } from '#test/support/world.ts'

t.test('A stranger meets a start page with one button, whom to tell, and nothing to fill in', async t => {
  const world = await aWorld(t)
  const page = await world.stranger().get('/')
  t.equal(page.status, 200)
  t.match(page.html, /href="\/sign-in" role="button"/)
  for (const number of ['999', '101', '08000 121 700', '0800 555 111']) t.match(page.text, number)
  t.match(page.text, /cannot take a report/)
  t.notMatch(page.html, /<form|<textarea|<input/)
  t.equal((await world.stranger().get('/home')).location, '/sign-in?next=%2Fhome')
})

t.test('Each role finds its main job on the first page after signing in', async t => {
  const world = await aWorld(t)
  for (const [who, words, href] of [
    ['amina', 'Schedule a meeting', '/partnerships/riverside/meetings/new'],
    ['colin', 'Schedule a meeting', '/partnerships/riverside/meetings/new'],
    ['tom', 'Record a pledge', '/partnerships/riverside/pledges/new'],
    ['priya', 'See how the partnerships are doing', '/funding/northshire'],
    ['ada', 'Create a partnership', '/administration/partnerships/new'],
  ] as const) {
    const browser = await world.as(who)
    t.equal((await browser.get('/')).location, '/home')
    const page = await browser.get('/home')
    t.match(
      page.html,
      `<a href="${href}" role="button" draggable="false" class="govuk-button" data-module="govuk-button">${words}`,
    )
    t.equal((await browser.get(href)).status, 200, `${href} is there for ${who}`)
  }
})

t.test('The button leads Tom to his own pledge wherever it is, or else to those of his organisation', async t => {
  const world = await aWorld(t)
  const { harbour } = world.organisation
  // The first of his partnerships by name, and nothing of his is pledged there.
  joins(world, 'hillside', harbour)
  aPledge(world, { partnershipId: 'hillside', org: 'hill', byWhen: '2027-03-10' })
  aPledge(world, { org: 'police', byWhen: '2027-03-11' })
  aPledge(world, { state: 'delivered', byWhen: '2027-03-12', leadPersonId: world.person.tom })
  const tom = await world.as('tom')
  const leads = async (words: string, href: string) => {
    const [, to = '', text] = /<a href="([^"]+)" role="button"[^>]*>([^<]+)/.exec((await tom.get('/home')).html) ?? []
    t.strictSame([text, to], [words, href])
    t.equal((await tom.get(to)).status, 200)
  }
  await leads('Record a pledge', '/partnerships/hillside/pledges/new')
  aPledge(world, { byWhen: '2027-12-12', leadPersonId: world.person.lena })
  await leads('Update your pledges', `/partnerships/riverside/pledges?organisation=${harbour}`)
  const own = aPledge(world, { byWhen: '2027-12-13', leadPersonId: world.person.tom })
  await leads('Update your pledge', `/partnerships/riverside/pledges/${own}`)
  aPledge(world, { byWhen: '2027-12-14', leadPersonId: world.person.tom })
  await leads('Update your pledges', `/partnerships/riverside/pledges?organisation=${harbour}`)
  world.house.database.sqlite
    .prepare("update memberships set ended_at = ? where person_id = ? and partnership_id = 'riverside'")
    .run(world.clock.now(), world.person.tom)
  await leads('Record a pledge', '/partnerships/hillside/pledges/new')
})

/** Tom represents that organisation there as well. */
const joins = (world: World, partnership: string, organisationId: string) =>
  world.house.database.sqlite
    .prepare(
      "insert into memberships (id, person_id, partnership_id, organisation_id, role, invited_at, started_at, undertaking_version) values ('j', ?, ?, ?, 'representative', '2027-02-01T09:00:00.000Z', '2027-02-02T09:00:00.000Z', 1)",
    )
    .run(world.person.tom, partnership, organisationId)

t.test('Tom sees what awaits him, what is late and what is next, each with the way there', async t => {
  const world = await aWorld(t)
  const meeting = aMeeting(world, { heldOn: '2027-03-20', asks: ['tom'] })
  const action = anAction(world, { dueOn: '2027-02-20', text: 'Print the <card>' })
  const pledge = aPledge(world, { byWhen: '2027-03-10' })
  const news = aMeeting(world, { heldOn: '2027-06-20', title: 'Summer meeting' })
  world.clock.advance({ minutes: -1 })
  happened(world, 'meeting.scheduled', news)
  world.clock.advance({ minutes: 1 })
  const tom = await world.as('tom')
  const page = await tom.get('/home')
  t.match(page.text, /1 thing awaits you/)
  t.match(page.text, /owe: 1 overdue Print the <card> Your organisation’s, overdue since 20 February 2027/)
  t.match(page.text, /Saturday 20 March 2027 at 10am, you have not answered/)
  t.match(page.text, /What others did in the last two weeks Summer meeting Scheduled for Sunday 20 June 2027/)
  for (const path of [`meetings/${meeting}`, `meetings/${meeting}/answer`, `actions/${action}`, `pledges/${pledge}`]) {
    t.match(page.html, `href="/partnerships/riverside/${path}"`)
    t.equal((await tom.get(`/partnerships/riverside/${path}`)).status, 200)
  }
})

t.test('The way to the partnership stands on every page, and its funding among the tabs of who leads it', async t => {
  const world = await aWorld(t)
  for (const [who, leads] of [
    ['amina', true],
    ['tom', false],
  ] as const) {
    const page = await (await world.as(who)).get('/partnerships/riverside/actions')
    t.match(page.html, 'href="/partnerships/riverside" aria-current="true">My partnership')
    t.equal(page.html.includes('href="/partnerships/riverside/funding"'), leads, who)
  }
  t.notMatch((await (await world.as('priya')).get('/account')).text, /My partnership/)
})

t.test('An invitation into a partnership stands on top, until it lapses', async t => {
  const world = await aWorld(t)
  const { sqlite } = world.house.database
  sqlite
    .prepare(
      "insert into memberships (id, person_id, partnership_id, organisation_id, role, invited_at, expires_at) values ('i', ?, 'hillside', ?, 'representative', '2027-02-25T09:00:00.000Z', '2027-03-11T09:00:00.000Z')",
    )
    .run(world.person.tom, world.organisation.harbour)
  const tom = await world.as('tom')
  const page = await tom.get('/home')
  t.match(page.text, /You are invited Hillside Against Slavery invites you for Harbour Housing, until 11 March 2027/)
  t.match(page.html, /href="\/invitations"/)
  world.clock.set('2027-03-11T09:00:00.000Z')
  t.notMatch((await (await world.as('tom')).get('/home')).text, /You are invited/)
})

t.test(
  'The overview shows how Riverside stands: next meeting, minutes, actions, pledges and one next step by role',
  async t => {
    const world = await aWorld(t)
    aMeeting(world, { heldOn: '2027-03-20', asks: ['tom'] })
    const held = aMeeting(world, { heldOn: '2027-02-01', title: 'Winter meeting', state: 'held' })
    minutesOf(world, held, { heldOn: '2027-02-01', state: 'circulated', circulatedAt: '2027-02-20T09:00:00.000Z' })
    anAction(world, { dueOn: '2027-02-20', ownerOrganisationId: world.organisation.police })
    anAction(world, { dueOn: '2027-05-20', ownerOrganisationId: world.organisation.police })
    aPledge(world, { byWhen: '2027-10-01' })
    aPledge(world, { byWhen: '2027-10-01', state: 'draft', org: 'police' })
    const page = await (await world.as('tom')).get('/partnerships/riverside')
    t.match(page.text, /Your next step Say whether you are coming: Quarterly meeting/)
    t.match(page.text, /Winter meeting, 1 February 2027 \(circulated, not approved yet\)/)
    t.match(page.text, /2 open actions , 1 overdue/)
    t.match(page.text, /Active 1 Delivered 0 Verified 0/)
    t.match(page.text, /3 organisations , hosted by Riverside Council/)
    t.notMatch(page.text, /Draft|Change the description/)
    const chairs = await (await world.as('amina')).get('/partnerships/riverside')
    t.match(chairs.text, /Your next step Approve the minutes of Winter meeting/)
    t.match(chairs.text, /Change the description/)
    t.equal((await (await world.as('sam')).get('/partnerships/riverside')).status, 404)
    t.equal((await (await world.as('priya')).get('/partnerships/riverside')).status, 404)
  },
)

t.test('Help, privacy and accessibility are there for everybody', async t => {
  const world = await aWorld(t)
  for (const [path, words] of [
    ['/help', /What to do first/],
    ['/privacy', /complain to the Information Commissioner/],
    ['/accessibility', /partially compliant with the Web Content Accessibility Guidelines version 2.2 AA/],
  ] as const) {
    const page = await world.stranger().get(path)
    t.equal(page.status, 200)
    t.match(page.text, words)
  }
})

t.test('Sam, who is the only member yet, is asked to invite the others before anything else', async t => {
  const world = await aWorld(t)
  const sam = await world.as('sam')
  t.match((await sam.get('/home')).text, /Invite your members/)
  t.match((await sam.get('/partnerships/hillside')).text, /Import your list of members/)
  t.notMatch((await (await world.as('amina')).get('/home')).text, /Invite your members/)
})
