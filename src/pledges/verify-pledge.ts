import type { Work } from '../access/work.ts'
import { londonDate } from '../clock.ts'
import { tellOrganisation } from './letters.ts'
import { mayVerify, pledgeSeen, refuseUnless } from './policy.ts'
import type { Pledge } from './store.ts'
import { takeStep } from './take-step.ts'

/** The chair has looked at the evidence and vouches for it; nobody vouches for their own organisation. */
export function verifyPledge(work: Work<'pledges.verify'>, pledgeId: string): Pledge {
  const { pledge, standing } = pledgeSeen(work, pledgeId)
  refuseUnless(mayVerify(standing), 'Somebody from another organisation has to verify this pledge')
  const verified = takeStep(work, pledge, {
    name: 'verify',
    facts: { verifiedOn: londonDate(work.now), verifiedBy: work.actor.personId },
  })
  tellOrganisation(work, verified, 'verified')
  return verified
}
