import { z } from 'zod'
import { MeetingPlan } from '../meetings/meeting-plan.ts'
import { MeetingOut } from '../meetings/shapes-api.ts'
import { meetingById } from '../meetings/store.ts'
import type { App } from '../web/app-type.ts'
import { once, Repeatable } from '../web/once.ts'
import { permit } from '../web/permit.ts'
import { anId, outInstant } from '../web/schemas.ts'
import { IfMatch, versionSeen, withVersion } from '../web/versions.ts'
import { inWork } from '../web/visit.ts'
import { AT, tags } from './api.ts'
import { OneGroup } from './pages.ts'
import { planGroupMeeting } from './plan-meeting.ts'
import { ReportContent, writeReport } from './write-report.ts'

const ReportOut = z
  .object({
    subGroupId: z.string(),
    subGroupName: z.string(),
    text: z.string(),
    documentId: z.string().nullable(),
    updatedAt: outInstant(),
    version: z.int(),
  })
  .meta({
    example: {
      subGroupId: '019a6f3e-7c00-7000-8000-000000000001',
      subGroupName: 'Awareness Raising',
      text: 'The October campaign is planned; we need two more venues.',
      documentId: null,
      updatedAt: '2027-06-07T08:00:00.000Z',
      version: 1,
    },
  })

/** Meetings of a sub-group, and its reports to the partnership's, for programs to plan and write. */
export function groupMeetingApi(app: App): void {
  app.post(
    `${AT}/:subGroupId/meetings`,
    {
      schema: {
        tags,
        summary: 'Draft a meeting of a sub-group',
        description: 'Once scheduled, only its members are asked. Send an Idempotency-Key to be safe against repeats.',
        params: OneGroup,
        headers: Repeatable,
        body: MeetingPlan,
        response: { 201: MeetingOut },
      },
      config: permit('meetings.draft'),
    },
    (request, reply) => {
      const drafted = inWork(request, work => {
        const plan = () => ({ id: planGroupMeeting(work, request.params.subGroupId, request.body).id })
        return meetingById(work.tx, work.partnershipId, once(request, work, plan).id)
      })
      return withVersion(reply.code(201), drafted)
    },
  )
  app.put(
    `${AT}/:subGroupId/reports/:meetingId`,
    {
      schema: {
        tags,
        summary: 'Report for a sub-group to a meeting of the partnership',
        description:
          'Until that meeting begins. Send If-Match with the ETag you last saw; `"0"` where there is none yet.',
        params: OneGroup.extend({ meetingId: anId() }),
        headers: IfMatch,
        body: ReportContent,
        response: { 200: ReportOut },
      },
      config: permit('sub-groups.report'),
    },
    (request, reply) => {
      const which = { ...request.params, version: versionSeen(request) }
      return withVersion(
        reply,
        inWork(request, work => writeReport(work, which, request.body)),
      )
    },
  )
}
