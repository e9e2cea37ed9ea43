import t from 'tap'
import { inJob } from '#src/access/work.ts'
import { lapseQuietPledges } from '#src/pledges/lapse-quiet-pledges.ts'
import { aWorld, type World } from '#test/support/world.ts'
import { board, delivered, drafted, press, underWay, wording } from './scene.ts'

t.test('A pledge goes from Tom’s draft to Amina’s word, and each hears of what concerns them', async t => {
  const world = await aWorld(t)
  const [tom, lena] = [await world.as('tom'), await world.as('lena')]
  const path = await drafted(world)
  t.match((await tom.get(path)).text, /RAS-P-2027-001.*It is submitted by the lead of your organisation/)
  t.match((await press(world, 'lena', `${path}/submission`)).text, /Submitted\. The chair has been asked/)
  t.match((await press(world, 'amina', `${path}/acknowledgement`)).text, /Acknowledged: the pledge is under way/)

  const told = await tom.fillIn(`${path}/progress`, { completion: 'limited', reached: '40', nextStep: 'Brief them' })
  t.match(told.text, /Reached so far 40 of 95% of visits/)
  const done = await lena.fillIn(`${path}/delivery`, {
    reached: '90',
    text: 'Nine visits in ten now use it.',
    evidenceUrl: 'https://harbour.example/checklist',
    learned: 'Contractors need it on paper.',
  })
  t.match(done.text, /saying plainly what was and was not reached/)
  t.match((await press(world, 'amina', `${path}/verification`)).text, /Verified, and its organisation has been told/)
  t.match((await tom.get(board)).text, /1 pledge .*Verified \(1\)/)

  t.strictSame(
    world.letters().map(letter => [letter.toAddress, letter.subject]),
    [
      ['amina@example.org', 'RAS: a pledge waits to be acknowledged'],
      ['lena@example.org', 'RAS: your organisation’s pledge was acknowledged'],
      ['amina@example.org', 'RAS: a pledge waits to be verified'],
      ['lena@example.org', 'RAS: your organisation’s pledge was verified'],
    ],
  )
})

t.test('Each deed is for those it belongs to', async t => {
  const world = await aWorld(t)
  const path = await drafted(world)
  const tom = await world.as('tom')
  t.equal((await press(world, 'tom', `${path}/submission`)).status, 403, 'Lena leads, so Tom cannot submit')
  t.equal((await press(world, 'tom', `${path}/acknowledgement`)).status, 403, 'Tom does not chair')
  await press(world, 'lena', `${path}/submission`)
  t.equal((await press(world, 'colin', `${path}/acknowledgement`)).status, 403, 'nor does Colin')
  t.equal((await press(world, 'lena', `${path}/submission`)).status, 409, 'it has been submitted already')
  await press(world, 'amina', `${path}/acknowledgement`)
  t.equal((await (await world.as('pete')).get(`${path}/progress`)).status, 403, 'Pete is of the police')
  t.equal((await tom.get(`${path}/withdrawal`)).status, 403)
  t.equal((await tom.get(`${path}/progress`)).status, 200)
})

t.test('Nobody verifies a pledge of their own organisation', async t => {
  const world = await aWorld(t)
  const amina = await world.as('amina')
  await amina.get(`${board}/new`)
  const said = { ...wording(world), organisationId: world.organisation.council }
  const path = (await amina.post(`${board}/new`, said)).location ?? ''
  await press(world, 'amina', `${path}/submission`)
  await press(world, 'amina', `${path}/acknowledgement`)
  await amina.fillIn(`${path}/delivery`, { text: 'Done.', evidenceUrl: 'https://council.example/report' })
  const refused = await press(world, 'amina', `${path}/verification`)
  t.equal(refused.status, 403)
  t.match(refused.text, /Somebody from another organisation has to verify/)
})

t.test('Delivered without evidence is asked for it, and what was typed stays', async t => {
  const world = await aWorld(t)
  const path = await underWay(world)
  const lena = await world.as('lena')
  const page = await lena.fillIn(`${path}/delivery`, { text: 'All “done” 🤝' })
  t.equal(page.status, 400)
  t.match(page.text, /Add a link or a file that shows what was done/)
  t.match(page.text, /All “done” 🤝/)
  await lena.fillIn(`${path}/progress`, { completion: 'completed', evidenceUrl: 'https://harbour.example/list' })
  t.match((await lena.fillIn(`${path}/delivery`, { text: 'Done' })).text, /The chair has been asked to verify it/)
})

t.test('Amina asks for more evidence: the pledge is under way again, and Lena is told', async t => {
  const world = await aWorld(t)
  const path = await delivered(world)
  const amina = await world.as('amina')
  const page = await amina.fillIn(`${path}/question`, { reason: 'Which estates does this cover?' })
  t.match(page.text, /Under way The chair asks: Which estates does this cover\?/)
  t.equal(world.letters().at(-1)?.toAddress, 'lena@example.org')
  t.equal((await press(world, 'amina', `${path}/verification`)).status, 409)
})

t.test('Amina sends a submitted pledge back, Lena submits it again, and Amina hears of both', async t => {
  const world = await aWorld(t)
  const path = await drafted(world)
  await press(world, 'lena', `${path}/submission`)
  await (await world.as('amina')).fillIn(`${path}/question`, { reason: 'By how much?' })
  t.match((await press(world, 'lena', `${path}/submission`)).text, /Submitted/)
  t.equal(world.letters().filter(letter => letter.toAddress === 'amina@example.org').length, 2)
})

t.test('A pledge is paused with a reason and a date, resumed, and withdrawn', async t => {
  const world = await aWorld(t)
  const path = await underWay(world)
  const lena = await world.as('lena')
  const early = await lena.fillIn(`${path}/pause`, { reason: 'No staff', resumeOn: '2027-02-01' })
  t.equal(early.status, 400)
  t.match(early.text, /Enter a date after today/)
  const paused = await lena.fillIn(`${path}/pause`, { reason: 'No staff', resumeOn: '2027-06-01' })
  t.match(paused.text, /No staff \(until 1 June 2027\)/)
  t.match((await press(world, 'lena', `${path}/resumption`)).text, /under way again/)
  t.equal((await lena.fillIn(`${path}/withdrawal`, { reason: ' ' })).status, 400)
  t.match((await lena.fillIn(`${path}/withdrawal`, { reason: 'We closed' })).text, /Withdrawn We closed/)
  t.equal((await lena.get(`${path}/change`)).status, 403)
})

const lapse = (world: World) =>
  inJob(world.house, { permission: 'reminders.send', via: 'clockwork', here: { posts: [] } }, lapseQuietPledges)

t.test('Two quarters without a word and a pledge lapses; a word brings it back', async t => {
  const world = await aWorld(t)
  const path = await underWay(world)
  world.clock.advance({ days: 183 })
  t.equal(lapse(world), 0)
  world.clock.advance({ days: 1 })
  t.equal(lapse(world), 1)
  t.equal(lapse(world), 0)
  const tom = await world.as('tom')
  t.match((await tom.get(path)).text, /Lapsed No word of progress for two quarters/)
  await tom.fillIn(`${path}/progress`, { completion: 'substantial' })
  t.match((await tom.get(path)).text, /Under way/)
})

t.test('A verified pledge is renewed once, and the two point to each other', async t => {
  const world = await aWorld(t)
  const path = await delivered(world)
  await press(world, 'amina', `${path}/verification`)
  const lena = await world.as('lena')
  const renewed = await lena.fillIn(`${path}/renewal`, { ...wording(world), byWhen: '2028-09-30' })
  t.match(renewed.text, /RAS-P-2027-002.*Renews RAS-P-2027-001/)
  t.match((await lena.get(path)).text, /Renewed as RAS-P-2027-002/)
  t.equal((await lena.get(`${path}/renewal`)).status, 409)
})
