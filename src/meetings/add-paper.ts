import { z } from 'zod'
import type { Work } from '../access/work.ts'
import { noteActivity } from '../activity/note-activity.ts'
import { keepDocument, type Upload } from '../documents/keep-document.ts'
import { InvalidInput } from '../errors.ts'
import { aLine } from '../input.ts'
import { meetingWithOpenAgenda } from './agenda-policy.ts'
import { agendaItemById } from './agenda-store.ts'
import { addPaperRow, keepPaperLabels } from './papers-store.ts'

/** What is said of a paper; the file comes beside it. */
export const PaperContent = z.strictObject({
  title: aLine('Enter the title of the paper').meta({ example: 'Training plan' }),
  agendaItemId: z.uuid({ error: 'Choose an item of this agenda, or the whole meeting' }).optional(),
})

/** Whose work it may be to lay a paper: the secretariat's, and that of whoever owes one. */
type LaysPapers = Work<'papers.add' | 'papers.hand-in' | 'proposals.settle'>

/** Puts a document before a meeting, under an item or for all of it. */
export function addPaper(
  work: LaysPapers,
  meetingId: string,
  paper: z.output<typeof PaperContent> & Pick<Upload, 'file'>,
): { id: string } {
  meetingWithOpenAgenda(work.tx, work.partnershipId, meetingId)
  if (paper.agendaItemId) refuseClosedItem(work, meetingId, paper.agendaItemId)
  return layPaper(work, meetingId, { agendaItemId: paper.agendaItemId, documentId: keepDocument(work, paper).id })
}

/** Lays a document that is kept already before a meeting; once its papers were sent, it is a late one. */
export function layPaper(
  work: LaysPapers,
  meetingId: string,
  { agendaItemId, documentId }: { agendaItemId: string | undefined; documentId: string },
): { id: string } {
  const meeting = meetingWithOpenAgenda(work.tx, work.partnershipId, meetingId)
  const id = work.ids.newId()
  const isLate = meeting.state === 'papers out' || meeting.state === 'held'
  const laid = { partnershipId: work.partnershipId, meetingId, agendaItemId: agendaItemId ?? null, documentId }
  addPaperRow(work.tx, { id, ...laid, isLate })
  if (isLate) keepPaperLabels(work.tx, work.partnershipId, meetingId)
  noteActivity(work, {
    deed: 'paper.added',
    subjectType: 'meeting',
    subjectId: meetingId,
    words: 'Added a paper to a meeting',
  })
  return { id }
}

function refuseClosedItem(work: LaysPapers, meetingId: string, itemId: string): void {
  const item = agendaItemById(work.tx, { partnershipId: work.partnershipId, meetingId }, itemId)
  if (item.kind === 'closed')
    throw new InvalidInput([
      {
        field: 'agendaItemId',
        words: 'Papers for a closed item are not kept here: the organisation that brings it does',
      },
    ])
}
