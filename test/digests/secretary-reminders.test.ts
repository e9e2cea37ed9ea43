import t from 'tap'
import { sendReminders } from '#src/digests/send-reminders.ts'
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
