import t from 'tap'
import { sendReminders } from '#src/digests/send-reminders.ts'
import { meetingsHeld } from '#src/funding/figures-store.ts'
import { minutesVerdict } from '#src/funding/minutes-in-time.ts'
import { stretchOf } from '#src/funding/stretch-store.ts'
import { aWorld, emailOf, type World } from '#test/support/world.ts'
import { circulatedMinutes } from './scene.ts'

/** Minutes of 1 March, circulated on the 3rd and taken back on the 5th to be mended. */
async function takenBack(world: World) {
  world.clock.set('2027-03-03T10:00:00.000Z')
  const meeting = await circulatedMinutes(world)
  world.clock.set('2027-03-05T10:00:00.000Z')
  const colin = await world.as('colin')
  await colin.get(meeting.at)
  const back = await colin.post(`${meeting.at}/draft`)
  if (back.status !== 303) throw new Error(back.text)
  return meeting
}

const held = (world: World) => {
  const year = stretchOf(['riverside'], { from: '2027-01-01', to: '2027-12-31' })
  const [meeting] = meetingsHeld(world.house.database.tx, year)
  if (!meeting) throw new Error('No meeting was held')
  return minutesVerdict(meeting, '2027-04-20')
}

t.test(
  'Minutes that went out in time and were taken back to be mended are not late, and the page says which',
  async t => {
    const world = await aWorld(t)
    const { id, at } = await takenBack(world)
    world.clock.set('2027-04-20T10:00:00.000Z')
    const later = await world.as('colin')
    const story = /Circulated 3 March 2027, in time, and taken back 5 March 2027 to be mended/
    t.match((await later.get(`${at}/edit`)).text, story)
    const meeting = await later.get(`/partnerships/riverside/meetings/${id}`)
    t.match(meeting.text, story)
    t.notMatch(meeting.text, /working days late/)
    await later.get(`${at}/circulate`)
    t.equal((await later.post(`${at}/circulate`, { telling: 'save' })).status, 303)
    t.match((await later.get(at)).text, /Circulated 3 March 2027, in time; mended and circulated again 20 April 2027/)
    t.equal(held(world), 'not due', 'the office counts from the first time')
  },
)

t.test('Colin is reminded to circulate again by the day they were taken back, once each', async t => {
  const world = await aWorld(t)
  await takenBack(world)
  const told = async (on: string) => {
    world.clock.set(`${on}T09:00:00.000Z`)
    const before = world.letters().length
    await sendReminders(world.house)
    await sendReminders(world.house)
    return world.letters().slice(before)
  }
  t.strictSame(await told('2027-03-10'), [], 'not by the day of the meeting')
  t.strictSame(await told('2027-03-15'), [])
  const [soon, ...others] = await told('2027-03-16')
  t.strictSame(others, [])
  t.equal(soon?.toAddress, emailOf('colin'))
  t.equal(soon?.subject, 'RAS: minutes wait to be circulated again')
  t.match(soon?.text, /taken back on 5 March 2027 to be mended.*again by Friday 19 March 2027/s)
  const [late] = await told('2027-03-22')
  t.match(late?.text, /taken back on 5 March 2027 to be mended.*Nobody but their writers has seen them since/s)
  t.strictSame(await told('2027-03-23'), [])
})
