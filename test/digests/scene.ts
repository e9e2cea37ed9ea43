import { actions } from '#src/actions/tables.ts'
import { noteActivity } from '#src/activity/note-activity.ts'
import { londonInstant } from '#src/clock.ts'
import { invitations, meetings } from '#src/meetings/tables.ts'
import { minutes } from '#src/minutes/tables.ts'
import { pledges } from '#src/pledges/tables.ts'
import type { Org, Persona, World } from '#test/support/world.ts'

const row = { createdAt: '2026-02-01T09:00:00.000Z', updatedAt: '2026-02-01T09:00:00.000Z' }

/** A meeting as it stands in the calendar, and whom it asks. */
export function aMeeting(
  world: World,
  meeting: Partial<typeof meetings.$inferInsert> & { heldOn: string; asks?: Persona[]; toldAt?: string },
): string {
  const { asks = [], toldAt = '2027-02-01T09:00:00.000Z', ...values } = meeting
  const { tx } = world.house.database
  const id = world.house.ids.newId()
  tx.insert(meetings)
    .values({
      id,
      partnershipId: 'riverside',
      title: 'Quarterly meeting',
      startTime: '10:00',
      endTime: '12:00',
      startsAt: londonInstant(meeting.heldOn, '10:00'),
      endsAt: londonInstant(meeting.heldOn, '12:00'),
      mode: 'online',
      state: 'scheduled',
      icalUid: id,
      revisedAt: row.updatedAt,
      ...row,
      ...values,
    })
    .run()
  for (const who of asks)
    tx.insert(invitations)
      .values({
        id: world.house.ids.newId(),
        partnershipId: values.partnershipId ?? 'riverside',
        meetingId: id,
        personId: world.person[who],
        organisationId: world.organisation.harbour,
        invitedAt: toldAt,
        toldSequence: 0,
        toldAt,
      })
      .run()
  return id
}

let made = 0

export function anAction(world: World, action: Partial<typeof actions.$inferInsert> & { dueOn: string }): string {
  const id = world.house.ids.newId()
  made += 1
  world.house.database.tx
    .insert(actions)
    .values({
      id,
      partnershipId: 'riverside',
      reference: `A-${made}`,
      text: 'Print the helpline card',
      ownerOrganisationId: world.organisation.harbour,
      state: 'open',
      ...row,
      ...action,
    })
    .run()
  return id
}

export function aPledge(
  world: World,
  pledge: Partial<typeof pledges.$inferInsert> & { org?: Org; byWhen: string },
): string {
  const { org = 'harbour', ...values } = pledge
  const id = world.house.ids.newId()
  made += 1
  world.house.database.tx
    .insert(pledges)
    .values({
      id,
      partnershipId: 'riverside',
      organisationId: world.organisation[org],
      reference: `P-${made}`,
      title: 'We will train our front desk',
      measure: 'people trained',
      fourP: 'prepare',
      theme: 'training',
      madeOn: '2027-02-01',
      state: 'active',
      ...row,
      ...values,
    })
    .run()
  return id
}

export function minutesOf(
  world: World,
  meetingId: string,
  values: Partial<typeof minutes.$inferInsert> & { heldOn: string; state: 'draft' | 'circulated' },
): void {
  world.house.database.tx
    .insert(minutes)
    .values({ meetingId, partnershipId: 'riverside', ...row, ...values })
    .run()
}

/** Something that happened at the world's present moment. */
export const happened = (world: World, deed: string, subjectId: string, partnershipId = 'riverside'): void =>
  world.operate(work =>
    noteActivity(work, { deed, subjectType: deed.split('.')[0] ?? '', subjectId, words: 'It was done', partnershipId }),
  )
