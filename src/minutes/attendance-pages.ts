import type { Reading } from '../access/work.ts'
import { InvalidInput } from '../errors.ts'
import { memberWords, organisationsAndPeople } from '../partnerships/choices.ts'
import { activeMembers } from '../partnerships/store.ts'
import type { App } from '../web/app-type.ts'
import { button, formPage } from '../web/form-routes.ts'
import { readForm } from '../web/forms.ts'
import { anId } from '../web/schemas.ts'
import { addAttendee, addSubstitute, NewAttendee, NewSubstitute } from './add-to-register.ts'
import { attendanceOf } from './attendance-store.ts'
import { isOfInvitation } from './follow-answers.ts'
import { innerFrameOf } from './frame.ts'
import { type Mark, markAttendance } from './mark-attendance.ts'
import { MINUTES, OneMeeting } from './pages.ts'
import { pathTo } from './paths.ts'
import { minutesInDraft } from './policy.ts'
import { turnout } from './quorum.ts'
import { removeFromRegister } from './remove-from-register.ts'
import { type AttendanceKind, attendanceKinds } from './states.ts'

const OneRow = OneMeeting.extend({ attendanceId: anId() })

/** The register of a meeting as a form. */
export function attendancePages(app: App): void {
  formPage(app, {
    at: `${MINUTES}/attendance`,
    permission: 'minutes.write',
    params: OneMeeting,
    start: (looking, { params }) => {
      minutesInDraft(looking, params.meetingId)
      return {}
    },
    draw: (looking, form, { params }) => ({
      template: 'minutes/attendance.njk',
      view: registerView(looking, { meetingId: params.meetingId, typed: form.values }),
    }),
    submit: (work, { params, body }) => {
      markAttendance(work, params.meetingId, marksIn(body))
      return { to: pathTo.attendance(params), notice: 'Attendance saved' }
    },
  })
  button(app, {
    at: `${MINUTES}/attendance/:attendanceId/removal`,
    permission: 'minutes.write',
    params: OneRow,
    submit: (work, { params }) => {
      removeFromRegister(work, params.meetingId, params.attendanceId)
      return { to: pathTo.attendance(params), notice: 'Taken out of the register' }
    },
  })
  addingPages(app)
}

function addingPages(app: App): void {
  formPage(app, {
    at: `${MINUTES}/attendance/substitutes`,
    permission: 'minutes.write',
    params: OneMeeting,
    start: () => ({ attendance: 'present' }),
    draw: (looking, _form, { params }) => ({
      template: 'minutes/add-substitute.njk',
      view: { ...innerFrameOf(looking, params.meetingId), ...organisationsAndPeople(looking), attendanceKinds },
    }),
    submit: (work, { params, body, once }) => {
      once(() => addSubstitute(work, params.meetingId, readForm(NewSubstitute, body)) ?? null)
      return { to: pathTo.attendance(params), notice: 'Substitute added' }
    },
  })
  formPage(app, {
    at: `${MINUTES}/attendance/members`,
    permission: 'minutes.write',
    params: OneMeeting,
    start: () => ({ attendance: 'present' }),
    draw: (looking, _form, { params }) => ({
      template: 'minutes/add-member.njk',
      view: {
        ...innerFrameOf(looking, params.meetingId),
        members: unlisted(looking, params.meetingId),
        attendanceKinds,
      },
    }),
    submit: (work, { params, body, once }) => {
      once(() => addAttendee(work, params.meetingId, readForm(NewAttendee, body)) ?? null)
      return { to: pathTo.attendance(params), notice: 'Member added' }
    },
  })
}

function registerView(
  looking: Reading<'minutes.write'>,
  { meetingId, typed }: { meetingId: string; typed: Record<string, unknown> },
) {
  const frame = innerFrameOf(looking, meetingId)
  const register = attendanceOf(looking.tx, looking.partnershipId, meetingId)
  const isAsked = isOfInvitation(looking, meetingId)
  return {
    ...frame,
    // What was typed stays; what it was stays too, so that saving again overwrites nobody unseen.
    register: register.map(row => ({
      ...row,
      chosen: typed[`attendance-${row.id}`] ?? row.attendance,
      mayBeRemoved: !isAsked(row),
    })),
    ...turnout(register, frame.partnership.quorum),
    attendanceKinds,
  }
}

/** The marks in the form: a choice for each row, and what stood there when it was drawn. */
function marksIn(body: Record<string, unknown>): Mark[] {
  return Object.entries(body).flatMap(([name, attendance]) => {
    const attendanceId = /^attendance-(.+)$/.exec(name)?.[1]
    if (!attendanceId) return []
    const was = body[`was-${attendanceId}`]
    if (!isKind(attendance) || !isKind(was))
      throw new InvalidInput([{ field: name, words: 'Choose one of the marks that are offered' }])
    return [{ attendanceId, was, attendance }]
  })
}

const isKind = (value: unknown): value is AttendanceKind => (attendanceKinds as readonly unknown[]).includes(value)

function unlisted({ tx, partnershipId, now }: Reading<'minutes.write'>, meetingId: string) {
  const listed = new Set(attendanceOf(tx, partnershipId, meetingId).map(row => row.personId))
  const members = activeMembers(tx, partnershipId, now).filter(each => !listed.has(each.personId))
  return [
    { value: '', text: 'Choose a member' },
    ...members.map(each => ({ value: each.membershipId, text: memberWords(each) })),
  ]
}
