import { z } from 'zod'
import type { Work } from '../access/work.ts'
import { aText } from '../input.ts'
import { tellOrganisation } from './letters.ts'
import { pledgeSeen } from './policy.ts'
import type { Pledge } from './store.ts'
import { takeStep } from './take-step.ts'

/** What the chair would like to see first. */
export const Question = z.strictObject({
  reason: aText(500, 'Say what you would like the organisation to add or change').meta({
    example: 'Say how many staff will be trained',
  }),
})
export type Question = z.output<typeof Question>

/** The chair asks for something more: a submitted pledge is a draft again, a delivered one is under way again. */
export function sendBackPledge(work: Work<'pledges.acknowledge'>, pledgeId: string, { reason }: Question): Pledge {
  const { pledge } = pledgeSeen(work, pledgeId)
  const isDelivered = pledge.state === 'delivered'
  const facts = { stateReason: reason, ...(isDelivered ? { deliveredOn: null } : {}) }
  const returned = takeStep(work, pledge, { name: isDelivered ? 'question' : 'send back', facts })
  tellOrganisation(work, returned, isDelivered ? 'questioned' : 'sent back')
  return returned
}
