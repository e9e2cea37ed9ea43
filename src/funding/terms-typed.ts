import { poundsTyped } from './money.ts'
import type { Grant } from './store.ts'

/** What the form calls the terms of a grant. */
export const termLabels = {
  recipientOrganisationId: 'Who receives the money',
  programme: 'Programme or fund',
  title: 'Title of the grant',
  purpose: 'What the money is for',
  reasons: 'Why it would reduce crime and disorder',
  conditions: 'Conditions',
  decisionReference: 'Reference of the decision',
  decidedOn: 'Date of the decision',
  amountAppliedFor: 'Amount applied for',
  amount: 'Amount awarded',
  periodStartsOn: 'First day of the grant',
  periodEndsOn: 'Last day of the grant',
  fromOpenCall: 'From an open call',
}

/** The terms as they would be typed. */
export const typedTerms = (grant: Grant) => ({
  ...grant,
  amount: poundsTyped(grant.amountAwarded),
  amountAppliedFor: grant.amountAppliedFor === null ? '' : poundsTyped(grant.amountAppliedFor),
  fromOpenCall: grant.fromOpenCall ? 'yes' : '',
})
