import { z } from 'zod'
import { found } from '../errors.ts'
import type { App } from '../web/app-type.ts'
import { button, formPage } from '../web/form-routes.ts'
import { readForm } from '../web/forms.ts'
import { permit } from '../web/permit.ts'
import { page } from '../web/render.ts'
import { anId, InPoliceArea } from '../web/schemas.ts'
import { reading } from '../web/visit.ts'
import { Appointee, appoint, endPost, OfficeAppointee } from './appoint.ts'
import { createPoliceArea, NewPoliceArea } from './create-police-area.ts'
import { crumbs } from './pages.ts'
import { areaById, areas, postHolders } from './store.ts'

const nothing = z.object({})
const APost = z.object({ postId: anId() })
const within = [...crumbs, { text: 'Police areas', href: '/administration/areas' }]
const pathOf = (policeAreaId: string) => `/administration/areas/${policeAreaId}`

const postChoices = [
  { value: 'officer', text: 'Officer', hint: 'Records grants and sees how funded partnerships are doing' },
  { value: 'finance', text: 'Finance', hint: 'Sees grants and instalments' },
]

/** Who holds which post: in the offices that fund partnerships, and here. */
export function postPages(app: App): void {
  app.get('/administration/areas', { config: permit('people.administer') }, (request, reply) => {
    const { tx } = reading<'people.administer'>(request as never)
    return page(request, reply, 'administration/areas.njk', { crumbs, areas: areas(tx) })
  })

  formPage(app, {
    at: '/administration/areas/new',
    permission: 'people.administer',
    params: nothing,
    start: () => ({}),
    draw: () => ({ template: 'administration/new-area.njk', view: { crumbs: within } }),
    submit: (work, form) => {
      const { id } = form.once(() => createPoliceArea(work, readForm(NewPoliceArea, form.body)))
      return { to: pathOf(id), notice: 'Police area created' }
    },
  })

  officePages(app)
  administratorPages(app)
}

function officePages(app: App): void {
  formPage(app, {
    at: '/administration/areas/:policeAreaId',
    permission: 'people.administer',
    params: InPoliceArea,
    start: () => ({}),
    draw: ({ tx, now }, _form, { params }) => ({
      template: 'administration/area.njk',
      view: {
        crumbs: within,
        area: found(areaById(tx, params.policeAreaId), 'police area'),
        holders: postHolders(tx, params.policeAreaId, now),
        path: pathOf(params.policeAreaId),
        postChoices,
      },
    }),
    submit: (work, form) => {
      const { policeAreaId } = form.params
      form.once(() => appoint(work, { ...readForm(OfficeAppointee, form.body), policeAreaId }) ?? null)
      return { to: pathOf(policeAreaId), notice: 'Appointed, and told by letter' }
    },
  })

  button(app, {
    at: '/administration/areas/:policeAreaId/posts/:postId/end',
    permission: 'people.administer',
    params: InPoliceArea.extend(APost.shape),
    submit: (work, { params }) => {
      endPost(work, params.policeAreaId, params.postId)
      return { to: pathOf(params.policeAreaId), notice: 'Post ended' }
    },
  })
}

function administratorPages(app: App): void {
  const path = '/administration/administrators'
  formPage(app, {
    at: path,
    permission: 'people.administer',
    params: nothing,
    start: () => ({}),
    draw: ({ tx, now }) => ({
      template: 'administration/administrators.njk',
      view: { crumbs, path, holders: postHolders(tx, null, now) },
    }),
    submit: (work, form) => {
      const appointee = readForm(Appointee, form.body)
      form.once(() => appoint(work, { ...appointee, post: 'administrator', policeAreaId: null }) ?? null)
      return { to: path, notice: 'Appointed, and told by letter' }
    },
  })

  button(app, {
    at: `${path}/posts/:postId/end`,
    permission: 'people.administer',
    params: APost,
    submit: (work, { params }) => {
      endPost(work, null, params.postId)
      return { to: path, notice: 'Post ended' }
    },
  })
}
