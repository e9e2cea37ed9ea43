import type { Work } from '../access/work.ts'
import { tellOrganisation } from './letters.ts'
import { pledgeSeen } from './policy.ts'
import type { Pledge } from './store.ts'
import { takeStep } from './take-step.ts'

/** The chair takes note of a pledge with thanks, and with that it is under way. */
export function acknowledgePledge(work: Work<'pledges.acknowledge'>, pledgeId: string): Pledge {
  const { pledge } = pledgeSeen(work, pledgeId)
  const acknowledged = takeStep(work, pledge, { name: 'acknowledge' })
  const begun = takeStep(work, acknowledged, { name: 'begin' })
  tellOrganisation(work, begun, 'acknowledged')
  return begun
}
