import { Refusal } from '../errors.ts'
import type { PledgeState } from './states.ts'

interface Step {
  from: readonly PledgeState[]
  to: PledgeState
  /** How a refusal calls it: "cannot be submitted". */
  done: string
}

/**
 * What may become of a pledge. Between `intention` and `draft` nobody chooses: a wording that names a date and a
 * measure is a draft, one that does not is an intention. A verified pledge ends here; renewing it makes a new one.
 */
export const steps = {
  submit: { from: ['draft'], to: 'submitted', done: 'submitted' },
  'send back': { from: ['submitted'], to: 'draft', done: 'sent back' },
  acknowledge: { from: ['submitted'], to: 'acknowledged', done: 'acknowledged' },
  begin: { from: ['acknowledged'], to: 'active', done: 'begun' },
  pause: { from: ['active'], to: 'paused', done: 'paused' },
  resume: { from: ['paused', 'lapsed'], to: 'active', done: 'resumed' },
  lapse: { from: ['active'], to: 'lapsed', done: 'lapsed' },
  withdraw: {
    from: ['intention', 'draft', 'submitted', 'acknowledged', 'active', 'paused', 'lapsed'],
    to: 'withdrawn',
    done: 'withdrawn',
  },
  deliver: { from: ['active'], to: 'delivered', done: 'marked as delivered' },
  question: { from: ['delivered'], to: 'active', done: 'questioned' },
  verify: { from: ['delivered'], to: 'verified', done: 'verified' },
} as const satisfies Record<string, Step>
export type StepName = keyof typeof steps

/** The deed by which the audit trail tells of a step. */
export const deedOf = (step: StepName): string => steps[step].done.replaceAll(' ', '-')

const stepTold = new Map<string, Step>(Object.entries(steps).map(([name, step]) => [told(name as StepName), step]))

/** All deeds of the audit trail that take a pledge a step on. */
export const stepDeeds: readonly string[] = [...stepTold.keys()]
/** Those among them that may come from more than one state. */
export const openEndedDeeds: readonly string[] = stepDeeds.filter(deed => (stepTold.get(deed)?.from.length ?? 0) > 1)

/** The state that a pledge was in before a deed, told by the step before it where the deed itself leaves it open. */
export function stateBefore(deed: string, earlier: string | null): PledgeState {
  const [only, ...others] = stepTold.get(deed)?.from ?? []
  if (only !== undefined && others.length === 0) return only
  // Before its first step a pledge is its author's own.
  return (earlier === null ? undefined : stepTold.get(earlier)?.to) ?? 'draft'
}

function told(step: StepName): string {
  return `pledge.${deedOf(step)}`
}

/** States in which the wording may still change, and in which progress may be told. */
const changeable: readonly PledgeState[] = [
  'intention',
  'draft',
  'submitted',
  'acknowledged',
  'active',
  'paused',
  'lapsed',
]
const progressing: readonly PledgeState[] = ['acknowledged', 'active', 'paused', 'lapsed', 'delivered']

export const isUnsubmitted = (state: PledgeState): boolean => state === 'draft' || state === 'intention'
export const isChangeable = (state: PledgeState): boolean => changeable.includes(state)
export const isProgressing = (state: PledgeState): boolean => progressing.includes(state)

/** Whether the step leads on from this state. */
export function leadsFrom(step: StepName, state: PledgeState): boolean {
  const { from }: Step = steps[step]
  return from.includes(state)
}

/** The state that a step leads to, or the refusal that it does not lead on from here. */
export function stateAfter(step: StepName, { state }: { state: PledgeState }): PledgeState {
  if (!leadsFrom(step, state)) throw refusal(state, steps[step].done)
  return steps[step].to
}

/** A promise that was kept, or given up, is not reworded afterwards. */
export function refuseUnchangeable({ state }: { state: PledgeState }): void {
  if (!isChangeable(state)) throw refusal(state, 'changed')
}

/** What nobody has acknowledged has no progress to tell yet, and what is verified or withdrawn has no more. */
export function refuseProgress({ state }: { state: PledgeState }): void {
  if (!isProgressing(state)) throw refusal(state, 'updated')
}

const refusal = (state: PledgeState, done: string) =>
  new Refusal('conflict', `This pledge is ${inWords[state] ?? state}, so it cannot be ${done}`)

const inWords: Partial<Record<PledgeState, string>> = {
  intention: 'still an intention, without a date or a measure',
  draft: 'still a draft',
  active: 'under way',
}
