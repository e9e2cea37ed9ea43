import type { App } from '../web/app-type.ts'
import { once } from '../web/once.ts'
import { keyIn, PAGE_SIZE, Paged, pageOf } from '../web/paging.ts'
import { permit } from '../web/permit.ts'
import { listOf } from '../web/schemas.ts'
import { withVersion } from '../web/versions.ts'
import { inWork, reading } from '../web/visit.ts'
import { acknowledgePledge } from './acknowledge-pledge.ts'
import { Delivery, deliverPledge } from './deliver-pledge.ts'
import { progressOf } from './history-store.ts'
import { Pause, pausePledge, resumePledge } from './pause-pledge.ts'
import { pledgeSeen } from './policy.ts'
import { Progress, recordProgress } from './record-progress.ts'
import { Question, sendBackPledge } from './send-back-pledge.ts'
import { InPledge, PledgeOut, ProgressOut } from './shapes-api.ts'
import { submitPledge } from './submit-pledge.ts'
import { verifyPledge } from './verify-pledge.ts'
import { Withdrawal, withdrawPledge } from './withdraw-pledge.ts'

const tags = ['Pledges']
const at = (deed: string) => `/api/v1/partnerships/:partnershipId/pledges/:pledgeId/${deed}`
const described = (summary: string) => ({ tags, summary, params: InPledge, response: { 200: PledgeOut } })

/** What is done with a pledge, for programs. */
export function pledgeDeedsApi(app: App): void {
  progressRoutes(app)
  chairRoutes(app)
  organisationRoutes(app)
}

function progressRoutes(app: App): void {
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
      schema: { ...described('Say that a pledge is delivered, with evidence'), body: Delivery },
      config: permit('pledges.progress'),
    },
    (request, reply) => {
      const { pledgeId } = request.params
      const pledge = inWork(request, work => once(request, work, () => deliverPledge(work, pledgeId, request.body)))
      return withVersion(reply, pledge)
    },
  )
}

function chairRoutes(app: App): void {
  app.post(
    at('acknowledgement'),
    { schema: described('Acknowledge a submitted pledge'), config: permit('pledges.acknowledge') },
    (request, reply) =>
      withVersion(
        reply,
        inWork(request, work => acknowledgePledge(work, request.params.pledgeId)),
      ),
  )
  app.post(
    at('question'),
    {
      schema: { ...described('Send a submitted or delivered pledge back with a question'), body: Question },
      config: permit('pledges.acknowledge'),
    },
    (request, reply) =>
      withVersion(
        reply,
        inWork(request, work => sendBackPledge(work, request.params.pledgeId, request.body)),
      ),
  )
  app.post(
    at('verification'),
    { schema: described('Verify a delivered pledge'), config: permit('pledges.verify') },
    (request, reply) =>
      withVersion(
        reply,
        inWork(request, work => verifyPledge(work, request.params.pledgeId)),
      ),
  )
}

function organisationRoutes(app: App): void {
  app.post(
    at('submission'),
    { schema: described('Submit a draft'), config: permit('pledges.submit') },
    (request, reply) =>
      withVersion(
        reply,
        inWork(request, work => submitPledge(work, request.params.pledgeId)),
      ),
  )
  app.post(
    at('pause'),
    { schema: { ...described('Pause a pledge'), body: Pause }, config: permit('pledges.change') },
    (request, reply) =>
      withVersion(
        reply,
        inWork(request, work => pausePledge(work, request.params.pledgeId, request.body)),
      ),
  )
  app.post(
    at('resumption'),
    { schema: described('Resume a paused or lapsed pledge'), config: permit('pledges.change') },
    (request, reply) =>
      withVersion(
        reply,
        inWork(request, work => resumePledge(work, request.params.pledgeId)),
      ),
  )
  app.post(
    at('withdrawal'),
    { schema: { ...described('Withdraw a pledge'), body: Withdrawal }, config: permit('pledges.change') },
    (request, reply) =>
      withVersion(
        reply,
        inWork(request, work => withdrawPledge(work, request.params.pledgeId, request.body)),
      ),
  )
}
