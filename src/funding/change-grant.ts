import { z } from 'zod'
import type { Work } from '../access/work.ts'
import { noteActivity } from '../activity/note-activity.ts'
import { Refusal } from '../errors.ts'
import { isFinal, refuseForeignRecipient, refuseImpossiblePeriod, refuseTakenReference } from './grant-rules.ts'
import { partnershipMonitored } from './monitoring-store.ts'
import { GrantTerms, termsAsKept } from './record-grant.ts'
import { changeReasons } from './states.ts'
import { type Grant, grantById, rewriteGrant } from './store.ts'

export const GrantChange = GrantTerms.extend({
  reason: z.enum(changeReasons, { error: 'Choose why it is changed' }),
})
export type GrantChange = z.output<typeof GrantChange>

/** Changes the terms of a grant, unless somebody else did since `version`; the trail keeps the reason and what changed. */
export function changeGrant(
  work: Work<'grants.record'>,
  grantId: string,
  { reason, version, ...terms }: GrantChange & { version: number },
) {
  const { tx, policeAreaId } = work
  const grant = grantById(tx, policeAreaId, grantId)
  if (isFinal(grant.state) && reason !== 'correction')
    throw new Refusal('conflict', `This grant is ${grant.state}: it can only be corrected`)
  refuseImpossiblePeriod(terms)
  refuseTakenReference(work, terms.decisionReference, grantId)
  // Whoever received it stays possible, although they may have left since.
  if (terms.recipientOrganisationId !== grant.recipientOrganisationId)
    refuseForeignRecipient(
      tx,
      partnershipMonitored(tx, policeAreaId, grant.forPartnershipId),
      terms.recipientOrganisationId,
    )
  const values = termsAsKept(terms)
  rewriteGrant(tx, { policeAreaId, id: grantId }, { version, at: work.now, by: work.actor.personId, values })
  noteActivity(work, {
    deed: 'grant.changed',
    subjectType: 'grant',
    subjectId: grantId,
    organisationId: terms.recipientOrganisationId,
    words: `Changed grant ${terms.decisionReference} (${reason}): ${changedFields(grant, values)}`,
  })
  return grantById(tx, policeAreaId, grantId)
}

const inWords: Record<keyof ReturnType<typeof termsAsKept>, string> = {
  recipientOrganisationId: 'recipient',
  programme: 'programme',
  title: 'title',
  purpose: 'purpose',
  reasons: 'reasons',
  conditions: 'conditions',
  decisionReference: 'reference',
  decidedOn: 'date of decision',
  amountAwarded: 'amount',
  amountAppliedFor: 'amount applied for',
  periodStartsOn: 'first day',
  periodEndsOn: 'last day',
  fromOpenCall: 'open call',
}

/** Which terms changed, never what they say. */
function changedFields(before: Grant, after: ReturnType<typeof termsAsKept>): string {
  const changed = (Object.keys(inWords) as (keyof typeof inWords)[]).filter(field => before[field] !== after[field])
  return changed.map(field => inWords[field]).join(', ') || 'nothing'
}
