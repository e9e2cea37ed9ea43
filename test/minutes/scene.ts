import { agendaItems, invitations, meetings } from '#src/meetings/tables.ts'
import type { Persona, World } from '#test/support/world.ts'
import { NOW } from '#test/support/world.ts'

type Answer = (typeof invitations.$inferInsert)['answer']

/** Riverside's meeting of 1 March 2027 at ten, which begins as the test's clock stands: who was asked and what they said. */
export function aMeeting(
  world: World,
  answers: Partial<Record<Persona, { answer: Answer; substituteName?: string }>> = {},
) {
  const { tx } = world.house.database
  const newId = () => world.house.ids.newId()
  const id = newId()
  const row = { createdAt: NOW, updatedAt: NOW }
  tx.insert(meetings)
    .values({
      id,
      partnershipId: 'riverside',
      title: 'Spring meeting',
      heldOn: '2027-03-01',
      startTime: '10:00',
      endTime: '12:00',
      startsAt: NOW,
      endsAt: '2027-03-01T12:00:00.000Z',
      mode: 'in person',
      venue: 'The Old Library',
      state: 'scheduled',
      icalUid: newId(),
      revisedAt: NOW,
      ...row,
    })
    .run()
  const items = (
    [
      ['Welcome and apologies', 'standing', 'Chair'],
      ['Training for councils', 'discussion', 'Harbour Housing'],
      ['Operation Nightjar', 'closed', 'Northshire Police'],
    ] as const
  ).map(([title, kind, owner], at) => ({
    id: newId(),
    partnershipId: 'riverside',
    meetingId: id,
    position: at + 1,
    title,
    kind,
    owner,
    ...row,
  }))
  tx.insert(agendaItems).values(items).run()
  const asked = { amina: 'council', colin: 'council', lena: 'harbour', tom: 'harbour', pete: 'police' } as const
  for (const [who, organisation] of Object.entries(asked))
    tx.insert(invitations)
      .values({
        id: newId(),
        partnershipId: 'riverside',
        meetingId: id,
        personId: world.person[who as Persona],
        organisationId: world.organisation[organisation],
        invitedAt: NOW,
        ...answers[who as Persona],
      })
      .run()
  const at = `/partnerships/riverside/meetings/${id}/minutes`
  const [welcome = '', training = '', closed = ''] = items.map(item => item.id)
  return { id, at, api: `/api/v1${at}`, welcome, training, closed }
}

/** The same meeting with minutes that Colin started and wrote. */
export async function writtenMinutes(world: World, answers: Parameters<typeof aMeeting>[1] = {}) {
  const meeting = aMeeting(world, { amina: { answer: 'accepted' }, lena: { answer: 'accepted' }, ...answers })
  const colin = await world.as('colin')
  await colin.get(meeting.at)
  await colin.post(meeting.at)
  const item = `${meeting.at}/items/${meeting.training}`
  await colin.get(item)
  await colin.post(item, { text: 'Lena reported on training.', decision: 'Train every council.', outcome: 'agreed' })
  return { ...meeting, item, colin }
}

/** Circulated by Colin at noon, when the meeting is over; he tells everyone. */
export async function circulatedMinutes(world: World, answers: Parameters<typeof aMeeting>[1] = {}) {
  const meeting = await writtenMinutes(world, answers)
  world.clock.advance({ hours: 2 })
  await meeting.colin.get(`${meeting.at}/circulate`)
  await meeting.colin.post(`${meeting.at}/circulate`, { telling: 'send' })
  return meeting
}

/** Circulated by Colin and approved by Amina. */
export async function approvedMinutes(world: World) {
  const meeting = await circulatedMinutes(world)
  const amina = await world.as('amina')
  await amina.get(`${meeting.at}/approve`)
  await amina.post(`${meeting.at}/approve`)
  return { ...meeting, amina }
}
