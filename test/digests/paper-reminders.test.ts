import { eq } from 'drizzle-orm'
import t from 'tap'
import { sendReminders } from '#src/digests/send-reminders.ts'
import { digestPreferences } from '#src/digests/tables.ts'
import { agendaItems, meetings } from '#src/meetings/tables.ts'
import { people } from '#src/people/tables.ts'
import { aMeeting } from '#test/support/meetings.ts'
import { aWorld, type World } from '#test/support/world.ts'

/** A meeting whose one item waits for a paper of Harbour Housing, due on Thursday 18 March 2027. */
function aPaperAwaited(world: World, personId: string | null = null): string {
  const meetingId = aMeeting(world, { papersDueOn: '2027-03-18' })
  const id = world.house.ids.newId()
  world.house.database.tx
    .insert(agendaItems)
    .values({
      ...{ id, meetingId, partnershipId: 'riverside', position: 1, title: 'Beds', kind: 'discussion' },
      ...{ paperFromOrganisationId: world.organisation.harbour, paperFromPersonId: personId },
      ...{ createdAt: world.clock.now(), updatedAt: world.clock.now() },
    })
    .run()
  return meetingId
}

const nudges = (world: World) => world.letters().filter(each => each.cause.startsWith('paper owed'))
const onDay = async (world: World, day: string) => {
  world.clock.set(`${day}T09:00:00.000Z`)
  await sendReminders(world.house)
}

t.test('Who owes a paper is reminded once two working days before, and once on the day', async t => {
  const world = await aWorld(t)
  const meetingId = aPaperAwaited(world)
  await onDay(world, '2027-03-15')
  t.strictSame(nudges(world), [])
  for (const day of ['2027-03-16', '2027-03-16', '2027-03-17']) await onDay(world, day)
  const [early, ...more] = nudges(world)
  t.strictSame(more, [])
  t.equal(early?.toAddress, 'lena@example.org', 'she leads for Harbour Housing')
  t.equal(early?.subject, 'RAS: a paper is awaited from you')
  t.match(early?.text, new RegExp(`Beds[\\s\\S]*Thursday 18 March 2027[\\s\\S]*/meetings/${meetingId}/agenda/items/`))
  for (const day of ['2027-03-18', '2027-03-18', '2027-03-19']) await onDay(world, day)
  t.equal(nudges(world).length, 2)
  t.match(nudges(world)[1]?.text, /It is due today/)
})

t.test(
  'The person named is reminded alone; in neutral words where they have an alias, and not where they turned it off',
  async t => {
    const world = await aWorld(t)
    const { tx } = world.house.database
    tx.update(people).set({ alias: 'Adviser' }).where(eq(people.id, world.person.tom)).run()
    aPaperAwaited(world, world.person.tom)
    await onDay(world, '2027-03-16')
    const [letter] = nudges(world)
    t.equal(letter?.toAddress, 'tom@example.org')
    t.notMatch(`${letter?.subject} ${letter?.text} ${letter?.fromName}`, /\bRAS\b|Riverside|Beds/)
    tx.insert(digestPreferences)
      .values({
        personId: world.person.tom,
        frequency: 'weekly',
        weekday: 1,
        hour: 8,
        reminders: false,
        updatedAt: world.clock.now(),
      })
      .run()
    await onDay(world, '2027-03-18')
    t.equal(nudges(world).length, 1)
  },
)

t.test('Nobody is reminded of a meeting that is called off', async t => {
  const world = await aWorld(t)
  const meetingId = aPaperAwaited(world)
  world.house.database.tx
    .update(meetings)
    .set({ state: 'cancelled', cancelledReason: 'Snow' })
    .where(eq(meetings.id, meetingId))
    .run()
  await onDay(world, '2027-03-16')
  t.strictSame(nudges(world), [])
})
