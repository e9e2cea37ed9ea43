import type { Work } from '../access/work.ts'
import { notePledge } from './note.ts'
import type { PledgeState } from './states.ts'
import { changeRow, type Pledge, pledgeById } from './store.ts'
import { deedOf, type StepName, stateAfter, steps } from './transitions.ts'

type PledgeWork = Work<
  'pledges.submit' | 'pledges.progress' | 'pledges.change' | 'pledges.acknowledge' | 'pledges.verify'
>
type Facts = Omit<Parameters<typeof changeRow>[2]['values'], 'state'>

/** Takes a pledge one step on, with what that makes true of it, and notes it. Refuses a step that does not lead on. */
export function takeStep(work: PledgeWork, pledge: Pledge, step: { name: StepName; facts?: Facts }): Pledge {
  const state: PledgeState = stateAfter(step.name, pledge)
  changeRow(work.tx, pledge, { at: work.now, by: work.actor.personId, values: { ...step.facts, state } })
  notePledge(work, pledge, {
    deed: deedOf(step.name),
    words: `Pledge ${pledge.reference} was ${steps[step.name].done}`,
  })
  return pledgeById(work.tx, work.partnershipId, pledge.id)
}
