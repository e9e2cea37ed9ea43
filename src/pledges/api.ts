import { z } from 'zod'
import { fourPs } from '../partnerships/four-ps.ts'
import type { App } from '../web/app-type.ts'
import { once, Repeatable } from '../web/once.ts'
import { keyIn, PAGE_SIZE, Paged, pageOf } from '../web/paging.ts'
import { permit } from '../web/permit.ts'
import { InPartnership, listOf } from '../web/schemas.ts'
import { IfMatch, versionSeen, withVersion } from '../web/versions.ts'
import { inWork, reading } from '../web/visit.ts'
import { eyesOf } from './board.ts'
import { changePledge } from './change-pledge.ts'
import { pledgesListed } from './list-store.ts'
import { pledgeSeen } from './policy.ts'
import { recordPledge } from './record-pledge.ts'
import { InPledge, PledgeOut, PledgeRowOut } from './shapes-api.ts'
import { pledgeStates } from './states.ts'
import { PledgeChange, PledgeWording } from './wording.ts'

const tags = ['Pledges']
const Listed = Paged.extend({
  organisationId: z.uuid().optional().meta({ description: 'Only this organisation’s' }),
  fourP: z.enum(fourPs).optional().meta({ description: 'Only of this strand' }),
  state: z.enum(pledgeStates).optional().meta({ description: 'Only in this state' }),
})

/** Pledges for programs: the list, one, a new one, other words for one. */
export function pledgeApi(app: App): void {
  readRoutes(app)
  writeRoutes(app)
}

function readRoutes(app: App): void {
  app.get(
    '/api/v1/partnerships/:partnershipId/pledges',
    {
      schema: {
        tags,
        summary: 'The pledges of a partnership, the newest first',
        description: 'Another organisation’s drafts are not among them.',
        params: InPartnership,
        querystring: Listed,
        response: { 200: listOf(PledgeRowOut) },
      },
      config: permit('pledges.read'),
    },
    request => {
      const look = reading(request)
      const { cursor, ...wanted } = request.query
      const before = keyIn(cursor, 1)?.[0]
      const rows = pledgesListed(look.tx, eyesOf(look), { ...wanted, before, limit: PAGE_SIZE + 1 })
      const page = pageOf(rows, last => [last.reference])
      return { rows: page.rows, next: page.next ?? null }
    },
  )

  app.get(
    '/api/v1/partnerships/:partnershipId/pledges/:pledgeId',
    {
      schema: { tags, summary: 'One pledge', params: InPledge, response: { 200: PledgeOut } },
      config: permit('pledges.read'),
    },
    (request, reply) => withVersion(reply, pledgeSeen(reading(request), request.params.pledgeId).pledge),
  )
}

function writeRoutes(app: App): void {
  app.post(
    '/api/v1/partnerships/:partnershipId/pledges',
    {
      schema: {
        tags,
        summary: 'Record a pledge',
        description:
          'It is a draft until its organisation submits it, or an intention where verb, measure or date is missing. ' +
          'Send Idempotency-Key to make it once however often the request arrives.',
        params: InPartnership,
        headers: Repeatable,
        body: PledgeWording,
        response: { 201: PledgeOut },
      },
      config: permit('pledges.record'),
    },
    (request, reply) => {
      const pledge = inWork(request, work => once(request, work, () => recordPledge(work, request.body)))
      return withVersion(reply.code(201), pledge)
    },
  )

  app.put(
    '/api/v1/partnerships/:partnershipId/pledges/:pledgeId',
    {
      schema: {
        tags,
        summary: 'Change what a pledge says',
        description:
          'Replaces the wording; once submitted it needs a reason, and the old wording is kept. ' +
          'Send If-Match with the ETag you last saw.',
        params: InPledge,
        headers: IfMatch,
        body: PledgeChange,
        response: { 200: PledgeOut },
      },
      config: permit('pledges.change'),
    },
    (request, reply) => {
      const change = { version: versionSeen(request), said: request.body }
      return withVersion(
        reply,
        inWork(request, work => changePledge(work, request.params.pledgeId, change)),
      )
    },
  )
}
