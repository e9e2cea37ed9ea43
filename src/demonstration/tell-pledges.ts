import type { CalendarDate } from '../clock.ts'
import { pledges } from './content/pledges.ts'
import { inOffice, onDay } from './dates.ts'
import {
  acknowledge,
  deliver,
  makePrecise,
  measureOf,
  pause,
  progress,
  record,
  submit,
  type Told,
  verify,
} from './pledge-deeds.ts'
import type { Moment, Story } from './story.ts'

const DAYS_TO_ACKNOWLEDGE = 6
const DAYS_TO_VERIFY = 9
const DAYS_TO_PAUSE = 20

/** Every pledge from its first draft to where it stands today. */
export const tellPledges = (today: CalendarDate): Moment[] =>
  pledges.flatMap((pledge, number) => lifeOf({ pledge, name: `pledge ${number}`, today }))

const ago = ({ today }: Told, days: number, minute = 0) => inOffice(today, -days, minute)

function lifeOf(told: Told): Moment[] {
  const { made, intendedOn, state } = told.pledge
  const begun: Moment[] = intendedOn
    ? [
        { at: onDay(intendedOn, 0, 60), tell: story => record(story, told) },
        { at: ago(told, made), tell: story => makePrecise(story, told) },
      ]
    : [{ at: ago(told, made), tell: story => record(story, told, measureOf(told)) }]
  if (state === 'intention') return begun
  const submitted: Moment = { at: ago(told, made, 30), tell: story => submit(story, told) }
  return state === 'submitted' ? [...begun, submitted] : [...begun, submitted, ...courseOf(told)]
}

/** From the chair's thanks to the last that was heard of it. */
function courseOf(told: Told): Moment[] {
  const { state, made, progress: steps = [] } = told.pledge
  const last = steps.at(-1)?.ago ?? made
  const isDelivered = state === 'delivered' || state === 'verified'
  const accounts = isDelivered ? steps.slice(0, -1) : steps
  const delivery = isDelivered ? steps.slice(-1) : []
  return [
    { at: ago(told, made - DAYS_TO_ACKNOWLEDGE), tell: story => acknowledge(story, told) },
    ...accounts.map(step => ({ at: ago(told, step.ago), tell: (story: Story) => progress(story, told, step) })),
    ...delivery.map(step => ({ at: ago(told, step.ago), tell: (story: Story) => deliver(story, told, step) })),
    ...(state === 'verified'
      ? [{ at: ago(told, last - DAYS_TO_VERIFY), tell: (story: Story) => verify(story, told) }]
      : []),
    ...(state === 'paused'
      ? [{ at: ago(told, last - DAYS_TO_PAUSE), tell: (story: Story) => pause(story, told) }]
      : []),
  ]
}
