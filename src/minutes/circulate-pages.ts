import type { Reading } from '../access/work.ts'
import type { App } from '../web/app-type.ts'
import { formPage } from '../web/form-routes.ts'
import { readForm, versionIn } from '../web/forms.ts'
import { counted, knownAs } from '../words.ts'
import { Addendum, addAddendum } from './add-addendum.ts'
import { ownersToTell } from './agreed-letters.ts'
import { attendanceOf } from './attendance-store.ts'
import { Circulation, circulateMinutes, whyNotCirculate } from './circulate-minutes.ts'
import { USUAL_WORKING_DAYS } from './corrections.ts'
import { innerFrameOf } from './frame.ts'
import { readersToTell } from './letters.ts'
import { MINUTES, OneMeeting } from './pages.ts'
import { pathTo } from './paths.ts'
import { minutesInDraft } from './policy.ts'
import { organisationsPresent, turnout } from './quorum.ts'

/** What becomes of minutes once they are written, each step on a page that says what it will do. */
export function circulatePages(app: App): void {
  formPage(app, {
    at: `${MINUTES}/circulate`,
    permission: 'minutes.circulate',
    params: OneMeeting,
    start: (looking, { params }) => ({
      version: minutesInDraft(looking, params.meetingId).version,
      correctionDays: USUAL_WORKING_DAYS,
    }),
    draw: (looking, _form, { params }) => ({
      template: 'minutes/circulate.njk',
      view: circulationView(looking, params.meetingId),
    }),
    submit: (work, { params, body }) => {
      const which = { meetingId: params.meetingId, version: versionIn(body) }
      const sent = circulateMinutes(work, which, readForm(Circulation, body))
      return { to: pathTo.minutes(params), notice: `Minutes circulated: ${counted(sent, 'letter')} sent` }
    },
    comparing: (looking, { params }) => ({ facts: [{ label: 'Present', now: presentNow(looking, params.meetingId) }] }),
  })
  addendumPage(app)
}

/** The register is what another may have changed while somebody read who would be told. */
function presentNow({ tx, partnershipId }: Reading<'minutes.circulate'>, meetingId: string): string {
  const register = attendanceOf(tx, partnershipId, meetingId)
  const present = organisationsPresent(register)
  const names = register.filter(row => present.has(row.organisationId)).map(row => row.organisationName)
  return [...new Set(names)].join(', ')
}

/** What whoever circulates should know: who hears of it, and how the meeting and its register stand. */
function circulationView(looking: Reading<'minutes.circulate'>, meetingId: string) {
  const { tx, partnershipId, now } = looking
  const frame = innerFrameOf(looking, meetingId)
  return {
    ...frame,
    whyNot: whyNotCirculate(looking, meetingId),
    goesOn: now < frame.meeting.endsAt,
    ...turnout(attendanceOf(tx, partnershipId, meetingId), frame.partnership.quorum),
    readers: readersToTell(looking, meetingId),
    owners: ownersToTell(looking, meetingId).map(({ person, actions }) => ({
      name: knownAs(person),
      organisation: person.organisationName,
      references: actions.map(each => each.reference),
    })),
  }
}

function addendumPage(app: App): void {
  formPage(app, {
    at: `${MINUTES}/addenda`,
    permission: 'minutes.correct',
    params: OneMeeting,
    start: () => ({}),
    draw: (looking, _form, { params }) => ({
      template: 'minutes/addendum.njk',
      view: innerFrameOf(looking, params.meetingId),
    }),
    submit: (work, { params, body, once }) => {
      once(() => addAddendum(work, params.meetingId, readForm(Addendum, body)))
      return { to: `${pathTo.minutes(params)}#addenda`, notice: 'Addendum added' }
    },
  })
}
