import t from 'tap'
import { memberships } from '#src/access/tables.ts'
import type { Work } from '#src/access/work.ts'
import { inviteToComingMeetings, withdrawFromComingMeetings } from '#src/meetings/invites.ts'
import { aWorld, type World } from '#test/support/world.ts'
import { calendarOf, drafted, lettersTo, plan, scheduled, sequenceIn, stampIn } from './scene.ts'

/** Sam joins Riverside for Hill Trust, which takes a seat, and hears what a new member hears. */
function join(world: World) {
  const { tx, sqlite } = world.house.database
  const membershipId = world.house.ids.newId()
  sqlite
    .prepare('insert into seats (id, partnership_id, organisation_id, joined_on) values (?, ?, ?, ?)')
    .run(world.house.ids.newId(), 'riverside', world.organisation.hill, '2027-03-01')
  tx.insert(memberships)
    .values({
      id: membershipId,
      personId: world.person.sam,
      partnershipId: 'riverside',
      organisationId: world.organisation.hill,
      role: 'representative',
      invitedAt: world.clock.now(),
      startedAt: world.clock.now(),
      undertakingVersion: 1,
    })
    .run()
  world.operate(work => inviteToComingMeetings(work as Work, 'riverside', world.person.sam))
  return membershipId
}

function leave(world: World, membershipId: string) {
  world.house.database.sqlite
    .prepare('update memberships set ended_at = ? where id = ?')
    .run(world.clock.now(), membershipId)
  world.operate(work => withdrawFromComingMeetings(work as Work, 'riverside', world.person.sam))
}

t.test('Who joins is invited to every meeting still to come, and nobody else hears of it', async t => {
  const world = await aWorld(t)
  const amina = await world.as('amina')
  const at = await scheduled(amina)
  await scheduled(amina, { 'heldOn-month': '9', title: 'Autumn meeting' })
  await drafted(amina, { title: 'A mere draft' })
  await amina.get(`${at}/change`)
  await amina.post(`${at}/change`, { ...plan, venue: 'Library' })
  await amina.post(`${at}/change`, { tell: 'send' })
  const before = world.letters().length
  join(world)
  t.equal(world.letters().length, before + 2)
  const [letter, autumn] = lettersTo(world, 'sam')
  t.equal(letter?.subject, 'Invitation: RAS, 10 June 2027')
  t.match(letter?.text, /You are invited/)
  t.notMatch(letter?.text, /was /, 'an invitation, not an update')
  t.equal(sequenceIn(calendarOf(letter)), 1, 'the meeting as it now is')
  t.equal(autumn?.subject, 'Invitation: RAS, 10 September 2027')
})

t.test('Who leaves has their invitations taken back, and nobody else’s', async t => {
  const world = await aWorld(t)
  await scheduled(await world.as('amina'))
  const membership = join(world)
  const before = world.letters().length
  leave(world, membership)
  t.equal(world.letters().length, before + 1)
  const letter = lettersTo(world, 'sam').at(-1)
  const text = calendarOf(letter)
  t.equal(letter?.subject, 'Invitation withdrawn: RAS, 10 June 2027')
  t.match(text, /^METHOD:CANCEL/m)
  t.notMatch(text, /^STATUS:/m, 'the meeting itself goes on')
  t.equal(sequenceIn(text), 1)
  t.match((await (await world.as('amina')).get('/partnerships/riverside/meetings')).text, /Quarterly meeting/)
  leave(world, membership)
  t.equal(world.letters().length, before + 1, 'taking back twice tells nobody')
})

t.test('The others are not told anew because somebody left', async t => {
  const world = await aWorld(t)
  const amina = await world.as('amina')
  const at = await scheduled(amina)
  leave(world, join(world))
  t.notMatch((await amina.get(at)).text, /not know the meeting/)
})

t.test('Who comes back is invited again, later than what took it away, and their link works', async t => {
  const world = await aWorld(t)
  await scheduled(await world.as('amina'))
  const membership = join(world)
  leave(world, membership)
  world.house.database.sqlite.prepare('update memberships set ended_at = null where id = ?').run(membership)
  world.operate(work => inviteToComingMeetings(work as Work, 'riverside', world.person.sam))
  const [, gone, again] = lettersTo(world, 'sam').map(calendarOf)
  t.ok(sequenceIn(again ?? '') > sequenceIn(gone ?? ''))
  t.ok(stampIn(again ?? '') > stampIn(gone ?? ''))
  const path = /\/links\/\S+\/answer/.exec(lettersTo(world, 'sam').at(-1)?.text ?? '')?.[0] ?? ''
  t.equal((await world.stranger().get(path)).status, 200)
})
