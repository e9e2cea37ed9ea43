import type { Permission } from '../access/permissions.ts'
import type { Reading, Work } from '../access/work.ts'
import { acceptedEndings } from '../documents/recognise.ts'
import { organisationsAndPeople } from '../partnerships/choices.ts'
import type { App } from '../web/app-type.ts'
import { formPage } from '../web/form-routes.ts'
import { longDate, sentence } from '../words.ts'
import { actionCrumbs, frameOf, OneAction } from './pages.ts'
import { pathToAction } from './paths.ts'
import { refuseOthersAction } from './policy.ts'
import { oneAction } from './register.ts'
import { actionSeen } from './sight-store.ts'

type ActPermission = 'actions.raise' | 'actions.progress' | 'actions.close'

/** One thing that can be done with an action: its form, and the deed. */
interface Act<P extends ActPermission> {
  at: string
  permission: P
  template: string
  notice: string | ((after: ReturnType<typeof oneAction>) => string)
  /** The form may bring a file that shows it. */
  takesFile?: boolean
  /** The words of the form, where it asks for one text. */
  words?: { title: string; field: string; label: string; hint: string; button: string }
  act(work: Work<P>, actionId: string, body: Record<string, unknown>): unknown
}

/** A page of its own for one thing that can be done with an action. */
export function actPage<P extends ActPermission & Permission>(app: App, act: Act<P>): void {
  formPage<P, typeof OneAction>(app, {
    at: `/partnerships/:partnershipId/actions/:actionId/${act.at}`,
    permission: act.permission,
    takesFile: act.takesFile ?? false,
    params: OneAction,
    start: (reading, { params }) => startOf(reading as Reading<ActPermission>, params.actionId),
    draw: (reading, _form, { params }) => drawingOf(reading as Reading<ActPermission>, act, params.actionId),
    submit: (work, { params, body, once }) => {
      once(() => act.act(work, params.actionId, body))
      const { notice } = act
      return {
        to: pathToAction(params.partnershipId, params.actionId),
        notice: typeof notice === 'string' ? notice : notice(oneAction(work as never, params.actionId)),
      }
    },
    comparing: (reading, { params }) => ({ facts: factsOf(reading as Reading<ActPermission>, params.actionId) }),
  })
}

function startOf(reading: Reading<ActPermission>, actionId: string) {
  const action = actionSeen(reading, actionId)
  refuseOthersAction(reading, action)
  const { version, ownerOrganisationId, ownerPersonId } = action
  return { version, ownerOrganisationId, ownerPersonId: ownerPersonId ?? '' }
}

function drawingOf(
  reading: Reading<ActPermission>,
  act: Pick<Act<ActPermission>, 'template' | 'words' | 'takesFile'>,
  actionId: string,
) {
  const action = actionSeen(reading, actionId)
  const crumbs = [
    ...actionCrumbs(reading).crumbs,
    { text: action.reference, href: pathToAction(reading.partnershipId, actionId) },
  ]
  const view = {
    ...frameOf(reading),
    ...organisationsAndPeople(reading),
    crumbs,
    action,
    words: act.words,
    takesFile: act.takesFile,
    acceptedEndings,
  }
  return { template: act.template, view }
}

/** What another may have changed of an action while somebody filled in a form about it. */
function factsOf(reading: Reading<ActPermission>, actionId: string) {
  const action = actionSeen(reading, actionId)
  return [
    { label: 'Where it stands', now: sentence(action.state) },
    { label: 'Who does it', now: [action.ownerOrganisationName, action.ownerName].filter(Boolean).join(': ') },
    { label: 'Due', now: longDate(action.dueOn) },
  ]
}
