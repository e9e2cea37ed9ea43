import { z } from 'zod'
import type { Work } from '../access/work.ts'
import { noteActivity } from '../activity/note-activity.ts'
import { keepDocument, type Upload } from '../documents/keep-document.ts'
import { InvalidInput } from '../errors.ts'
import { aLine } from '../input.ts'
import { meetingWithOpenAgenda } from './agenda-policy.ts'
import { addPaperRow, agendaItemById } from './agenda-store.ts'

/** What is said of a paper; the file comes beside it. */
export const PaperContent = z.strictObject({
  title: aLine('Enter the title of the paper'),
  agendaItemId: z.uuid({ error: 'Choose an item of this agenda, or the whole meeting' }).optional(),
})

/** Puts a document before a meeting, under an item or for all of it. */
export function addPaper(
  work: Work<'papers.add'>,
  meetingId: string,
  paper: z.output<typeof PaperContent> & Pick<Upload, 'file'>,
): { id: string } {
  meetingWithOpenAgenda(work.tx, work.partnershipId, meetingId)
  if (paper.agendaItemId) refuseClosedItem(work, meetingId, paper.agendaItemId)
  const document = keepDocument(work, paper)
  const id = work.ids.newId()
  addPaperRow(work.tx, {
    id,
    partnershipId: work.partnershipId,
    meetingId,
    agendaItemId: paper.agendaItemId ?? null,
    documentId: document.id,
  })
  noteActivity(work, {
    deed: 'paper.added',
    subjectType: 'meeting',
    subjectId: meetingId,
    words: 'Added a paper to a meeting',
  })
  return { id }
}

function refuseClosedItem(work: Work<'papers.add'>, meetingId: string, itemId: string): void {
  const item = agendaItemById(work.tx, { partnershipId: work.partnershipId, meetingId }, itemId)
  if (item.kind === 'closed')
    throw new InvalidInput([
      {
        field: 'agendaItemId',
        words: 'Papers for a closed item are not kept here: the organisation that brings it does',
      },
    ])
}
