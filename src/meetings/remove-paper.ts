import type { Work } from '../access/work.ts'
import { noteActivity } from '../activity/note-activity.ts'
import { removeDocumentRow } from '../documents/store.ts'
import { found } from '../errors.ts'
import { meetingWithOpenAgenda } from './agenda-policy.ts'
import { papersFor, removePaperRow } from './papers-store.ts'

/** Takes a paper back: it can no longer be downloaded, and its number is not given again. */
export function removePaper(work: Work<'papers.add'>, meetingId: string, paperId: string): void {
  const { tx, partnershipId } = work
  meetingWithOpenAgenda(tx, partnershipId, meetingId)
  const paper = found(
    papersFor(tx, partnershipId, meetingId).find(each => each.id === paperId),
    'paper',
  )
  removePaperRow(tx, partnershipId, { id: paper.id, now: work.now })
  removeDocumentRow(tx, partnershipId, { id: paper.documentId, now: work.now })
  noteActivity(work, {
    deed: 'paper.removed',
    subjectType: 'meeting',
    subjectId: meetingId,
    words: 'Removed a paper from a meeting',
  })
}
