import { invitations, meetings } from '#src/meetings/tables.ts'
import type { Persona, World } from './world.ts'

/** Puts a meeting of Riverside into the world, from 10am to noon, and answers its id. */
export function aMeeting(world: World, change: Partial<typeof meetings.$inferInsert> = {}): string {
  const { tx } = world.house.database
  const id = world.house.ids.newId()
  tx.insert(meetings)
    .values({
      id,
      partnershipId: 'riverside',
      title: 'Spring meeting',
      heldOn: '2027-03-25',
      startTime: '10:00',
      endTime: '12:00',
      startsAt: '2027-03-25T10:00:00.000Z',
      endsAt: '2027-03-25T12:00:00.000Z',
      mode: 'in person',
      venue: 'Town Hall',
      state: 'scheduled',
      icalUid: world.house.ids.newRandomId(),
      revisedAt: world.clock.now(),
      createdAt: world.clock.now(),
      updatedAt: world.clock.now(),
      ...change,
    })
    .run()
  return id
}

/** Asks somebody to a meeting, as if their invitation had gone out. */
export function asked(world: World, meetingId: string, who: Persona, organisation: keyof World['organisation']): void {
  world.house.database.tx
    .insert(invitations)
    .values({
      id: world.house.ids.newId(),
      partnershipId: 'riverside',
      meetingId,
      personId: world.person[who],
      organisationId: world.organisation[organisation],
      invitedAt: world.clock.now(),
      toldSequence: 0,
      toldAt: world.clock.now(),
    })
    .run()
}
