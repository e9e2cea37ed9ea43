import type { App } from '../web/app-type.ts'
import { button } from '../web/form-routes.ts'
import { readForm } from '../web/forms.ts'
import { anId } from '../web/schemas.ts'
import { Acknowledgement, acknowledge, declareInterests, Interests } from './acknowledge-statement.ts'
import { Coming, markComing } from './mark-coming.ts'
import { MINUTES, OneMeeting } from './pages.ts'
import { pathTo } from './paths.ts'

const OneSeat = OneMeeting.extend({ attendanceId: anId() })
const seat = `${MINUTES}/sitting/attendance/:attendanceId`

/** The buttons beside each person in the register, for whoever has no script. */
export function seatPages(app: App): void {
  button(app, {
    at: seat,
    permission: 'minutes.write',
    params: OneSeat,
    submit: (work, { params, body }) => {
      markComing(work, params, readForm(Coming, body))
      return { to: pathTo.sitting(params, `seat-${params.attendanceId}`) }
    },
  })
  button(app, {
    at: `${seat}/acknowledgement`,
    permission: 'minutes.write',
    params: OneSeat,
    submit: (work, { params, body }) => {
      acknowledge(work, params, readForm(Acknowledgement, body))
      return { to: pathTo.sitting(params, `seat-${params.attendanceId}`) }
    },
  })
  button(app, {
    at: `${seat}/interests`,
    permission: 'minutes.write',
    params: OneSeat,
    submit: (work, { params, body }) => {
      declareInterests(work, params, readForm(Interests, body))
      return { to: pathTo.sitting(params, `seat-${params.attendanceId}`), notice: 'Declaration saved' }
    },
  })
}
