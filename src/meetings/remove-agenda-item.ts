import type { Work } from '../access/work.ts'
import { noteActivity } from '../activity/note-activity.ts'
import { meetingWithOpenAgenda } from './agenda-policy.ts'
import { agendaItemById, changeAgendaItemRow } from './agenda-store.ts'

/** Takes an item off the agenda; its row stays for what was noted or agreed under it. */
export function removeAgendaItem(
  work: Work<'agendas.arrange'>,
  { meetingId, itemId }: { meetingId: string; itemId: string },
  version: number,
): void {
  const { tx, partnershipId } = work
  meetingWithOpenAgenda(tx, partnershipId, meetingId)
  const item = agendaItemById(tx, { partnershipId, meetingId }, itemId)
  changeAgendaItemRow(tx, item, { version, at: work.now, by: work.actor.personId, values: { removedAt: work.now } })
  noteActivity(work, {
    deed: 'agenda.item-removed',
    subjectType: 'meeting',
    subjectId: meetingId,
    words: 'Removed an item from the agenda of a meeting',
  })
}
