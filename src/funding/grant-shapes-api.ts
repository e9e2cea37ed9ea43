import { z } from 'zod'
import { outDate } from '../web/schemas.ts'
import { poundsTyped } from './money.ts'
import { grantStates } from './states.ts'
import type { Grant } from './store.ts'

export const GrantOut = z
  .object({
    id: z.string(),
    policeAreaId: z.string(),
    funderName: z.string(),
    recipientOrganisationId: z.string(),
    recipientName: z.string(),
    forPartnershipId: z.string(),
    partnershipName: z.string(),
    programme: z.string(),
    title: z.string(),
    purpose: z.string(),
    reasons: z.string(),
    conditions: z.string(),
    decisionReference: z.string(),
    decidedOn: outDate(),
    amount: z.string().meta({ description: 'Pounds and pence' }),
    amountAppliedFor: z.string().nullable(),
    periodStartsOn: outDate(),
    periodEndsOn: outDate(),
    fromOpenCall: z.boolean(),
    state: z.enum(grantStates),
    version: z.int(),
  })
  .meta({
    example: {
      id: '019a6f3e-7c00-7000-8000-000000000001',
      policeAreaId: 'essex',
      funderName: 'Police, Fire and Crime Commissioner for Essex',
      recipientOrganisationId: '019a6f3e-7c00-7000-8000-000000000002',
      recipientName: 'Together Free',
      forPartnershipId: 'sams',
      partnershipName: 'Southend Against Modern Slavery',
      programme: 'Community Safety Development Fund 2026 to 2027',
      title: 'Co-ordination of the partnership',
      purpose: 'A co-ordinator for two days a week, and four meetings a year.',
      reasons: 'Partners who know the signs report exploitation earlier.',
      conditions: 'A return each quarter; what is not spent goes back.',
      decisionReference: '043-26',
      decidedOn: '2026-03-12',
      amount: '14000.50',
      amountAppliedFor: null,
      periodStartsOn: '2026-04-01',
      periodEndsOn: '2027-03-31',
      fromOpenCall: true,
      state: 'active',
      version: 1,
    },
  })

/** A grant as programs see it: money as it would be typed. */
export const grantOut = (grant: Grant) => ({
  ...grant,
  amount: poundsTyped(grant.amountAwarded),
  amountAppliedFor: grant.amountAppliedFor === null ? null : poundsTyped(grant.amountAppliedFor),
})
