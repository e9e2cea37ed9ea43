import type { Work } from '../access/work.ts'
import { noteActivity } from '../activity/note-activity.ts'
import { meetingWithOpenAgenda } from './agenda-policy.ts'
import { agendaItemById, agendaItemsOf, placeAgendaItem } from './agenda-store.ts'

/** Moves an item one place up or down; the first cannot go higher nor the last lower, and then nothing changes. */
export function moveAgendaItem(
  work: Work<'agendas.arrange'>,
  { meetingId, itemId }: { meetingId: string; itemId: string },
  direction: 'up' | 'down',
): void {
  const { tx, partnershipId } = work
  meetingWithOpenAgenda(tx, partnershipId, meetingId)
  agendaItemById(tx, { partnershipId, meetingId }, itemId)
  const order = agendaItemsOf(tx, partnershipId, meetingId).map(item => item.id)
  const from = order.indexOf(itemId)
  const to = direction === 'up' ? from - 1 : from + 1
  if (to < 0 || to >= order.length) return
  order.splice(to, 0, ...order.splice(from, 1))
  for (const [index, id] of order.entries()) placeAgendaItem(tx, partnershipId, { id, position: index + 1 })
  noteActivity(work, {
    deed: 'agenda.item-moved',
    subjectType: 'meeting',
    subjectId: meetingId,
    words: 'Moved an item on the agenda of a meeting',
  })
}
