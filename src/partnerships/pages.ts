import type { App } from '../web/app-type.ts'
import { formPage } from '../web/form-routes.ts'
import { readForm, versionIn } from '../web/forms.ts'
import { permit } from '../web/permit.ts'
import { page } from '../web/render.ts'
import { InPartnership } from '../web/schemas.ts'
import { reading } from '../web/visit.ts'
import { describePartnership, PartnershipDescription } from './describe-partnership.ts'
import { cadences } from './kinds.ts'
import { crumbsOf, pathTo } from './paths.ts'
import { organisationsSeated, partnershipById } from './store.ts'

export function partnershipPages(app: App): void {
  app.get(
    '/partnerships/:partnershipId',
    { schema: { params: InPartnership }, config: permit('partnerships.read') },
    (request, reply) => {
      const { tx, partnershipId } = reading(request)
      return page(request, reply, 'partnerships/show.njk', {
        partnership: partnershipById(tx, partnershipId),
        crumbs: [{ text: 'Home', href: '/' }],
        organisations: organisationsSeated(tx, partnershipId),
      })
    },
  )

  formPage(app, {
    at: '/partnerships/:partnershipId/description',
    permission: 'partnerships.describe',
    params: InPartnership,
    start: ({ tx, partnershipId }) => partnershipById(tx, partnershipId),
    draw: ({ tx, partnershipId }) => {
      const partnership = partnershipById(tx, partnershipId)
      return { template: 'partnerships/describe.njk', view: { partnership, crumbs: crumbsOf(partnership), cadences } }
    },
    submit: (work, { body }) => {
      const partnership = describePartnership(work, readForm(PartnershipDescription, body), versionIn(body))
      return { to: pathTo.partnership(partnership.id), notice: 'Description saved' }
    },
  })
}
