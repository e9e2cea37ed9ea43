import type { Work } from '../access/work.ts'
import { refuseClosed, refuseUnseatedOwner } from './policy.ts'
import { changeRiskNoteRow, type RiskNote, riskNoteById } from './store.ts'
import { noteRisk, type RiskNoteContent } from './write-risk-note.ts'

/** Changes an open note, or puts its review off, unless somebody else changed it since `version`. */
export function changeRiskNote(
  work: Work<'risk-notes.keep'>,
  id: string,
  { content, version }: { content: RiskNoteContent; version: number },
): RiskNote {
  const { tx, partnershipId, now, actor } = work
  const was = riskNoteById(tx, partnershipId, id)
  refuseClosed(was)
  // An owner that has left the table since may stay until somebody is found to take over.
  if (content.ownerOrganisationId !== was.ownerOrganisationId) refuseUnseatedOwner(work, content)
  changeRiskNoteRow(tx, { partnershipId, id }, { version, at: now, by: actor.personId, values: content })
  noteRisk(work, { id, deed: 'changed', words: 'Changed a risk note' })
  return riskNoteById(tx, partnershipId, id)
}
