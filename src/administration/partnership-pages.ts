import { z } from 'zod'
import { membershipState } from '../memberships/states.ts'
import { cadences, organisationTypeChoices } from '../partnerships/kinds.ts'
import { partnershipById } from '../partnerships/store.ts'
import type { App } from '../web/app-type.ts'
import { button, formPage } from '../web/form-routes.ts'
import { readForm } from '../web/forms.ts'
import { keyIn, PAGE_SIZE, pageOf } from '../web/paging.ts'
import { permit } from '../web/permit.ts'
import { page } from '../web/render.ts'
import { anId, InPartnership } from '../web/schemas.ts'
import { reading } from '../web/visit.ts'
import { appointChair, ChairInvitation, inviteChairAgain } from './appoint-chair.ts'
import { createPartnership, NewPartnership } from './create-partnership.ts'
import { crumbs } from './pages.ts'
import { areas, chairsOf, partnershipsPage } from './store.ts'

/** The query of a list that can be searched. */
export const Searched = z.object({ search: z.string().max(100).default(''), cursor: z.string().max(300).optional() })

const within = [...crumbs, { text: 'Partnerships', href: '/administration/partnerships' }]
const pathOf = (id: string) => `/administration/partnerships/${id}`

export function administeredPartnershipPages(app: App): void {
  app.get(
    '/administration/partnerships',
    { schema: { querystring: Searched }, config: permit('partnerships.create') },
    (request, reply) => {
      const { search, cursor } = request.query
      const { tx } = reading(request)
      const part = { after: keyIn(cursor, 2), size: PAGE_SIZE + 1 }
      const { rows, next } = pageOf(partnershipsPage(tx, search.trim(), part), last => [last.sortsAs, last.id])
      return page(request, reply, 'administration/partnerships.njk', {
        crumbs,
        search,
        rows,
        next,
        isFirstPage: !cursor,
      })
    },
  )

  formPage(app, {
    at: '/administration/partnerships/new',
    permission: 'partnerships.create',
    params: z.object({}),
    start: () => ({ cadence: 'quarterly' }),
    draw: ({ tx }) => ({
      template: 'administration/new-partnership.njk',
      view: {
        crumbs: within,
        cadences,
        organisationTypes: organisationTypeChoices,
        areas: areas(tx).map(area => ({ value: area.id, text: area.name })),
      },
    }),
    submit: (work, form) => {
      const { id } = form.once(() => createPartnership(work, readForm(NewPartnership, form.body)))
      return { to: pathOf(id), notice: 'Partnership created, and its chair invited' }
    },
  })

  chairPages(app)
}

function chairPages(app: App): void {
  formPage(app, {
    at: '/administration/partnerships/:partnershipId',
    permission: 'partnerships.create',
    params: InPartnership,
    start: ({ tx }, { params }) => ({ organisation: partnershipById(tx, params.partnershipId).hostName }),
    draw: ({ tx, now }, _form, { params }) => ({
      template: 'administration/partnership.njk',
      view: {
        crumbs: within,
        partnership: partnershipById(tx, params.partnershipId),
        chairs: chairsOf(tx, params.partnershipId).map(each => ({ ...each, state: membershipState(each, now) })),
        organisationTypes: organisationTypeChoices,
      },
    }),
    submit: (work, form) => {
      const { partnershipId } = form.params
      form.once(() => appointChair(work, partnershipId, readForm(ChairInvitation, form.body)) ?? null)
      return { to: pathOf(partnershipId), notice: 'Chair invited' }
    },
  })

  button(app, {
    at: '/administration/partnerships/:partnershipId/chairs/:membershipId/invitation',
    permission: 'partnerships.create',
    params: InPartnership.extend({ membershipId: anId() }),
    submit: (work, { params }) => {
      inviteChairAgain(work, params.partnershipId, params.membershipId)
      return { to: pathOf(params.partnershipId), notice: 'Invitation sent again' }
    },
  })
}
