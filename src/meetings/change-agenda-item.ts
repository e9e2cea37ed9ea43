import type { Work } from '../access/work.ts'
import { noteActivity } from '../activity/note-activity.ts'
import { InvalidInput } from '../errors.ts'
import type { AgendaItemContent } from './add-agenda-item.ts'
import { meetingWithOpenAgenda, refuseClosedContent } from './agenda-policy.ts'
import { type AgendaItem, agendaItemById, changeAgendaItemRow, papersFor } from './agenda-store.ts'

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
  if (content.kind === 'closed') refusePapers(work, meetingId, itemId)
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

/** A paper that members may download would tell what the item is about. */
function refusePapers({ tx, partnershipId }: Work<'agendas.arrange'>, meetingId: string, itemId: string): void {
  if (papersFor(tx, partnershipId, meetingId).some(paper => paper.agendaItemId === itemId))
    throw new InvalidInput([
      { field: 'kind', words: 'Take the papers of this item away first: members can download them' },
    ])
}
