import { z } from 'zod'
import type { Work } from '../access/work.ts'
import { noteActivity } from '../activity/note-activity.ts'
import { aDate, aLine, anAddress, aText } from '../input.ts'
import { cadences, standings } from './kinds.ts'
import { sectorKinds } from './sector-kinds.ts'
import { changePartnership, partnershipById } from './store.ts'

/** What a chair or co-ordinator may say of their partnership. */
export const PartnershipDescription = z.strictObject({
  name: aLine('Enter the name of the partnership').meta({ example: 'Southend Against Modern Slavery' }),
  areaName: aLine('Enter the area it works in').meta({ example: 'Southend-on-Sea' }),
  aims: aText(4000).meta({ example: 'Fewer people are exploited here' }),
  status: z
    .enum(standings, { error: 'Choose how the partnership stands' })
    .optional()
    .meta({ description: 'Left out, it stays as it is' }),
  cadence: z.enum(cadences, { error: 'Choose how often the partnership meets' }),
  quorum: z.int({ error: 'Enter a whole number, or 0 where there is no quorum' }).min(0).max(200),
  sectors: z
    .array(z.enum(sectorKinds, { error: 'Choose among the sectors that are offered' }))
    .max(20)
    .optional(),
  parentBoard: aLine('Enter the board it reports to').optional(),
  publicEmail: anAddress('Enter an e-mail address').optional(),
  termsReviewDueOn: aDate('Enter the date').optional(),
})
export type PartnershipDescription = z.output<typeof PartnershipDescription>

/** Changes how a partnership describes itself, unless somebody else did since `version`. */
export function describePartnership(
  work: Work<'partnerships.describe'>,
  description: PartnershipDescription,
  version: number,
) {
  const { status = partnershipById(work.tx, work.partnershipId).status } = description
  changePartnership(work.tx, work.partnershipId, {
    version,
    at: work.now,
    by: work.actor.personId,
    values: {
      ...description,
      status,
      // A program that knows nothing of sectors leaves them as they are.
      ...(description.sectors ? { sectors: [...new Set(description.sectors)] } : {}),
      parentBoard: description.parentBoard ?? null,
      publicEmail: description.publicEmail ?? null,
      termsReviewDueOn: description.termsReviewDueOn ?? null,
    },
  })
  noteActivity(work, {
    deed: 'partnership.described',
    subjectType: 'partnership',
    subjectId: work.partnershipId,
    words: 'Changed the description of the partnership',
  })
  return partnershipById(work.tx, work.partnershipId)
}
