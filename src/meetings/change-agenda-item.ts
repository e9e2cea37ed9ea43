import type { Work } from '../access/work.ts'
import { noteActivity } from '../activity/note-activity.ts'
import type { AgendaItemContent } from './add-agenda-item.ts'
import { meetingWithOpenAgenda, refuseClosedContent } from './agenda-policy.ts'
import { type AgendaItem, agendaItemById, changeAgendaItemRow } from './agenda-store.ts'

/** Changes what an item says, unless somebody else did since `version`. */
export function changeAgendaItem(
  work: Work<'agendas.arrange'>,
  { meetingId, itemId }: { meetingId: string; itemId: string },
  content: AgendaItemContent & { version: number },
): AgendaItem {
  const { tx, partnershipId } = work
  meetingWithOpenAgenda(tx, partnershipId, meetingId)
  const item = agendaItemById(tx, { partnershipId, meetingId }, itemId)
  refuseClosedContent(content)
  const { version, ...values } = content
  changeAgendaItemRow(
    tx,
    { partnershipId, id: item.id, version },
    { at: work.now, by: work.actor.personId, values: { ...values, fourP: values.fourP ?? null } },
  )
  noteActivity(work, {
    deed: 'agenda.item-changed',
    subjectType: 'meeting',
    subjectId: meetingId,
    words: 'Changed an item on the agenda of a meeting',
  })
  return agendaItemById(tx, { partnershipId, meetingId }, itemId)
}
