import t from 'tap'
import { actionRequests } from '#src/actions/tables.ts'
import { sendDigests } from '#src/digests/send-digests.ts'
import { subGroups } from '#src/partnerships/tables.ts'
import { aWorld, type Persona, type World } from '#test/support/world.ts'
import { endMembership, theirAwaiting } from './looks.ts'
import { aMeeting, anAction } from './scene.ts'

const HOUSE = 'http://127.0.0.1:3000'

/** Something asked for about an action of the council's and not answered yet. */
function asked(world: World, request: Partial<typeof actionRequests.$inferInsert>, ofMeeting?: string) {
  const actionId = anAction(world, {
    dueOn: '2027-03-20',
    text: 'Print the card',
    reference: request.kind === 'new date' ? 'RAS-2027-010' : 'RAS-2027-009',
    ownerOrganisationId: world.organisation.council,
    ...(ofMeeting ? { raisedAtMeetingId: ofMeeting } : {}),
  })
  const id = world.house.ids.newId()
  world.house.database.tx
    .insert(actionRequests)
    .values({
      id,
      partnershipId: 'riverside',
      actionId,
      kind: 'new owner',
      reason: 'You have the printer',
      state: 'waiting',
      askedAt: '2027-02-25T09:00:00.000Z',
      askedBy: world.person.amina,
      ...request,
    })
    .run()
  return { id, path: `/partnerships/riverside/actions/${actionId}` }
}

const askedOf = async (world: World, who: Persona) =>
  (await theirAwaiting(world, who)).awaiting.filter(each =>
    ['action offered', 'later date asked for'].includes(each.kind),
  )

const digestTo = (world: World, who: Persona) =>
  world.letters().find(each => each.kind === 'digest' && each.toPersonId === world.person[who])

t.test('An action offered to Tom awaits him and his lead on the home page, in the digest and by the API', async t => {
  const world = await aWorld(t)
  const offer = asked(world, { toOrganisationId: world.organisation.harbour, toPersonId: world.person.tom })
  const path = `${offer.path}/offers/${offer.id}`
  t.match(await askedOf(world, 'tom'), [
    { text: 'Take on or decline RAS-2027-009: Print the card', note: 'offered to you, due 20 March 2027', path },
  ])
  t.match(await askedOf(world, 'lena'), [{ note: 'offered to somebody of your organisation, due 20 March 2027' }])
  for (const who of ['amina', 'colin', 'pete', 'sam'] as const) t.strictSame(await askedOf(world, who), [], who)
  const tom = await world.as('tom')
  const home = await tom.get('/home')
  t.match(home.text, /1 thing awaits you.*Take on or decline RAS-2027-009: Print the card/)
  t.match(home.html, `href="${path}"`)
  t.equal((await tom.get(path)).status, 200)
  await sendDigests(world.house)
  const letter = digestTo(world, 'tom')
  t.match(letter?.text, /Take on or decline RAS-2027-009: Print the card \(offered to you, due 20 March 2027\)/)
  const door = new RegExp(`${HOUSE}(/links/\\S+/actions/offers/${offer.id})`).exec(letter?.text ?? '')?.[1] ?? ''
  t.equal((await world.stranger().get(door)).status, 200, 'answered from the letter without signing in')
  t.equal(digestTo(world, 'pete'), undefined)
  await tom.fillIn(path, { answer: 'take' })
  t.strictSame(await askedOf(world, 'tom'), [], 'answered is answered')
  t.strictSame(await askedOf(world, 'lena'), [])
})

t.test('Offered to the whole organisation, it awaits everybody who represents it, and nobody who left', async t => {
  const world = await aWorld(t)
  asked(world, { toOrganisationId: world.organisation.harbour })
  for (const who of ['tom', 'lena'] as const)
    t.match(await askedOf(world, who), [{ note: 'offered to your organisation, due 20 March 2027' }], who)
  for (const who of ['amina', 'pete', 'sam'] as const) t.strictSame(await askedOf(world, who), [], who)
  endMembership(world, 'tom')
  t.strictSame(await askedOf(world, 'tom'), [])
  t.notMatch((await (await world.as('tom')).get('/home')).text, /RAS-2027-009/)
  await sendDigests(world.house)
  t.equal(digestTo(world, 'tom'), undefined)
})

t.test('A later date awaits chair and co-ordinator, and not whoever asked for it', async t => {
  const world = await aWorld(t)
  const date = asked(world, { kind: 'new date', dueOn: '2027-04-15', askedBy: world.person.tom })
  const path = `${date.path}/dates/${date.id}`
  for (const who of ['amina', 'colin'] as const)
    t.match(
      await askedOf(world, who),
      [
        {
          text: 'Grant or decline a later date for RAS-2027-010: Print the card',
          note: '15 April 2027 instead of 20 March 2027',
          path,
        },
      ],
      who,
    )
  for (const who of ['tom', 'lena', 'pete', 'sam'] as const) t.strictSame(await askedOf(world, who), [], who)
  const colin = await world.as('colin')
  t.match((await colin.get('/home')).html, `href="${path}"`)
  await sendDigests(world.house)
  t.match(digestTo(world, 'amina')?.text, /Grant or decline a later date for RAS-2027-010: Print the card/)
  t.equal(digestTo(world, 'tom'), undefined)
  await colin.fillIn(path, { answer: 'grant' })
  t.strictSame(await askedOf(world, 'amina'), [])
})

t.test('What a closed group offers to Tom is told to him and to nobody else outside it', async t => {
  const world = await aWorld(t)
  const groupId = world.house.ids.newId()
  const row = { createdAt: '2026-02-01T09:00:00.000Z', updatedAt: '2026-02-01T09:00:00.000Z' }
  world.house.database.tx
    .insert(subGroups)
    .values({
      id: groupId,
      partnershipId: 'riverside',
      name: 'Disruption',
      kind: 'standing',
      isClosed: true,
      ...row,
    })
    .run()
  const meeting = aMeeting(world, { heldOn: '2027-02-10', state: 'held', subGroupId: groupId })
  asked(world, { toOrganisationId: world.organisation.harbour, toPersonId: world.person.tom }, meeting)
  asked(world, { kind: 'new date', dueOn: '2027-04-15' }, meeting)
  t.match(await askedOf(world, 'tom'), [{ kind: 'action offered' }])
  t.equal((await askedOf(world, 'tom')).length, 1)
  for (const who of ['pete', 'sam'] as const) t.strictSame(await askedOf(world, who), [], who)
})

t.test('A stranger, and who belongs to no partnership, is told of nothing', async t => {
  const world = await aWorld(t)
  asked(world, { toOrganisationId: world.organisation.harbour })
  for (const who of ['priya', 'ada'] as const) t.strictSame(await askedOf(world, who), [], who)
  const stranger = await world.app.inject({ url: '/api/v1/me/awaiting', headers: { host: '127.0.0.1:3000' } })
  t.equal(stranger.statusCode, 401)
})
