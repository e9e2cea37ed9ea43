import { z } from 'zod'
import type { Work } from '../access/work.ts'
import { noteActivity } from '../activity/note-activity.ts'
import { aDate, aLine, aText } from '../input.ts'
import { exploitationTypes, impacts, likelihoods } from './kinds.ts'
import { refuseUnseatedOwner } from './policy.ts'
import { addRiskNoteRow, type RiskNote, riskNoteById } from './store.ts'

/** A postcode or the number of a house says which premises are meant; the names of wards and towns have no digits. */
const anArea = () =>
  aLine('Enter a ward, a town or a larger area', 100)
    .regex(/^\D*$/, {
      error: 'Name a ward, a town or a larger area, without numbers or a postcode',
    })
    .meta({ example: 'The ring road' })

/** One line that may be empty: some risks are no one sector's. */
const aSector = () =>
  z
    .string()
    .trim()
    .max(100, { error: 'Use 100 characters or fewer' })
    .regex(/^[^\p{Cc}]*$/u, { error: 'Use one line, without control characters' })
    .default('')

/** What a chair or co-ordinator writes of a risk. */
export const RiskNoteContent = z.strictObject({
  title: aLine('Enter a title', 140).meta({ example: 'Car washes along the ring road' }),
  exploitationType: z.enum(exploitationTypes, { error: 'Choose the type of exploitation' }),
  sector: aSector(),
  area: anArea(),
  statement: aText(2000, 'Enter what the risk is').meta({ example: 'Several open and close again within weeks' }),
  likelihood: z.enum(likelihoods, { error: 'Choose how likely it is' }),
  impact: z.enum(impacts, { error: 'Choose how bad it would be' }),
  mitigation: aText(2000).default(''),
  ownerOrganisationId: z
    .string({ error: 'Choose the organisation that keeps an eye on it' })
    .max(60)
    .meta({ example: '019a6f3e-7c00-7000-8000-000000000002' }),
  reviewOn: aDate('Enter the day on which it is looked at again'),
})
export type RiskNoteContent = z.output<typeof RiskNoteContent>

type Keeping = Work<'risk-notes.keep'>

/** Writes a new risk note. */
export function writeRiskNote(work: Keeping, content: RiskNoteContent): RiskNote {
  const { tx, partnershipId, now, actor, ids } = work
  refuseUnseatedOwner(work, content)
  const id = ids.newId()
  const history = { createdAt: now, createdBy: actor.personId, updatedAt: now, updatedBy: actor.personId }
  addRiskNoteRow(tx, { ...content, ...history, id, partnershipId, state: 'open' })
  noteRisk(work, { id, deed: 'written', words: 'Wrote a risk note' })
  return riskNoteById(tx, partnershipId, id)
}

/** That something happened to a note, never what stands in it. */
export function noteRisk(
  work: Keeping,
  { id, deed, words }: { id: string; deed: 'written' | 'changed' | 'closed'; words: string },
): void {
  noteActivity(work, { deed: `risk-note.${deed}`, subjectType: 'risk note', subjectId: id, words })
}
