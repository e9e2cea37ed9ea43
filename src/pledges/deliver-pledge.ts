import { z } from 'zod'
import type { Work } from '../access/work.ts'
import { londonDate } from '../clock.ts'
import { InvalidInput } from '../errors.ts'
import { aText } from '../input.ts'
import { hasEvidence } from './history-store.ts'
import { tellChair } from './letters.ts'
import { pledgeSeen, refuseUnlessSpeaksFor } from './policy.ts'
import { Progress, type Told, tellProgress } from './record-progress.ts'
import { type Pledge, pledgeById } from './store.ts'
import { takeStep } from './take-step.ts'
import { stateAfter } from './transitions.ts'

/** What was achieved in the end, the evidence of it, and what was learned on the way. */
export const Delivery = z.strictObject({
  reached: Progress.shape.reached,
  isAboveAim: Progress.shape.isAboveAim,
  text: aText(2000, 'Say in a sentence or two what was achieved').meta({
    example: 'All forty front-of-house staff were trained',
  }),
  evidenceUrl: Progress.shape.evidenceUrl,
  learned: aText(2000).default(''),
})
export type Delivery = z.output<typeof Delivery> & Pick<Told, 'evidence' | 'toldBefore'>

/** An organisation says that it has done what it promised, and shows it. Less than was promised is said as it is. */
export function deliverPledge(work: Work<'pledges.progress'>, pledgeId: string, told: Delivery): Pledge {
  const { pledge, standing } = pledgeSeen(work, pledgeId)
  refuseUnlessSpeaksFor(standing, pledge)
  stateAfter('deliver', pledge)
  refuseNoEvidence(work, pledge, told)
  tellProgress(work, pledge, { ...told, completion: 'completed', nextStep: '' })
  const delivered = takeStep(work, pledgeById(work.tx, work.partnershipId, pledge.id), {
    name: 'deliver',
    facts: { deliveredOn: londonDate(work.now), stateReason: null, learned: told.learned },
  })
  tellChair(work, delivered, 'delivered')
  return delivered
}

function refuseNoEvidence(work: Work<'pledges.progress'>, pledge: Pledge, told: Delivery): void {
  if (told.evidenceUrl || told.evidence || hasEvidence(work.tx, work.partnershipId, pledge.id)) return
  throw new InvalidInput([{ field: 'evidenceUrl', words: 'Add a link or a file that shows what was done' }])
}
