import type { Work } from '../access/work.ts'
import { pledgeSeen, refuseUnlessSpeaksFor } from './policy.ts'
import type { Pledge } from './store.ts'
import { takeStep } from './take-step.ts'

/** Work on a paused or lapsed pledge goes on. */
export function resumePledge(work: Work<'pledges.change'>, pledgeId: string): Pledge {
  const { pledge, standing } = pledgeSeen(work, pledgeId)
  refuseUnlessSpeaksFor(standing, pledge)
  return takeStep(work, pledge, { name: 'resume', facts: { stateReason: null, resumeOn: null } })
}
