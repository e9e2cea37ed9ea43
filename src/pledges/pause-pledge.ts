import { z } from 'zod'
import type { Work } from '../access/work.ts'
import { londonDate } from '../clock.ts'
import { InvalidInput } from '../errors.ts'
import { aDate, aText } from '../input.ts'
import { pledgeSeen, refuseUnlessSpeaksFor } from './policy.ts'
import type { Pledge } from './store.ts'
import { takeStep } from './take-step.ts'

export const Pause = z.strictObject({
  reason: aText(500, 'Say why the pledge is paused').meta({ example: 'The trainer left; a new one begins in June' }),
  resumeOn: aDate('Enter the date on which work goes on'),
})
export type Pause = z.output<typeof Pause>

/** An organisation lays a pledge aside for a time, and says why and until when. */
export function pausePledge(work: Work<'pledges.change'>, pledgeId: string, { reason, resumeOn }: Pause): Pledge {
  const { pledge, standing } = pledgeSeen(work, pledgeId)
  refuseUnlessSpeaksFor(standing, pledge)
  if (resumeOn <= londonDate(work.now))
    throw new InvalidInput([{ field: 'resumeOn', words: 'Enter a date after today' }])
  return takeStep(work, pledge, { name: 'pause', facts: { stateReason: reason, resumeOn } })
}
