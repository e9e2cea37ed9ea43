import { cancelAction } from '../actions/cancel-action.ts'
import { changeDueDate } from '../actions/change-due-date.ts'
import { closeAction } from '../actions/close-action.ts'
import { finishAction } from '../actions/finish-action.ts'
import { progressAction } from '../actions/progress-action.ts'
import { actionById } from '../actions/store.ts'
import { laterDate } from '../clock.ts'
import { found } from '../errors.ts'
import { nameOf, type Planned } from './calendar.ts'
import type { ActionStep, HeldMeeting, RaisedAction } from './content/shapes.ts'
import { dated, inOffice, workingDayFrom } from './dates.ts'
import type { Moment, Story } from './story.ts'

type Held = Planned<HeldMeeting>

/** What the story calls an action. */
export const nameOfAction = (held: Held, action: RaisedAction): string => `${nameOf(held)}: ${action.text}`

/** What becomes of an action after the meeting that raised it: its owner reports, the co-ordinator closes or puts off. */
export const lifeOfAction = (held: Held, action: RaisedAction): Moment[] =>
  (action.life ?? []).map((step, place) => ({
    at: inOffice(held.heldOn, step.after, 20 + place),
    tell: story => take(story, { held, action, step }),
  }))

interface Step {
  held: Held
  action: RaisedAction
  step: ActionStep
}

function take(story: Story, told: Step): void {
  const { held, action, step } = told
  const id = found(story.thing.get(nameOfAction(held, action)), 'action')
  const { version } = actionById(story.house.database.tx, held.partnership, id)
  const secretary = held.meeting.minuteTaker
  const here = held.partnership
  const text = 'text' in step ? dated(step.text, held.heldOn) : ''
  if ('due' in step) {
    const dueOn = workingDayFrom(laterDate(held.heldOn, { days: step.due }))
    story.as(secretary, { permission: 'actions.raise', in: here }, work =>
      changeDueDate(work, id, { dueOn, reason: text, version }),
    )
  } else if (step.state === 'in progress')
    story.as(action.owner, { permission: 'actions.progress', in: here }, work =>
      progressAction(work, id, { note: text }),
    )
  else if (step.state === 'done')
    story.as(action.owner, { permission: 'actions.progress', in: here }, work =>
      finishAction(work, id, { evidence: text, version }),
    )
  else if (step.state === 'closed')
    story.as(secretary, { permission: 'actions.close', in: here }, work => closeAction(work, id, version))
  else
    story.as(secretary, { permission: 'actions.close', in: here }, work =>
      cancelAction(work, id, { reason: text, version }),
    )
}
