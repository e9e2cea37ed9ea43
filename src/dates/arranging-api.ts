import type { App } from '../web/app-type.ts'
import { permit } from '../web/permit.ts'
import { IfMatch, versionSeen, withVersion } from '../web/versions.ts'
import { inWork } from '../web/visit.ts'
import { AtTime } from './arranging-pages.ts'
import { RemindedOut } from './letter-shapes-api.ts'
import { AtFinding } from './pages.ts'
import { NewTimes } from './proposal.ts'
import { proposeMoreTimes } from './propose-more-times.ts'
import { remindUnanswered } from './remind-unanswered.ts'
import { Settlement, settleDate } from './settle-date.ts'
import { FindingOut } from './shapes-api.ts'
import { takeTimeOut } from './take-time-out.ts'
import { findingFor } from './view-api.ts'
import { Withdrawal, withdrawFinding } from './withdraw-finding.ts'

const finding = '/api/v1/partnerships/:partnershipId/dates/:findingId'
const common = { tags: ['Dates'], params: AtFinding, response: { 200: FindingOut } }

/** Finding dates, for programs: the times, reminders, and how it ends. */
export function arrangingDatesApi(app: App): void {
  app.post(
    `${finding}/times`,
    {
      schema: {
        ...common,
        summary: 'Propose more times',
        description: 'Mails everybody who is asked. Send If-Match with the ETag you last saw.',
        headers: IfMatch,
        body: NewTimes,
      },
      config: permit('dates.arrange'),
    },
    (request, reply) => {
      const more = { times: request.body.times, version: versionSeen(request) }
      return withVersion(
        reply,
        inWork(request, work => findingFor(work, proposeMoreTimes(work, request.params.findingId, more))),
      )
    },
  )

  app.delete(
    `${finding}/times/:timeId`,
    {
      schema: { ...common, summary: 'Take a time out', description: 'Mails nobody.', params: AtTime, headers: IfMatch },
      config: permit('dates.arrange'),
    },
    (request, reply) => {
      const { findingId, timeId } = request.params
      const out = { timeId, version: versionSeen(request) }
      return withVersion(
        reply,
        inWork(request, work => findingFor(work, takeTimeOut(work, findingId, out))),
      )
    },
  )

  app.post(
    `${finding}/reminders`,
    {
      schema: {
        ...common,
        summary: 'Remind those who have not answered',
        description: 'Nobody twice within a day.',
        response: { 200: RemindedOut },
      },
      config: permit('dates.arrange'),
    },
    request => inWork(request, work => ({ reminded: remindUnanswered(work, request.params.findingId) })),
  )

  endingApi(app)
}

function endingApi(app: App): void {
  app.post(
    `${finding}/settlement`,
    {
      schema: {
        ...common,
        summary: 'Confirm a time: it becomes a meeting, and members are invited',
        description: 'Send If-Match with the ETag you last saw.',
        headers: IfMatch,
        body: Settlement,
      },
      config: permit('dates.settle'),
    },
    (request, reply) => {
      const settling = { ...request.body, version: versionSeen(request) }
      return withVersion(
        reply,
        inWork(request, work => findingFor(work, settleDate(work, request.params.findingId, settling))),
      )
    },
  )

  app.post(
    `${finding}/withdrawal`,
    {
      schema: {
        ...common,
        summary: 'Look for this date no longer, and tell those asked',
        headers: IfMatch,
        body: Withdrawal,
      },
      config: permit('dates.arrange'),
    },
    (request, reply) => {
      const withdrawing = { ...request.body, version: versionSeen(request) }
      return withVersion(
        reply,
        inWork(request, work => findingFor(work, withdrawFinding(work, request.params.findingId, withdrawing))),
      )
    },
  )
}
