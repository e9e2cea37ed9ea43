import type { App } from '../web/app-type.ts'
import { button } from '../web/form-routes.ts'
import { readForm } from '../web/forms.ts'
import { anId } from '../web/schemas.ts'
import { Leaving, leaveOut } from './leave-out.ts'
import { MINUTES, OneMeeting } from './pages.ts'
import { pathTo } from './paths.ts'

/** What was written to the meeting stands in its minutes, unless whoever writes them leaves it out. */
export function writtenPages(app: App): void {
  button(app, {
    at: `${MINUTES}/written/:writtenId`,
    permission: 'minutes.write',
    params: OneMeeting.extend({ writtenId: anId() }),
    submit: (work, { params, body }) => {
      const leaving = readForm(Leaving, body)
      leaveOut(work, params, leaving)
      return {
        to: pathTo.editing(params),
        notice: leaving.isLeftOut === 'yes' ? 'Left out of the minutes' : 'It stands in the minutes again',
      }
    },
  })
}
