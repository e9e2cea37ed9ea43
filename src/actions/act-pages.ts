import type { Permission } from '../access/permissions.ts'
import type { Reading, Work } from '../access/work.ts'
import type { App } from '../web/app-type.ts'
import { button, formPage } from '../web/form-routes.ts'
import { type FormState, readForm, versionIn } from '../web/forms.ts'
import { cancelAction } from './cancel-action.ts'
import { changeDueDate, NewDueDate } from './change-due-date.ts'
import { closeAction } from './close-action.ts'
import { Finish, finishAction } from './finish-action.ts'
import { handOverAction, NewOwner } from './hand-over-action.ts'
import { actionCrumbs, frameOf, OneAction, ownerChoices } from './pages.ts'
import { pathToAction } from './paths.ts'
import { Reason, refuseOthersAction } from './policy.ts'
import { Progress, progressAction } from './progress-action.ts'
import { reopenAction } from './reopen-action.ts'
import { actionById } from './store.ts'

type ActPermission = 'actions.raise' | 'actions.progress' | 'actions.close'

/** One thing that can be done with an action: its form, and the deed. */
interface Act<P extends ActPermission> {
  at: string
  permission: P
  template: string
  notice: string
  /** The words of the form, where it asks for one text. */
  words?: { title: string; field: string; label: string; hint: string; button: string }
  act(work: Work<P>, actionId: string, body: Record<string, unknown>): unknown
}

/** What can be done with one action, each on a page of its own. */
export function actPages(app: App): void {
  actPage(app, {
    at: 'progress',
    permission: 'actions.progress',
    template: 'actions/say.njk',
    notice: 'Progress noted',
    words: {
      title: 'Say how it goes',
      field: 'note',
      label: 'Progress',
      hint: 'What has happened since, and what is in the way. Nothing that could identify a person.',
      button: 'Save progress',
    },
    act: (work, actionId, body) => progressAction(work, actionId, readForm(Progress, body)),
  })
  actPage(app, {
    at: 'completion',
    permission: 'actions.progress',
    template: 'actions/say.njk',
    notice: 'Marked as done',
    words: {
      title: 'Mark as done',
      field: 'evidence',
      label: 'What was done',
      hint: 'And where it can be seen: a link, a date, a number. The chair or co-ordinator closes the action with it.',
      button: 'Mark as done',
    },
    act: (work, actionId, body) =>
      finishAction(work, actionId, { ...readForm(Finish, body), version: versionIn(body) }),
  })
  reasonedPages(app)
  button(app, {
    at: '/partnerships/:partnershipId/actions/:actionId/closure',
    permission: 'actions.close',
    params: OneAction,
    submit: (work, { params, body }) => {
      const { reference } = closeAction(work, params.actionId, versionIn(body))
      return { to: pathToAction(work.partnershipId, params.actionId), notice: `Action ${reference} closed` }
    },
  })
}

/** What the chair and co-ordinator may do, always saying why. */
function reasonedPages(app: App): void {
  actPage(app, {
    at: 'due-date',
    permission: 'actions.raise',
    template: 'actions/due-date.njk',
    notice: 'New due date saved',
    act: (work, actionId, body) =>
      changeDueDate(work, actionId, { ...readForm(NewDueDate, body), version: versionIn(body) }),
  })
  actPage(app, {
    at: 'owner',
    permission: 'actions.raise',
    template: 'actions/hand-over.njk',
    notice: 'Handed over',
    act: (work, actionId, body) =>
      handOverAction(work, actionId, { ...readForm(NewOwner, body), version: versionIn(body) }),
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

function actPage<P extends ActPermission & Permission>(app: App, act: Act<P>): void {
  formPage<P, typeof OneAction>(app, {
    at: `/partnerships/:partnershipId/actions/:actionId/${act.at}`,
    permission: act.permission,
    params: OneAction,
    start: (reading, { params }) => startOf(reading as Reading<ActPermission>, params.actionId),
    draw: (reading, form, { params }) => drawingOf(reading as Reading<ActPermission>, act, { form, ...params }),
    submit: (work, { params, body, once }) => {
      once(() => act.act(work, params.actionId, body))
      return { to: pathToAction(params.partnershipId, params.actionId), notice: act.notice }
    },
  })
}

function startOf(reading: Reading<ActPermission>, actionId: string) {
  const action = actionById(reading.tx, reading.partnershipId, actionId)
  refuseOthersAction(reading, action)
  const { version, ownerOrganisationId, ownerPersonId } = action
  return { version, ownerOrganisationId, ownerPersonId: ownerPersonId ?? '' }
}

function drawingOf(
  reading: Reading<ActPermission>,
  act: Pick<Act<ActPermission>, 'template' | 'words'>,
  { actionId, form }: { actionId: string; form: FormState },
) {
  const action = actionById(reading.tx, reading.partnershipId, actionId)
  const crumbs = [
    ...actionCrumbs(reading).crumbs,
    { text: action.reference, href: pathToAction(reading.partnershipId, actionId) },
  ]
  const view = { ...frameOf(reading), ...ownerChoices(reading), crumbs, action, words: act.words }
  // A stale form keeps the version it was drawn from, so that it is refused until the page is opened anew.
  return { template: act.template, view: { ...view, version: form.values.version ?? action.version } }
}
