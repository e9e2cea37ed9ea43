import { allows } from '../access/permissions.ts'
import type { Reading } from '../access/work.ts'
import type { App } from '../web/app-type.ts'
import { button, formPage } from '../web/form-routes.ts'
import { type FormState, readForm, versionIn } from '../web/forms.ts'
import { keyIn, PAGE_SIZE, Paged, pageOf } from '../web/paging.ts'
import { permit } from '../web/permit.ts'
import { page } from '../web/render.ts'
import { anId, InPoliceArea } from '../web/schemas.ts'
import { reading } from '../web/visit.ts'
import { changeGrant, GrantChange } from './change-grant.ts'
import { partnershipMonitored, partnershipsMonitored, policeAreaById } from './monitoring-store.ts'
import { GrantMove, moveGrant } from './move-grant.ts'
import { crumbsOf, pathTo } from './paths.ts'
import { NewGrant, recordGrant } from './record-grant.ts'
import { changeReasons, firstStates, grantMoves } from './states.ts'
import { grantById, grantsOfArea, possibleRecipients } from './store.ts'
import { termLabels, typedTerms } from './terms-typed.ts'

const InGrant = InPoliceArea.extend({ grantId: anId() })
const may = ({ posts }: Reading<'grants.read'>) => ({
  mayRecord: allows('grants.record', { posts }),
  mayMonitor: allows('funding.monitor', { posts }),
})

/** The grants of an area: the officer records them, the finance team reads them. */
export function grantPages(app: App): void {
  app.get(
    '/funding/:policeAreaId/grants',
    { schema: { params: InPoliceArea, querystring: Paged }, config: permit('grants.read') },
    (request, reply) => {
      const here = reading(request)
      const area = policeAreaById(here.tx, here.policeAreaId)
      const after = keyIn(request.query.cursor, 2)
      const rows = grantsOfArea(here.tx, area.id, { after, size: PAGE_SIZE + 1 })
      const grants = pageOf(rows, last => [last.periodStartsOn, last.id])
      const view = { area, grants, ...may(here), crumbs: crumbsOf(area, here.posts) }
      return page(request, reply, 'funding/grants.njk', view)
    },
  )
  app.get(
    '/funding/:policeAreaId/grants/:grantId',
    { schema: { params: InGrant }, config: permit('grants.read') },
    (request, reply) => {
      const here = reading(request)
      const grant = grantById(here.tx, here.policeAreaId, request.params.grantId)
      return page(request, reply, 'funding/grant.njk', {
        ...areaView(here),
        grant,
        moves: grantMoves[grant.state],
        ...may(here),
      })
    },
  )
  recordPage(app)
  changePage(app)
  button(app, {
    at: '/funding/:policeAreaId/grants/:grantId/move',
    permission: 'grants.record',
    params: InGrant,
    submit: (work, { params, body }) => {
      const grant = moveGrant(work, params.grantId, { ...readForm(GrantMove, body), version: versionIn(body) })
      return { to: pathTo.grant(grant.policeAreaId, grant.id), notice: `The grant is now ${grant.state}` }
    },
  })
}

function areaView({ tx, policeAreaId, posts }: Reading<'grants.read' | 'grants.record'>) {
  const area = policeAreaById(tx, policeAreaId)
  return { area, crumbs: crumbsOf(area, posts, { text: 'Grants', href: pathTo.grants(area.id) }) }
}

function recordPage(app: App): void {
  formPage(app, {
    at: '/funding/:policeAreaId/grants/new',
    permission: 'grants.record',
    params: InPoliceArea,
    start: () => ({ state: 'proposed' }),
    draw: (here, form, { query }) => {
      const id = String(form.values.forPartnershipId ?? query.for ?? '')
      const partnerships = partnershipsMonitored(here.tx, here.policeAreaId)
      const chosen = id ? partnershipMonitored(here.tx, here.policeAreaId, id) : undefined
      const view = { ...areaView(here), partnership: chosen, states: firstStates }
      if (!chosen) {
        if (query.for === '') askAgain(form)
        return { template: 'funding/choose-partnership.njk', view: { ...view, partnerships: options(partnerships) } }
      }
      const recipients = options(possibleRecipients(here.tx, chosen))
      return { template: 'funding/record-grant.njk', view: { ...view, recipients, usual: chosen.hostOrganisationId } }
    },
    submit: (work, { body, once }) => {
      const { id } = once(() => ({ id: recordGrant(work, readForm(NewGrant, body)).id }))
      return { to: pathTo.grant(work.policeAreaId, id), notice: 'Grant recorded' }
    },
  })
}

function changePage(app: App): void {
  formPage(app, {
    at: '/funding/:policeAreaId/grants/:grantId/terms',
    permission: 'grants.record',
    params: InGrant,
    start: ({ tx, policeAreaId }, { params }) => typedTerms(grantById(tx, policeAreaId, params.grantId)),
    draw: (here, _form, { params }) => {
      const grant = grantById(here.tx, here.policeAreaId, params.grantId)
      const partnership = partnershipMonitored(here.tx, here.policeAreaId, grant.forPartnershipId)
      const recipients = possibleRecipients(here.tx, partnership)
      if (!recipients.some(each => each.id === grant.recipientOrganisationId))
        recipients.unshift({ id: grant.recipientOrganisationId, name: grant.recipientName })
      const view = { ...areaView(here), grant, recipients: options(recipients), changeReasons }
      return { template: 'funding/change-grant.njk', view }
    },
    submit: (work, { params, body }) => {
      const change = { ...readForm(GrantChange, body), version: versionIn(body) }
      const grant = changeGrant(work, params.grantId, change)
      return { to: pathTo.grant(grant.policeAreaId, grant.id), notice: 'Grant changed' }
    },
    comparing: () => ({ labels: termLabels }),
  })
}

/** Whoever goes on without choosing is asked again, and no partnership is chosen for them. */
function askAgain(form: FormState): void {
  const text = 'Choose the partnership it is for'
  form.errors.for = { text }
  form.errorList.push({ text, href: '#for' })
}

const options = (of: { id: string; name: string }[]) => of.map(({ id, name }) => ({ value: id, text: name }))
