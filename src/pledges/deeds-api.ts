import type { App } from '../web/app-type.ts'
import { permit } from '../web/permit.ts'
import { withVersion } from '../web/versions.ts'
import { inWork } from '../web/visit.ts'
import { acknowledgePledge } from './acknowledge-pledge.ts'
import { Pause, pausePledge } from './pause-pledge.ts'
import { resumePledge } from './resume-pledge.ts'
import { Question, sendBackPledge } from './send-back-pledge.ts'
import { InPledge, PledgeOut } from './shapes-api.ts'
import { submitPledge } from './submit-pledge.ts'
import { verifyPledge } from './verify-pledge.ts'
import { Withdrawal, withdrawPledge } from './withdraw-pledge.ts'

const tags = ['Pledges']
const at = (deed: string) => `/api/v1/partnerships/:partnershipId/pledges/:pledgeId/${deed}`
const described = (summary: string) => ({ tags, summary, params: InPledge, response: { 200: PledgeOut } })

/** What is done with a pledge, for programs. */
export function pledgeDeedsApi(app: App): void {
  chairRoutes(app)
  organisationRoutes(app)
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
