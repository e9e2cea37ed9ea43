import { z } from 'zod'
import type { App } from '../web/app-type.ts'
import { once } from '../web/once.ts'
import { keyIn, PAGE_SIZE, Paged, pageOf } from '../web/paging.ts'
import { permit } from '../web/permit.ts'
import { anId, InPoliceArea, listOf, outDate } from '../web/schemas.ts'
import { versionSeen, withVersion } from '../web/versions.ts'
import { inWork, reading } from '../web/visit.ts'
import { changeGrant, GrantChange } from './change-grant.ts'
import { poundsTyped } from './money.ts'
import { GrantMove, moveGrant } from './move-grant.ts'
import { NewGrant, recordGrant } from './record-grant.ts'
import { grantStates } from './states.ts'
import { type Grant, grantById, grantsOfArea } from './store.ts'

const InGrant = InPoliceArea.extend({ grantId: anId() })
const tags = ['Funding']

export const GrantOut = z
  .object({
    id: z.string(),
    policeAreaId: z.string(),
    funderName: z.string(),
    recipientOrganisationId: z.string(),
    recipientName: z.string(),
    forPartnershipId: z.string(),
    partnershipName: z.string(),
    programme: z.string(),
    title: z.string(),
    purpose: z.string(),
    reasons: z.string(),
    conditions: z.string(),
    decisionReference: z.string(),
    decidedOn: outDate(),
    amount: z.string().meta({ description: 'Pounds and pence' }),
    amountAppliedFor: z.string().nullable(),
    periodStartsOn: outDate(),
    periodEndsOn: outDate(),
    fromOpenCall: z.boolean(),
    state: z.enum(grantStates),
    version: z.int(),
  })
  .meta({
    example: {
      id: '019a6f3e-7c00-7000-8000-000000000001',
      policeAreaId: 'essex',
      funderName: 'Police, Fire and Crime Commissioner for Essex',
      recipientOrganisationId: '019a6f3e-7c00-7000-8000-000000000002',
      recipientName: 'Together Free',
      forPartnershipId: 'sams',
      partnershipName: 'Southend Against Modern Slavery',
      programme: 'Community Safety Development Fund 2026 to 2027',
      title: 'Co-ordination of the partnership',
      purpose: 'A co-ordinator for two days a week, and four meetings a year.',
      reasons: 'Partners who know the signs report exploitation earlier.',
      conditions: 'A return each quarter; what is not spent goes back.',
      decisionReference: '043-26',
      decidedOn: '2026-03-12',
      amount: '14000.50',
      amountAppliedFor: null,
      periodStartsOn: '2026-04-01',
      periodEndsOn: '2027-03-31',
      fromOpenCall: true,
      state: 'active',
      version: 1,
    },
  })

/** A grant as programs see it: money as it would be typed. */
export const grantOut = (grant: Grant) => ({
  ...grant,
  amount: poundsTyped(grant.amountAwarded),
  amountAppliedFor: grant.amountAppliedFor === null ? null : poundsTyped(grant.amountAppliedFor),
})

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
  changingGrants(app)
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
