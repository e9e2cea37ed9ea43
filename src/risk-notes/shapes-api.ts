import { z } from 'zod'
import { outDate, outInstant } from '../web/schemas.ts'
import { exploitationTypes, impacts, likelihoods, riskNoteStates } from './kinds.ts'

export const RiskNoteOut = z
  .object({
    id: z.string(),
    partnershipId: z.string(),
    title: z.string(),
    exploitationType: z.enum(exploitationTypes),
    sector: z.string(),
    area: z.string(),
    statement: z.string(),
    likelihood: z.enum(likelihoods),
    impact: z.enum(impacts),
    mitigation: z.string(),
    ownerOrganisationId: z.string(),
    ownerName: z.string(),
    reviewOn: outDate(),
    isReviewOverdue: z.boolean(),
    state: z.enum(riskNoteStates),
    closedAt: outInstant().nullable(),
    closedReason: z.string().nullable(),
    version: z.int(),
  })
  .meta({
    example: {
      id: '019a6f3e-7c00-7000-8000-000000000001',
      partnershipId: 'sams',
      title: 'Young people drawn into county lines',
      exploitationType: 'county lines',
      sector: '',
      area: 'Southend-on-Sea',
      statement: 'Schools and youth workers see more young people offered money to carry.',
      likelihood: 'likely',
      impact: 'severe',
      mitigation: 'Briefings for schools; the child exploitation panel meets monthly.',
      ownerOrganisationId: '019a6f3e-7c00-7000-8000-000000000002',
      ownerName: 'Essex Police',
      reviewOn: '2027-06-10',
      isReviewOverdue: false,
      state: 'open',
      closedAt: null,
      closedReason: null,
      version: 1,
    },
  })
