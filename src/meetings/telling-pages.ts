import type { Reading } from '../access/work.ts'
import { InvalidInput } from '../errors.ts'
import { partnershipById } from '../partnerships/store.ts'
import type { App } from '../web/app-type.ts'
import { formPage } from '../web/form-routes.ts'
import { readForm, versionIn } from '../web/forms.ts'
import { Cancellation, cancelMeeting, refuseUncancellable } from './cancel-meeting.ts'
import { placeShown, whenOf } from './facts.ts'
import { meetingNow } from './meeting-now.ts'
import { AtMeeting } from './pages.ts'
import { crumbsOfMeeting, pathTo } from './paths.ts'
import { planningWarnings } from './planning-warnings.ts'
import { meetingInSight } from './policy.ts'
import { refuseUnlessCancelled, reinstateMeeting } from './reinstate-meeting.ts'
import { refuseUnlessDraft, scheduleMeeting } from './schedule-meeting.ts'
import type { Meeting } from './store.ts'
import { tellMembers } from './tell-members.ts'
import { peopleToTell, type Telling, tellings } from './telling.ts'

const meetingPath = '/partnerships/:partnershipId/meetings/:meetingId'

/** What the chair chose on a page that shows who would be mailed; nothing where they have not seen it yet. */
export const tellingIn = (body: Record<string, unknown>): Telling | undefined =>
  tellings.find(each => each === body.tell)

function chosenTelling(body: Record<string, unknown>): Telling {
  const tell = tellingIn(body)
  if (!tell) throw new InvalidInput([{ field: 'tell', words: 'Choose whether to tell people' }])
  return tell
}

/** Pages that show who gets which letter and why, before anything is done. */
export function tellingPages(app: App): void {
  schedulePage(app)
  cancelPage(app)
  reinstatePage(app)
  tellPage(app)
}

function schedulePage(app: App): void {
  formPage(app, {
    at: `${meetingPath}/schedule`,
    permission: 'meetings.schedule',
    params: AtMeeting,
    start: (reading, { params }) => {
      const meeting = meetingInSight(reading, params.meetingId)
      refuseUnlessDraft(meeting)
      return { version: meeting.version, tell: 'send' }
    },
    draw: (reading, _form, { params }) => tellingPage(reading, params.meetingId, 'schedule'),
    comparing: (reading, { params }) => ({ facts: meetingNow(reading, params.meetingId) }),
    submit: (work, { params, body }) => {
      const tell = chosenTelling(body)
      scheduleMeeting(work, params.meetingId, { version: versionIn(body), tell })
      const notice =
        tell === 'send' ? 'Meeting scheduled and invitations on their way' : 'Meeting scheduled. Nobody has been told'
      return { to: pathTo.meeting(work.partnershipId, params.meetingId), notice }
    },
  })
}

function cancelPage(app: App): void {
  formPage(app, {
    at: `${meetingPath}/cancel`,
    permission: 'meetings.cancel',
    params: AtMeeting,
    start: (reading, { params }) => {
      const meeting = meetingInSight(reading, params.meetingId)
      refuseUncancellable(meeting, reading.now)
      return { version: meeting.version, tell: 'send' }
    },
    draw: (reading, _form, { params }) => tellingPage(reading, params.meetingId, 'cancel'),
    comparing: (reading, { params }) => ({ facts: meetingNow(reading, params.meetingId) }),
    submit: (work, { params, body }) => {
      const { reason } = readForm(Cancellation, body)
      const tell = chosenTelling(body)
      cancelMeeting(work, params.meetingId, { reason, tell, version: versionIn(body) })
      const notice =
        tell === 'send' ? 'Meeting cancelled, and members are told' : 'Meeting cancelled. Nobody has been told'
      return { to: pathTo.meeting(work.partnershipId, params.meetingId), notice }
    },
  })
}

function reinstatePage(app: App): void {
  formPage(app, {
    at: `${meetingPath}/reinstate`,
    permission: 'meetings.cancel',
    params: AtMeeting,
    start: (reading, { params }) => {
      const meeting = meetingInSight(reading, params.meetingId)
      refuseUnlessCancelled(meeting, reading.now)
      return { version: meeting.version, tell: 'send' }
    },
    draw: (reading, _form, { params }) => tellingPage(reading, params.meetingId, 'reinstate'),
    comparing: (reading, { params }) => ({ facts: meetingNow(reading, params.meetingId) }),
    submit: (work, { params, body }) => {
      const tell = chosenTelling(body)
      reinstateMeeting(work, params.meetingId, { tell, version: versionIn(body) })
      const notice =
        tell === 'send'
          ? 'Meeting brought back and invitations on their way'
          : 'Meeting brought back. Nobody has been told'
      return { to: pathTo.meeting(work.partnershipId, params.meetingId), notice }
    },
  })
}

function tellPage(app: App): void {
  formPage(app, {
    at: `${meetingPath}/tell`,
    permission: 'meetings.change',
    params: AtMeeting,
    start: () => ({}),
    draw: (reading, _form, { params }) => tellingPage(reading, params.meetingId, 'tell'),
    submit: (work, { params }) => {
      tellMembers(work, params.meetingId)
      return { to: pathTo.meeting(work.partnershipId, params.meetingId), notice: 'Letters are on their way' }
    },
  })
}

type Deed = 'schedule' | 'cancel' | 'reinstate' | 'tell'

function tellingPage(
  reading: Reading<'meetings.schedule' | 'meetings.cancel' | 'meetings.change'>,
  meetingId: string,
  deed: Deed,
) {
  const { tx, partnershipId } = reading
  const meeting = meetingInSight(reading, meetingId)
  const partnership = partnershipById(tx, partnershipId)
  return {
    template: `meetings/${deed}.njk`,
    view: {
      partnership,
      meeting,
      crumbs: crumbsOfMeeting(partnership, meeting),
      when: whenOf(meeting),
      place: placeShown(meeting),
      people: peopleToTell(reading, afterDeed(meeting, deed)),
      warnings: deed === 'schedule' && meeting.state === 'draft' ? planningWarnings(reading, meeting) : [],
    },
  }
}

/** The meeting as it would be once the button is pressed. */
function afterDeed(meeting: Meeting, deed: Deed): Meeting {
  if (deed === 'schedule') return { ...meeting, state: 'scheduled' }
  // Which event it becomes is not known yet: another one.
  if (deed === 'reinstate') return { ...meeting, state: 'scheduled', icalUid: '' }
  return deed === 'cancel' ? { ...meeting, state: 'cancelled' } : meeting
}
