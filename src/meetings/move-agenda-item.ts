import type { Work } from '../access/work.ts'
import { noteActivity } from '../activity/note-activity.ts'
import { movedTo, type Placed } from './agenda-order.ts'
import { meetingWithOpenAgenda } from './agenda-policy.ts'
import { agendaItemById, agendaItemsOf, placeAgendaItem } from './agenda-store.ts'

/** One place up or down, or to that place, counted from 1. */
export type Move = 'up' | 'down' | { to: number }

/** Moves an item; the first cannot go higher nor the last lower, and then nothing changes. */
export function moveAgendaItem(
  work: Work<'agendas.arrange'>,
  { meetingId, itemId }: { meetingId: string; itemId: string },
  move: Move,
): void {
  const { tx, partnershipId } = work
  meetingWithOpenAgenda(tx, partnershipId, meetingId)
  agendaItemById(tx, { partnershipId, meetingId }, itemId)
  const items = agendaItemsOf(tx, partnershipId, meetingId)
  const place = items.findIndex(item => item.id === itemId) + 1
  const to = typeof move === 'object' ? move.to : place + (move === 'up' ? -1 : 1)
  const order = movedTo(items, itemId, to)
  if (order.every((item, at) => item.id === items[at]?.id)) return
  keepOrder(work, order)
  noteActivity(work, {
    deed: 'agenda.item-moved',
    subjectType: 'meeting',
    subjectId: meetingId,
    words: 'Moved an item on the agenda of a meeting',
  })
}

/** Writes the places of all items as they stand in this order. */
export function keepOrder({ tx, partnershipId }: Work & { partnershipId: string }, order: readonly Placed[]): void {
  for (const [index, { id, section }] of order.entries())
    placeAgendaItem(tx, partnershipId, { id, position: index + 1, section })
}
