import { z } from 'zod'
import type { Work } from '../access/work.ts'
import { aText } from '../input.ts'
import { refuseClosed } from './policy.ts'
import { changeRiskNoteRow, type RiskNote, riskNoteById } from './store.ts'
import { noteRisk } from './write-risk-note.ts'

export const RiskNoteClosing = z.strictObject({
  reason: aText(1000, 'Say why it is closed').meta({ example: 'The site has closed' }),
})

/** Closes a note for good, with a reason; it stays to be read. */
export function closeRiskNote(
  work: Work<'risk-notes.keep'>,
  id: string,
  { reason, version }: { reason: string; version: number },
): RiskNote {
  const { tx, partnershipId, now, actor } = work
  refuseClosed(riskNoteById(tx, partnershipId, id))
  const values = { state: 'closed' as const, closedAt: now, closedReason: reason }
  changeRiskNoteRow(tx, { partnershipId, id }, { version, at: now, by: actor.personId, values })
  noteRisk(work, { id, deed: 'closed', words: 'Closed a risk note' })
  return riskNoteById(tx, partnershipId, id)
}
