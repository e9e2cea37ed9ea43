import type { Work } from '../access/work.ts'
import { noteActivity } from '../activity/note-activity.ts'
import { InvalidInput } from '../errors.ts'
import type { AgendaItemContent } from './add-agenda-item.ts'
import { bySection } from './agenda-order.ts'
import { meetingWithOpenAgenda, refuseClosedContent, refuseForeignPaperOwner } from './agenda-policy.ts'
import { type AgendaItem, agendaItemById, agendaItemsOf, changeAgendaItemRow } from './agenda-store.ts'
import { keepOrder } from './move-agenda-item.ts'
import { papersFor } from './papers-store.ts'

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
  refuseForeignPaperOwner(work, content)
  if (content.kind === 'closed') refusePapers(work, meetingId, itemId)
  const { version, ...values } = content
  changeAgendaItemRow(tx, item, {
    version,
    at: work.now,
    by: work.actor.personId,
    values: { ...values, ...emptied(values) },
  })
  if (item.section !== content.section) keepOrder(work, bySection(agendaItemsOf(tx, partnershipId, meetingId)))
  noteActivity(work, {
    deed: 'agenda.item-changed',
    subjectType: 'meeting',
    subjectId: meetingId,
    words: 'Changed an item on the agenda of a meeting',
  })
  return agendaItemById(tx, { partnershipId, meetingId }, itemId)
}

/** What was left empty is empty from now on. */
const emptied = ({ fourP, paperFromOrganisationId, paperFromPersonId }: AgendaItemContent) => ({
  fourP: fourP ?? null,
  paperFromOrganisationId: paperFromOrganisationId ?? null,
  paperFromPersonId: paperFromPersonId ?? null,
})

/** A paper that members may download would tell what the item is about. */
function refusePapers({ tx, partnershipId }: Work<'agendas.arrange'>, meetingId: string, itemId: string): void {
  if (papersFor(tx, partnershipId, meetingId).some(paper => paper.agendaItemId === itemId))
    throw new InvalidInput([
      { field: 'kind', words: 'Take the papers of this item away first: members can download them' },
    ])
}
