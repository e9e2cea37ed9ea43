import { z } from 'zod'
import type { Work } from '../access/work.ts'
import { noteActivity } from '../activity/note-activity.ts'
import { aDate, aLine, aText, aTick } from '../input.ts'
import { refuseForeignRecipient, refuseImpossiblePeriod, refuseTakenReference } from './grant-rules.ts'
import { aSum } from './money.ts'
import { partnershipMonitored, policeAreaById } from './monitoring-store.ts'
import { firstStates } from './states.ts'
import { addGrant, grantById } from './store.ts'

/** What is agreed between the office and whoever receives the money. */
export const GrantTerms = z.strictObject({
  recipientOrganisationId: z
    .string({ error: 'Choose who receives the money' })
    .max(60)
    .meta({ example: '019a6f3e-7c00-7000-8000-000000000002' }),
  programme: aLine('Enter the programme or fund it comes from', 140).meta({
    example: 'Community Safety Development Fund 2026 to 2027',
  }),
  title: aLine('Enter a title', 140).meta({ example: 'Co-ordination of the partnership' }),
  purpose: aText(4000, 'Enter what the money is for').meta({ example: 'A co-ordinator for two days a week' }),
  reasons: aText(4000, 'Enter why it would reduce crime and disorder').meta({
    example: 'Partners who know the signs report exploitation earlier',
  }),
  conditions: aText(4000, 'Enter the conditions, or write that there are none').meta({
    example: 'A return each quarter; what is not spent goes back',
  }),
  decisionReference: aLine('Enter the reference of the decision', 60).meta({ example: '043-26' }),
  decidedOn: aDate('Enter the date of the decision', 'The date of the decision'),
  amount: aSum('Enter the amount awarded', 'The amount awarded'),
  amountAppliedFor: aSum('Enter the amount applied for', 'The amount applied for').optional(),
  periodStartsOn: aDate('Enter the first day of the grant', 'The first day of the grant').meta({
    example: '2027-04-01',
  }),
  periodEndsOn: aDate('Enter the last day of the grant', 'The last day of the grant').meta({ example: '2028-03-31' }),
  fromOpenCall: aTick(),
})
export type GrantTerms = z.output<typeof GrantTerms>

export const NewGrant = GrantTerms.extend({
  forPartnershipId: z.string({ error: 'Choose the partnership it is for' }).max(60).meta({ example: 'sams' }),
  state: z.enum(firstStates, { error: 'Choose where the grant stands' }).default('proposed'),
})

/** Records a grant that the office gives to an organisation for a partnership of its area. */
export function recordGrant(work: Work<'grants.record'>, grant: z.output<typeof NewGrant>) {
  const { tx, policeAreaId } = work
  const partnership = partnershipMonitored(tx, policeAreaId, grant.forPartnershipId)
  refuseForeignRecipient(tx, partnership, grant.recipientOrganisationId)
  refuseImpossiblePeriod(grant)
  refuseTakenReference(work, grant.decisionReference)
  const id = work.ids.newId()
  addGrant(tx, {
    ...termsAsKept(grant),
    id,
    policeAreaId,
    funderOrganisationId: policeAreaById(tx, policeAreaId).officeOrganisationId,
    forPartnershipId: partnership.id,
    state: grant.state,
    createdAt: work.now,
    createdBy: work.actor.personId,
    updatedAt: work.now,
    updatedBy: work.actor.personId,
  })
  noteActivity(work, {
    deed: 'grant.recorded',
    subjectType: 'grant',
    subjectId: id,
    organisationId: grant.recipientOrganisationId,
    words: `Recorded grant ${grant.decisionReference} for ${partnership.shortName}`,
  })
  return grantById(tx, policeAreaId, id)
}

/** The terms by the names of the columns. */
export const termsAsKept = (terms: GrantTerms) => ({
  recipientOrganisationId: terms.recipientOrganisationId,
  programme: terms.programme,
  title: terms.title,
  purpose: terms.purpose,
  reasons: terms.reasons,
  conditions: terms.conditions,
  decisionReference: terms.decisionReference,
  decidedOn: terms.decidedOn,
  amountAwarded: terms.amount,
  amountAppliedFor: terms.amountAppliedFor ?? null,
  periodStartsOn: terms.periodStartsOn,
  periodEndsOn: terms.periodEndsOn,
  fromOpenCall: terms.fromOpenCall,
})
