import type { Work } from '../access/work.ts'
import { Refusal } from '../errors.ts'
import { listed } from '../words.ts'
import { tellChair } from './letters.ts'
import { pledgeSeen, refuseUnlessSpeaksFor } from './policy.ts'
import type { Pledge } from './store.ts'
import { takeStep } from './take-step.ts'
import { lacking } from './wording.ts'

/** The organisation stands by its draft: from now on it is a pledge, and the chair is asked to acknowledge it. */
export function submitPledge(work: Work<'pledges.submit'>, pledgeId: string): Pledge {
  const { pledge, standing } = pledgeSeen(work, pledgeId)
  refuseUnlessSpeaksFor(standing, pledge)
  if (pledge.state === 'intention')
    throw new Refusal('conflict', `This is an intention. To become a pledge it still needs ${listed(lacking(pledge))}`)
  const submitted = takeStep(work, pledge, { name: 'submit', facts: { stateReason: null } })
  tellChair(work, submitted, 'submitted')
  return submitted
}
