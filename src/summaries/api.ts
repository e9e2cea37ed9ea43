import { z } from 'zod'
import type { Reading } from '../access/work.ts'
import type { App } from '../web/app-type.ts'
import { permit } from '../web/permit.ts'
import { outInstant } from '../web/schemas.ts'
import { IfMatch, versionSeen, withVersion } from '../web/versions.ts'
import { inWork, reading } from '../web/visit.ts'
import { OneMeeting } from './pages.ts'
import { fingerprintOf, publishSummary, SummaryApproval, withdrawSummary } from './publish-summary.ts'
import { offeredItems } from './source.ts'
import { summaryStates } from './states.ts'
import { editionsOf, summaryOf } from './store.ts'
import { SummaryWritten, writeSummary } from './write-summary.ts'

const AT = '/api/v1/partnerships/:partnershipId/meetings/:meetingId/summary'
const tags = ['Public summaries']
const point = {
  agendaItemId: '019a6f3e-7c00-7000-8000-000000000002',
  heading: 'Training',
  text: 'Every council trains.',
}
const Point = z.object({ agendaItemId: z.string(), heading: z.string(), text: z.string() })
const Content = z.object({ intro: z.string(), points: z.array(Point) })
const SummaryOut = z
  .object({
    state: z.enum([...summaryStates, 'none']),
    version: z.int(),
    content: Content,
    fingerprint: z.string().nullable(),
    offered: z.array(Point).meta({ description: 'What may be told, with gaps where names stood' }),
    editions: z.array(
      z.object({ id: z.string(), publishedAt: outInstant(), withdrawnAt: outInstant().nullable(), content: Content }),
    ),
  })
  .meta({
    example: {
      state: 'draft',
      version: 1,
      content: { intro: '', points: [point] },
      fingerprint: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
      offered: [point],
      editions: [],
    },
  })
export function summariesApi(app: App): void {
  const schema = { tags, params: OneMeeting }
  const response = { 200: SummaryOut }
  app.get(
    AT,
    { schema: { ...schema, summary: 'The public summary of a meeting', response }, config: permit('summaries.write') },
    (request, reply) => withVersion(reply, asSent(reading(request), request.params.meetingId)),
  )
  app.put(
    AT,
    {
      schema: {
        ...schema,
        summary: 'Write the public summary, or ask for approval',
        description: 'Send If-Match with the ETag you last saw; `"0"` for the first.',
        headers: IfMatch,
        body: SummaryWritten,
        response,
      },
      config: permit('summaries.write'),
    },
    (request, reply) => {
      const which = { meetingId: request.params.meetingId, version: versionSeen(request) }
      const summary = inWork(request, work => {
        writeSummary(work, which, request.body)
        return asSent(work, which.meetingId)
      })
      return withVersion(reply, summary)
    },
  )
  stepsApi(app)
}

function stepsApi(app: App): void {
  const schema = { tags, params: OneMeeting }
  const response = { 200: SummaryOut }
  app.post(
    `${AT}/approval`,
    {
      schema: { ...schema, summary: 'Approve and publish the summary', body: SummaryApproval, response },
      config: permit('summaries.publish'),
    },
    (request, reply) => {
      const { meetingId } = request.params
      const summary = inWork(request, work => {
        publishSummary(work, meetingId, request.body)
        return asSent(work, meetingId)
      })
      return withVersion(reply, summary)
    },
  )
  app.post(
    `${AT}/withdrawal`,
    {
      schema: { ...schema, summary: 'Take the summary off the public page', response },
      config: permit('summaries.write'),
    },
    (request, reply) => {
      const { meetingId } = request.params
      const summary = inWork(request, work => {
        withdrawSummary(work, meetingId)
        return asSent(work, meetingId)
      })
      return withVersion(reply, summary)
    },
  )
}

function asSent(looking: Reading<'summaries.write' | 'summaries.publish'>, meetingId: string) {
  const { tx, partnershipId } = looking
  const offered = offeredItems(looking, meetingId)
  const summary = summaryOf(tx, partnershipId, meetingId)
  return {
    state: summary?.state ?? ('none' as const),
    version: summary?.version ?? 0,
    content: summary?.content ?? { intro: '', points: [] },
    fingerprint: summary ? fingerprintOf(summary) : null,
    offered,
    editions: editionsOf(tx, partnershipId, meetingId),
  }
}
