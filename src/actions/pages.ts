import { may } from '../access/permissions.ts'
import type { Reading } from '../access/work.ts'
import { organisationsAndPeople } from '../partnerships/choices.ts'
import { fourPs } from '../partnerships/four-ps.ts'
import { crumbsOf } from '../partnerships/paths.ts'
import { partnershipById } from '../partnerships/store.ts'
import type { App } from '../web/app-type.ts'
import { formPage } from '../web/form-routes.ts'
import { readForm } from '../web/forms.ts'
import { permit } from '../web/permit.ts'
import { page } from '../web/render.ts'
import { anId, InPartnership } from '../web/schemas.ts'
import { reading } from '../web/visit.ts'
import { pathToAction, pathToActions } from './paths.ts'
import { isOpen } from './policy.ts'
import { NewAction, raiseAction } from './raise-action.ts'
import { oneAction } from './register.ts'

export const OneAction = InPartnership.extend({ actionId: anId() })

/** One action with its history, and the form that raises one. */
export function actionPages(app: App): void {
  actionPage(app)
  raisePage(app)
}

function actionPage(app: App): void {
  app.get(
    '/partnerships/:partnershipId/actions/:actionId',
    { schema: { params: OneAction }, config: permit('actions.read') },
    (request, reply) => {
      const looking = reading(request)
      const action = oneAction(looking, request.params.actionId)
      const view = { ...frameOf(looking), ...actionCrumbs(looking), action, isOpen: isOpen(action) }
      return page(request, reply, 'actions/show.njk', view)
    },
  )
}

function raisePage(app: App): void {
  formPage(app, {
    at: '/partnerships/:partnershipId/actions/new',
    permission: 'actions.raise',
    params: InPartnership,
    start: () => ({}),
    draw: looking => ({
      template: 'actions/raise.njk',
      view: { ...frameOf(looking), ...actionCrumbs(looking), ...organisationsAndPeople(looking), fourPs },
    }),
    submit: (work, { body, once }) => {
      const { id, reference } = once(() => raiseAction(work, readForm(NewAction, body)))
      return { to: pathToAction(work.partnershipId, id), notice: `Action ${reference} raised` }
    },
  })
}

type ActionReading = Reading<'actions.read' | 'actions.raise' | 'actions.progress' | 'actions.close'>

/** What every page about actions shows around them. */
export function frameOf({ tx, partnershipId, holdings }: ActionReading) {
  const partnership = partnershipById(tx, partnershipId)
  return {
    partnership,
    crumbs: crumbsOf(partnership),
    isSecretariat: may('actions.close', { holdings }),
  }
}

export const actionCrumbs = ({ tx, partnershipId }: ActionReading) => ({
  crumbs: [...crumbsOf(partnershipById(tx, partnershipId)), { text: 'Actions', href: pathToActions(partnershipId) }],
})
