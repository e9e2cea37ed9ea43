import type { Work } from '../access/work.ts'
import { askNewDate } from '../actions/ask-new-date.ts'
import { offerAction } from '../actions/offer-action.ts'
import { isOpen } from '../actions/policy.ts'
import { type Action, openActions } from '../actions/store.ts'
import { type CalendarDate, laterDate } from '../clock.ts'
import { activeMembers } from '../partnerships/store.ts'
import { meetingsComing, type Planned } from './calendar.ts'
import type { ComingMeeting } from './content/shapes.ts'
import { inOffice, workingDayFrom } from './dates.ts'
import type { Moment, Story } from './story.ts'

/** Lately an owner asked for longer, and the co-ordinator offered an action to another organisation: neither is answered. */
export const tellRequests = (today: CalendarDate): Moment[] =>
  meetingsComing(today).map(planned => ({
    at: inOffice(laterDate(today, { days: -6 }), 1, 310),
    tell: story => ask(story, planned),
  }))

function ask(story: Story, planned: Planned<ComingMeeting>): void {
  const here = planned.partnership
  const { tx } = story.house.database
  const [first, second] = openActions(tx, here, null).filter(isOpen)
  if (first) askForLonger(story, planned, first)
  if (second)
    story.as(planned.meeting.minuteTaker, { permission: 'actions.progress', in: here }, work =>
      offerElsewhere(work, second),
    )
}

function askForLonger(story: Story, { partnership, meeting }: Planned<ComingMeeting>, action: Action): void {
  const owner = [...story.person].find(([, personId]) => personId === action.ownerPersonId)?.[0]
  const dueOn = workingDayFrom(laterDate(action.dueOn, { days: 200 }))
  const reason = 'The colleague who knows the list is away until then.'
  story.as(owner ?? meeting.minuteTaker, { permission: 'actions.progress', in: partnership }, work =>
    askNewDate(work, action.id, { dueOn, reason }),
  )
}

function offerElsewhere(work: Work<'actions.progress'>, action: Action): void {
  const other = activeMembers(work.tx, work.partnershipId, work.now).find(
    each =>
      each.organisationId !== action.ownerOrganisationId &&
      !work.holdings.some(held => held.organisationId === each.organisationId),
  )
  if (!other) return
  offerAction(work, action.id, {
    ownerOrganisationId: other.organisationId,
    ownerPersonId: other.personId,
    reason: 'You work with these premises every week, so it would be quicker with you.',
    version: action.version,
  })
}
