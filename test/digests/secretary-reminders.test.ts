import { eq } from 'drizzle-orm'
import t from 'tap'
import { memberships } from '#src/access/tables.ts'
import { sendReminders } from '#src/digests/send-reminders.ts'
import { partnerships } from '#src/partnerships/tables.ts'
import { aMeeting } from '#test/support/meetings.ts'
import { aWorld, emailOf } from '#test/support/world.ts'
import { writtenMinutes } from '../minutes/scene.ts'

t.test(
  'Colin is reminded of letters that did not go, and of minutes before and after they are due, once each',
  async t => {
    const world = await aWorld(t)
    const { item, colin } = await writtenMinutes(world)
    await colin.post(`${item}/actions`, {
      text: 'Map the car washes',
      ownerOrganisationId: world.organisation.police,
      dueOn: '2027-06-01',
    })
    const told = async (on: string) => {
      world.clock.set(`${on}T09:00:00.000Z`)
      const before = world.letters().length
      await sendReminders(world.house)
      await sendReminders(world.house)
      return world
        .letters()
        .slice(before)
        .map(each => [each.toAddress, each.subject])
    }
    t.strictSame(await told('2027-03-02'), [], 'within the day there is nothing to remind of')
    t.strictSame(await told('2027-03-03'), [[emailOf('colin'), 'RAS: what was agreed has not gone out']])
    t.strictSame(await told('2027-03-09'), [])
    t.strictSame(await told('2027-03-10'), [[emailOf('colin'), 'RAS: minutes are due soon']])
    t.strictSame(await told('2027-03-16'), [[emailOf('colin'), 'RAS: minutes are late']])
    t.strictSame(await told('2027-03-17'), [])
  },
)

t.test(
  'Where a round takes many turns, each partnership’s secretary is reminded once, the last as the first',
  async t => {
    const world = await aWorld(t)
    const { tx } = world.house.database
    const [riverside] = tx.select().from(partnerships).where(eq(partnerships.id, 'riverside')).all()
    t.ok(riverside)
    const ids = Array.from({ length: 25 }, (_, n) => `many-${String(n).padStart(2, '0')}`)
    for (const id of ids) {
      if (riverside)
        tx.insert(partnerships)
          .values({ ...riverside, id, shortName: id })
          .run()
      tx.insert(memberships)
        .values({
          id: world.house.ids.newId(),
          personId: world.person.colin,
          partnershipId: id,
          organisationId: world.organisation.council,
          role: 'co-ordinator',
          invitedAt: '2026-01-01T09:00:00.000Z',
          startedAt: '2026-01-01T09:00:00.000Z',
          undertakingVersion: 1,
        })
        .run()
      const starts = '2027-02-10T10:00:00.000Z'
      aMeeting(world, { partnershipId: id, heldOn: '2027-02-10', startsAt: starts, endsAt: '2027-02-10T12:00:00.000Z' })
    }
    await sendReminders(world.house)
    await sendReminders(world.house)
    t.strictSame(
      world.letters().map(each => each.subject),
      ids.map(id => `${id}: minutes are late`),
    )
  },
)
