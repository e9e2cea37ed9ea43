import { z } from 'zod'
import type { App } from '../web/app-type.ts'
import { once, Repeatable } from '../web/once.ts'
import { keyIn, PAGE_SIZE, Paged, pageOf } from '../web/paging.ts'
import { permit } from '../web/permit.ts'
import { anId, InPartnership, InPoliceArea, listOf } from '../web/schemas.ts'
import { IfMatch, versionSeen, withVersion } from '../web/versions.ts'
import { inWork, reading } from '../web/visit.ts'
import { changeGrant, GrantChange } from './change-grant.ts'
import { GrantOut, grantOut } from './grant-shapes-api.ts'
import { partnershipMonitored } from './monitoring-store.ts'
import { GrantMove, moveGrant } from './move-grant.ts'
import { NewGrant, recordGrant } from './record-grant.ts'
import { grantById, grantsOfArea, possibleRecipients } from './store.ts'

const InGrant = InPoliceArea.extend({ grantId: anId() })
const tags = ['Funding']
const RecipientsOut = z
  .object({ rows: z.array(z.object({ id: z.string(), name: z.string() })) })
  .meta({ example: { rows: [{ id: '019a6f3e-7c00-7000-8000-000000000002', name: 'Together Free' }] } })

export function grantApi(app: App): void {
  app.get(
    '/api/v1/funding/:policeAreaId/grants',
    {
      schema: {
        tags,
        summary: 'The grants of a police area, the latest first',
        params: InPoliceArea,
        querystring: Paged,
        response: { 200: listOf(GrantOut) },
      },
      config: permit('grants.read'),
    },
    request => {
      const { tx, policeAreaId } = reading(request)
      const after = keyIn(request.query.cursor, 2)
      const rows = grantsOfArea(tx, policeAreaId, { after, size: PAGE_SIZE + 1 })
      const { rows: grants, next } = pageOf(rows, last => [last.periodStartsOn, last.id])
      return { rows: grants.map(grantOut), next: next ?? null }
    },
  )
  app.get(
    '/api/v1/funding/:policeAreaId/grants/:grantId',
    {
      schema: { tags, summary: 'One grant', params: InGrant, response: { 200: GrantOut } },
      config: permit('grants.read'),
    },
    (request, reply) => {
      const { tx, policeAreaId } = reading(request)
      return withVersion(reply, grantOut(grantById(tx, policeAreaId, request.params.grantId)))
    },
  )
  recipientsApi(app)
  changingGrants(app)
}

/** Who may receive a grant, for whoever records one: names only, of the area's own partnerships. */
function recipientsApi(app: App): void {
  app.get(
    '/api/v1/funding/:policeAreaId/partnerships/:partnershipId/recipients',
    {
      schema: {
        tags,
        summary: 'Who may receive a grant for a partnership',
        description: 'Its host, and the organisations that hold a seat in it.',
        params: InPoliceArea.extend(InPartnership.shape),
        response: { 200: RecipientsOut },
      },
      config: permit('grants.record'),
    },
    request => {
      const { tx, policeAreaId } = reading(request)
      const partnership = partnershipMonitored(tx, policeAreaId, request.params.partnershipId)
      return { rows: possibleRecipients(tx, partnership) }
    },
  )
}

function changingGrants(app: App): void {
  app.post(
    '/api/v1/funding/:policeAreaId/grants',
    {
      schema: {
        tags,
        summary: 'Record a grant',
        description: 'Paid to a host organisation, for a partnership: two different things.',
        params: InPoliceArea,
        headers: Repeatable,
        body: NewGrant,
        response: { 201: GrantOut },
      },
      config: permit('grants.record'),
    },
    (request, reply) => {
      const grant = inWork(request, work => once(request, work, () => grantOut(recordGrant(work, request.body))))
      return withVersion(reply.code(201), grant)
    },
  )
  app.put(
    '/api/v1/funding/:policeAreaId/grants/:grantId',
    {
      schema: {
        tags,
        summary: 'Change the terms of a grant',
        description: 'Send If-Match with the ETag you last saw.',
        params: InGrant,
        headers: IfMatch,
        body: GrantChange,
        response: { 200: GrantOut },
      },
      config: permit('grants.record'),
    },
    (request, reply) => {
      const change = { ...request.body, version: versionSeen(request) }
      const grant = inWork(request, work => changeGrant(work, request.params.grantId, change))
      return withVersion(reply, grantOut(grant))
    },
  )
  app.post(
    '/api/v1/funding/:policeAreaId/grants/:grantId/moves',
    {
      schema: {
        tags,
        summary: 'Move a grant on',
        description: 'From proposed to decided, offered, accepted, active and closed. Send If-Match.',
        params: InGrant,
        headers: IfMatch,
        body: GrantMove,
        response: { 200: GrantOut },
      },
      config: permit('grants.record'),
    },
    (request, reply) => {
      const move = { ...request.body, version: versionSeen(request) }
      const grant = inWork(request, work => moveGrant(work, request.params.grantId, move))
      return withVersion(reply, grantOut(grant))
    },
  )
}
