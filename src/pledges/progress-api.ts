import type { App } from '../web/app-type.ts'
import { once, Repeatable } from '../web/once.ts'
import { keyIn, PAGE_SIZE, Paged, pageOf } from '../web/paging.ts'
import { permit } from '../web/permit.ts'
import { listOf } from '../web/schemas.ts'
import { withVersion } from '../web/versions.ts'
import { inWork, reading } from '../web/visit.ts'
import { Delivery, deliverPledge } from './deliver-pledge.ts'
import { progressOf } from './history-store.ts'
import { pledgeSeen } from './policy.ts'
import { Progress, recordProgress } from './record-progress.ts'
import { InPledge, PledgeOut, ProgressOut } from './shapes-api.ts'

const tags = ['Pledges']
const at = (deed: string) => `/api/v1/partnerships/:partnershipId/pledges/:pledgeId/${deed}`

/** How far a pledge has come, for programs. */
export function pledgeProgressApi(app: App): void {
  app.get(
    at('progress'),
    {
      schema: {
        tags,
        summary: 'What was told of a pledge, the latest first',
        params: InPledge,
        querystring: Paged,
        response: { 200: listOf(ProgressOut) },
      },
      config: permit('pledges.read'),
    },
    request => {
      const look = reading(request)
      const { pledge } = pledgeSeen(look, request.params.pledgeId)
      const before = keyIn(request.query.cursor, 1)?.[0]
      const asked = { pledgeId: pledge.id, before, limit: PAGE_SIZE + 1 }
      const page = pageOf(progressOf(look.tx, look.partnershipId, asked), told => [told.id])
      return { rows: page.rows, next: page.next ?? null }
    },
  )
  app.post(
    at('progress'),
    {
      schema: {
        tags,
        summary: 'Tell how far a pledge has come',
        params: InPledge,
        headers: Repeatable,
        body: Progress,
        response: { 201: PledgeOut },
      },
      config: permit('pledges.progress'),
    },
    (request, reply) => {
      const { pledgeId } = request.params
      const pledge = inWork(request, work => once(request, work, () => recordProgress(work, pledgeId, request.body)))
      return withVersion(reply.code(201), pledge)
    },
  )
  app.post(
    at('delivery'),
    {
      schema: {
        tags,
        summary: 'Say that a pledge is delivered, with evidence',
        params: InPledge,
        headers: Repeatable,
        body: Delivery,
        response: { 200: PledgeOut },
      },
      config: permit('pledges.progress'),
    },
    (request, reply) => {
      const { pledgeId } = request.params
      const pledge = inWork(request, work => once(request, work, () => deliverPledge(work, pledgeId, request.body)))
      return withVersion(reply, pledge)
    },
  )
}
