import t from 'tap'
import { grants } from '#src/funding/tables.ts'
import { anAction } from '#test/digests/scene.ts'
import { aWorld, type World } from '#test/support/world.ts'

function fundRiverside({ house, organisation }: World): void {
  const at = house.clock.now()
  house.database.tx
    .insert(grants)
    .values({
      id: house.ids.newId(),
      policeAreaId: 'northshire',
      funderOrganisationId: organisation.office,
      recipientOrganisationId: organisation.council,
      forPartnershipId: 'riverside',
      programme: 'Fund',
      title: 'Co-ordination',
      purpose: 'Purpose',
      reasons: 'Reasons',
      conditions: 'None',
      decisionReference: 'R-1',
      decidedOn: '2026-03-01',
      amountAwarded: 1_400_000,
      periodStartsOn: '2026-04-01',
      periodEndsOn: '2027-03-31',
      state: 'active',
      createdAt: at,
      updatedAt: at,
    })
    .run()
}

t.test('Priya sees her area in numbers on arriving, and which partnership is worth a look and why', async t => {
  const world = await aWorld(t)
  anAction(world, { dueOn: '2027-02-20', text: 'Print the card' })
  const priya = await world.as('priya')
  t.match((await priya.get('/home')).text, /No partnership is funded yet\. Record a grant/)
  fundRiverside(world)
  const page = await priya.get('/home')
  t.match(
    page.text,
    /Worth a look Riverside Against Slavery Behind with meetings, 1 action overdue and grant ends 31 March 2027/,
  )
  t.notMatch(page.text, /Print the card/, 'numbers, never what an action says')
  t.equal((await priya.get('/funding/northshire/partnerships/riverside')).status, 200)
})

t.test('Whoever is no officer sees nothing of it', async t => {
  const world = await aWorld(t)
  fundRiverside(world)
  for (const who of ['amina', 'finn', 'ada'] as const)
    t.notMatch((await (await world.as(who)).get('/home')).text, /Worth a look/, who)
})

t.test('Ada sees on arriving which letters failed', async t => {
  const world = await aWorld(t)
  const ada = await world.as('ada')
  t.match((await ada.get('/home')).text, /Letters that failed None\./)
  await ada.submit('/administration/areas/northshire', {
    name: 'Quinn',
    email: 'quinn@office.example',
    post: 'officer',
  })
  const letter = world.letters().at(-1)
  world.house.database.sqlite.prepare("UPDATE letters SET state = 'failed' WHERE id = ?").run(letter?.id)
  const page = await ada.get('/home')
  t.ok(letter)
  t.match(page.html, `href="/administration/letters/${letter?.id}"`)
  t.match(page.text, `To ${letter?.toAddress}`)
  t.notMatch((await (await world.as('amina')).get('/home')).text, /Letters that failed/)
})
