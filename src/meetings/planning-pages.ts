import type { z } from 'zod'
import type { Reading, Work } from '../access/work.ts'
import { stale } from '../errors.ts'
import { memberWords } from '../partnerships/choices.ts'
import { activeMembers, partnershipById } from '../partnerships/store.ts'
import type { App } from '../web/app-type.ts'
import { button, type Drawing, formPage, type Outcome } from '../web/form-routes.ts'
import { readForm, versionIn } from '../web/forms.ts'
import { InPartnership } from '../web/schemas.ts'
import { templateChoices } from './agenda-choices.ts'
import { changeMeeting, meetingAfter } from './change-meeting.ts'
import { discardDraft } from './discard-draft.ts'
import { draftMeeting } from './draft-meeting.ts'
import { placeShown, whenOf } from './facts.ts'
import { MeetingPlan, StartingPoint } from './meeting-plan.ts'
import { AtMeeting } from './pages.ts'
import { crumbsOfMeeting, crumbsOfMeetings, pathTo } from './paths.ts'
import { planningWarnings } from './planning-warnings.ts'
import { meetingInSight } from './policy.ts'
import { meetingModes } from './states.ts'
import { type Meeting, meetingById } from './store.ts'
import { peopleToTell } from './telling.ts'
import { tellingIn } from './telling-pages.ts'

/** Forms in which meetings are drafted, changed and discarded. */
export function planningPages(app: App): void {
  formPage(app, {
    at: '/partnerships/:partnershipId/meetings/new',
    permission: 'meetings.draft',
    params: InPartnership,
    start: () => ({ mode: 'in person', template: 'quarterly' }),
    draw: reading => {
      const { partnership, ...view } = formView(reading)
      const templates = [{ value: '', text: 'None yet: start the agenda later' }, ...templateChoices(reading)]
      return {
        template: 'meetings/new.njk',
        view: { ...view, partnership, templates, crumbs: crumbsOfMeetings(partnership) },
      }
    },
    submit: (work, { body, once }) => {
      const { template } = readForm(StartingPoint, body)
      const { id } = once(() => ({ id: draftMeeting(work, readForm(MeetingPlan, body), { template }).id }))
      return body.next === 'schedule'
        ? { to: pathTo.schedule(work.partnershipId, id) }
        : { to: pathTo.meeting(work.partnershipId, id), notice: 'Draft saved. Nobody has been told' }
    },
  })

  formPage(app, {
    at: '/partnerships/:partnershipId/meetings/:meetingId/change',
    permission: 'meetings.change',
    params: AtMeeting,
    start: (reading, { params, query }) => {
      const meeting = { ...meetingInSight(reading, params.meetingId), ...timeIn(query) }
      return { ...meeting, isTitleRestricted: meeting.isTitleRestricted ? 'yes' : '' }
    },
    draw: (reading, _form, { params }) => {
      const meeting = meetingInSight(reading, params.meetingId)
      const view = formView(reading)
      return {
        template: 'meetings/change.njk',
        view: { ...view, meeting, crumbs: crumbsOfMeeting(view.partnership, meeting) },
      }
    },
    submit: (work, { params, body }) => changed(work, params, body),
    comparing: () => ({ labels: planLabels }),
  })

  button(app, {
    at: '/partnerships/:partnershipId/meetings/:meetingId/discarding',
    permission: 'meetings.draft',
    params: AtMeeting,
    submit: (work, { params, body }) => {
      discardDraft(work, params.meetingId, versionIn(body))
      return { to: pathTo.meetings(params.partnershipId), notice: 'Draft discarded. Nobody had been told of it' }
    },
  })
}

const planLabels = {
  title: 'Title',
  isTitleRestricted: 'Title is restricted',
  purpose: 'What it is about',
  theme: 'Theme',
  heldOn: 'Date',
  startTime: 'Begins',
  endTime: 'Ends',
  mode: 'How people meet',
  venue: 'Place',
  joiningLink: 'Link to join online',
  chairPersonId: 'Chair',
  minuteTakerPersonId: 'Minutes taken by',
  papersDueOn: 'Papers due',
}

/** Another date and time to start from, where the form was opened with one: what somebody proposed, say. */
const timeIn = ({ heldOn, startTime, endTime }: Record<string, string | undefined>) =>
  MeetingPlan.pick({ heldOn: true, startTime: true, endTime: true })
    .partial()
    .safeParse({ ...(heldOn && { heldOn }), ...(startTime && { startTime }), ...(endTime && { endTime }) }).data ?? {}

/** Shows who would be mailed before anything is saved; saves once the chair has chosen, or where nobody would be. */
function changed(
  work: Work<'meetings.change'>,
  { meetingId }: z.output<typeof AtMeeting>,
  body: Record<string, unknown>,
): Outcome | Drawing {
  const plan = readForm(MeetingPlan, body)
  const was = meetingById(work.tx, work.partnershipId, meetingId)
  if (was.version !== versionIn(body)) throw stale('this meeting')
  const after = { ...was, ...meetingAfter(work, was, plan) }
  const people = peopleToTell(work, after)
  const tell = tellingIn(body)
  if (people.length > 0 && !tell) return preview(work, { was, after, people, body })
  changeMeeting(work, meetingId, { plan, version: was.version, tell: tell ?? 'save only' })
  const notice = tell === 'send' ? 'Meeting changed, and members are told' : 'Meeting changed. Nobody has been told'
  return { to: pathTo.meeting(work.partnershipId, meetingId), notice }
}

function preview(
  { tx, partnershipId }: Work<'meetings.change'>,
  change: { was: Meeting; after: Meeting; people: ReturnType<typeof peopleToTell>; body: Record<string, unknown> },
): Drawing {
  const { was, after, people, body } = change
  const partnership = partnershipById(tx, partnershipId)
  const carried = Object.entries(body).filter(([name]) => name !== '_csrf' && name !== 'tell')
  return {
    template: 'meetings/preview.njk',
    view: {
      partnership,
      meeting: after,
      crumbs: crumbsOfMeeting(partnership, was),
      when: { was: whenOf(was), now: whenOf(after) },
      place: { was: placeShown(was), now: placeShown(after) },
      theme: { was: was.theme ?? 'none', now: after.theme ?? 'none' },
      people,
      warnings: planningWarnings({ tx }, after),
      // A better wording rarely needs a letter; a new time or place always does.
      suggested: after.icalSequence > was.icalSequence ? 'send' : 'save only',
      carried: carried.map(([name, value]) => ({ name, value: String(value) })),
    },
  }
}

/** What a form about a meeting needs to choose from. */
export function formView({ tx, partnershipId, now }: Reading<'meetings.draft' | 'meetings.change'>) {
  const members = new Map(
    activeMembers(tx, partnershipId, now).map(member => [
      member.personId,
      { value: member.personId, text: memberWords(member) },
    ]),
  )
  return {
    partnership: partnershipById(tx, partnershipId),
    modes: meetingModes,
    members: [{ value: '', text: 'Not decided yet' }, ...members.values()],
  }
}
