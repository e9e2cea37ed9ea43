import { z } from 'zod'
import { fourPs } from '../partnerships/four-ps.ts'
import { InPartnership, outDate } from '../web/schemas.ts'
import { completions, pledgeStates, pledgeThemes, pledgeVisibilities } from './states.ts'

/** What programs see of pledges, and how a pledge is named in an address. */
export const InPledge = InPartnership.extend({
  pledgeId: z.uuid().meta({ example: '019a6f3e-7c00-7000-8000-000000000007' }),
})

const row = {
  id: z.string(),
  reference: z.string(),
  title: z.string(),
  organisationId: z.string(),
  organisationName: z.string(),
  state: z.enum(pledgeStates),
  byWhen: outDate().nullable(),
  fourP: z.enum(fourPs),
  theme: z.enum(pledgeThemes),
  completion: z.enum(completions),
  reached: z.number().nullable(),
  target: z.number().nullable(),
  unit: z.string().nullable(),
  progressOn: outDate().nullable(),
}

const exampleRow = {
  id: '019a6f3e-7c00-7000-8000-000000000007',
  reference: 'SAMS-P-2027-001',
  title: 'We will train all front-desk staff and display the helpline',
  organisationId: '019a6f3e-7c00-7000-8000-000000000001',
  organisationName: 'Together Free',
  state: 'active' as const,
  byWhen: '2027-10-18',
  fourP: 'prepare' as const,
  theme: 'training' as const,
  completion: 'limited' as const,
  reached: 31,
  target: 40,
  unit: 'staff',
  progressOn: '2027-03-01',
}

/** A pledge in a list. Whether it is overdue follows from `state` and `byWhen`. */
export const PledgeRowOut = z.object(row).meta({ example: exampleRow })

export const PledgeOut = z
  .object({
    ...row,
    partnershipId: z.string(),
    problem: z.string(),
    action: z.string(),
    measure: z.string().nullable().meta({ description: 'What is counted' }),
    baseline: z.number().nullable(),
    madeOn: outDate(),
    madeAt: z.string(),
    charterClause: z.string().nullable(),
    leadPersonId: z.string().nullable(),
    leadName: z.string().nullable(),
    visibility: z.enum(pledgeVisibilities),
    helpWanted: z.string(),
    stateReason: z.string().nullable(),
    resumeOn: outDate().nullable(),
    deliveredOn: outDate().nullable(),
    verifiedOn: outDate().nullable(),
    learned: z.string(),
    predecessorId: z.string().nullable(),
    version: z.int(),
  })
  .meta({
    example: {
      ...exampleRow,
      partnershipId: 'sams',
      problem: 'Hotels are used for exploitation, and the front desk sees who comes and goes.',
      action: 'Every front-desk colleague takes a one-hour course.',
      measure: 'Front-desk staff trained',
      baseline: 0,
      madeOn: '2027-01-14',
      madeAt: 'Quarterly meeting',
      charterClause: null,
      leadPersonId: null,
      leadName: null,
      visibility: 'members',
      helpWanted: 'We need a trainer',
      stateReason: null,
      resumeOn: null,
      deliveredOn: null,
      verifiedOn: null,
      learned: '',
      predecessorId: null,
      version: 4,
    },
  })

export const ProgressOut = z
  .object({
    id: z.string(),
    on: outDate(),
    completion: z.enum(completions),
    reached: z.number().nullable(),
    text: z.string(),
    evidenceUrl: z.string().nullable(),
    evidenceDocumentId: z.string().nullable(),
    nextStep: z.string(),
    by: z.string(),
  })
  .meta({
    example: {
      id: '019a6f3e-7c00-7000-8000-000000000009',
      on: '2027-03-01',
      completion: 'limited',
      reached: 31,
      text: 'Two courses held.',
      evidenceUrl: 'https://organisation.example/report',
      evidenceDocumentId: null,
      nextStep: 'A third course in May',
      by: 'Tom Okoro',
    },
  })
