import type { App } from '../web/app-type.ts'
import { button } from '../web/form-routes.ts'
import { readForm, versionIn } from '../web/forms.ts'
import { actPage } from './act-pages.ts'
import { cancelAction } from './cancel-action.ts'
import { changeDueDate, NewDueDate } from './change-due-date.ts'
import { closeAction } from './close-action.ts'
import { OneAction } from './pages.ts'
import { pathToAction } from './paths.ts'
import { Reason } from './policy.ts'
import { reopenAction } from './reopen-action.ts'

/** What the chair and co-ordinator may do, always saying why. */
export function decisionPages(app: App): void {
  actPage(app, {
    at: 'due-date',
    permission: 'actions.raise',
    template: 'actions/due-date.njk',
    notice: 'New due date saved',
    act: (work, actionId, body) =>
      changeDueDate(work, actionId, { ...readForm(NewDueDate, body), version: versionIn(body) }),
  })
  endingPages(app)
}

/** How an action ends, and how it begins again. */
function endingPages(app: App): void {
  button(app, {
    at: '/partnerships/:partnershipId/actions/:actionId/closure',
    permission: 'actions.close',
    params: OneAction,
    submit: (work, { params, body }) => {
      const { reference } = closeAction(work, params.actionId, versionIn(body))
      return { to: pathToAction(work.partnershipId, params.actionId), notice: `Action ${reference} closed` }
    },
  })
  actPage(app, {
    at: 'cancellation',
    permission: 'actions.close',
    template: 'actions/say.njk',
    notice: 'Action cancelled',
    words: saying('Cancel the action', 'It stays in the register with your reason.', 'Cancel the action'),
    act: (work, actionId, body) =>
      cancelAction(work, actionId, { ...readForm(Reason, body), version: versionIn(body) }),
  })
  actPage(app, {
    at: 'reopening',
    permission: 'actions.close',
    template: 'actions/say.njk',
    notice: 'Action reopened',
    words: saying('Reopen the action', 'It comes back on the next agenda.', 'Reopen the action'),
    act: (work, actionId, body) =>
      reopenAction(work, actionId, { ...readForm(Reason, body), version: versionIn(body) }),
  })
}

const saying = (title: string, hint: string, pressed: string) => ({
  title,
  field: 'reason',
  label: 'Why',
  hint,
  button: pressed,
})
