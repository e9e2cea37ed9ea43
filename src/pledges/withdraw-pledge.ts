import { z } from 'zod'
import type { Work } from '../access/work.ts'
import { aText } from '../input.ts'
import { mayReword, pledgeSeen, refuseUnless } from './policy.ts'
import type { Pledge } from './store.ts'
import { takeStep } from './take-step.ts'

export const Withdrawal = z.strictObject({
  reason: aText(500, 'Say why the pledge is withdrawn').meta({ example: 'The service that made it was merged' }),
})
export type Withdrawal = z.output<typeof Withdrawal>

/** An organisation takes its word back, and says why; what was promised and done stays readable. */
export function withdrawPledge(work: Work<'pledges.change'>, pledgeId: string, { reason }: Withdrawal): Pledge {
  const { pledge, standing } = pledgeSeen(work, pledgeId)
  refuseUnless(mayReword(standing, pledge), `Only ${pledge.organisationName} can withdraw this pledge`)
  return takeStep(work, pledge, { name: 'withdraw', facts: { stateReason: reason, resumeOn: null } })
}
