import { z } from 'zod'
import type { Work } from '../access/work.ts'
import { noteActivity } from '../activity/note-activity.ts'
import { InvalidInput, Refusal } from '../errors.ts'
import { aText } from '../input.ts'
import { activeMembers, isSeated } from '../partnerships/store.ts'
import { meetingWithOpenAgenda } from './agenda-policy.ts'
import { agendaItemById, changeAgendaItemRow } from './agenda-store.ts'

/** Who holds the note of a closed item, and who besides the secretariat reads its title. */
export const ClosedReaders = z.strictObject({
  noteHeldBy: aText(200).meta({
    description: 'An organisation or a role; the agenda and the minutes name it',
    example: 'The police',
  }),
  organisationIds: z.array(z.uuid()).max(200),
  personIds: z.array(z.uuid()).max(500),
})
type ClosedReaders = z.output<typeof ClosedReaders>

/** Says who holds the note of a closed item and who may read its title. Nothing else of it is stored. */
export function listClosedReaders(
  work: Work<'agendas.arrange'>,
  { meetingId, itemId }: { meetingId: string; itemId: string },
  { version, noteHeldBy, organisationIds, personIds }: ClosedReaders & { version: number },
): void {
  const { tx, partnershipId } = work
  meetingWithOpenAgenda(tx, partnershipId, meetingId)
  const item = agendaItemById(tx, { partnershipId, meetingId }, itemId)
  if (item.kind !== 'closed') throw new Refusal('conflict', 'Every member reads this item: it is not closed')
  refuseOutsiders(work, { organisationIds, personIds })
  const values = { noteHeldBy, closedTo: [...organisationIds, ...personIds] }
  changeAgendaItemRow(tx, item, { version, at: work.now, by: work.actor.personId, values })
  noteActivity(work, {
    deed: 'agenda.readers-listed',
    subjectType: 'meeting',
    subjectId: meetingId,
    words: 'Changed who reads a closed item on the agenda of a meeting',
  })
}

function refuseOutsiders(
  { tx, partnershipId, now }: Work<'agendas.arrange'>,
  { organisationIds, personIds }: Pick<ClosedReaders, 'organisationIds' | 'personIds'>,
): void {
  if (organisationIds.some(id => !isSeated(tx, partnershipId, id)))
    throw new InvalidInput([{ field: 'organisationIds', words: 'Choose organisations of this partnership' }])
  const members = new Set(activeMembers(tx, partnershipId, now).map(each => each.personId))
  if (personIds.some(id => !members.has(id)))
    throw new InvalidInput([{ field: 'personIds', words: 'Choose members of this partnership' }])
}
