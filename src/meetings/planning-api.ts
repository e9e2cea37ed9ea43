import { z } from 'zod'
import type { App } from '../web/app-type.ts'
import { once, Repeatable } from '../web/once.ts'
import { permit } from '../web/permit.ts'
import { InPartnership } from '../web/schemas.ts'
import { IfMatch, versionSeen, withVersion } from '../web/versions.ts'
import { inWork } from '../web/visit.ts'
import { changeMeeting } from './change-meeting.ts'
import { discardDraft } from './discard-draft.ts'
import { draftMeeting } from './draft-meeting.ts'
import { MeetingPlan, StartingPoint } from './meeting-plan.ts'
import { AtMeeting } from './pages.ts'
import { scheduleMeeting } from './schedule-meeting.ts'
import { MeetingOut } from './shapes-api.ts'
import { meetingById } from './store.ts'
import { tellings } from './telling.ts'

export const Tell = z.strictObject({
  tell: z
    .enum(tellings, { error: 'Choose whether to tell members: send, or save only' })
    .meta({ description: '`send` mails every member who does not know; `save only` mails nobody', example: 'send' }),
})

export const AT_ONE = '/api/v1/partnerships/:partnershipId/meetings/:meetingId'
/** What the routes about one meeting have in common. */
export const common = { tags: ['Meetings'], response: { 200: MeetingOut } }

/** Meetings for programs to plan. */
export function planningApi(app: App): void {
  draftsApi(app)
  calledApi(app)
}

function draftsApi(app: App): void {
  app.post(
    '/api/v1/partnerships/:partnershipId/meetings',
    {
      schema: {
        tags: ['Meetings'],
        summary: 'Draft a meeting',
        description: 'Only chair and co-ordinator see a draft. Send an Idempotency-Key to be safe against repeats.',
        params: InPartnership,
        headers: Repeatable,
        body: MeetingPlan.extend(StartingPoint.shape),
        response: { 201: MeetingOut },
      },
      config: permit('meetings.draft'),
    },
    (request, reply) => {
      const drafted = inWork(request, work => {
        const { template, ...plan } = request.body
        const { id } = once(request, work, () => ({ id: draftMeeting(work, plan, { template }).id }))
        return meetingById(work.tx, work.partnershipId, id)
      })
      return withVersion(reply.code(201), drafted)
    },
  )
  app.delete(
    AT_ONE,
    {
      schema: {
        ...common,
        summary: 'Discard a draft',
        description:
          'Only a draft: a meeting that members know of is cancelled. Send If-Match with the ETag you last saw.',
        params: AtMeeting,
        headers: IfMatch,
        response: { 204: z.null().meta({ description: 'Discarded' }) },
      },
      config: permit('meetings.draft'),
    },
    (request, reply) => {
      const version = versionSeen(request)
      inWork(request, work => discardDraft(work, request.params.meetingId, version))
      reply.code(204)
      return null
    },
  )
}

function calledApi(app: App): void {
  app.post(
    `${AT_ONE}/schedule`,
    {
      schema: {
        ...common,
        summary: 'Schedule a draft and invite members',
        params: AtMeeting,
        headers: IfMatch,
        body: Tell,
      },
      config: permit('meetings.schedule'),
    },
    (request, reply) => {
      const choice = { version: versionSeen(request), tell: request.body.tell }
      return withVersion(
        reply,
        inWork(request, work => scheduleMeeting(work, request.params.meetingId, choice)),
      )
    },
  )
  app.put(
    AT_ONE,
    {
      schema: {
        ...common,
        summary: 'Change a meeting',
        description: 'A new time asks everybody anew. Send If-Match with the ETag you last saw.',
        params: AtMeeting,
        headers: IfMatch,
        body: MeetingPlan.extend(Tell.shape),
      },
      config: permit('meetings.change'),
    },
    (request, reply) => {
      const { tell, ...plan } = request.body
      const change = { plan, tell, version: versionSeen(request) }
      return withVersion(
        reply,
        inWork(request, work => changeMeeting(work, request.params.meetingId, change)),
      )
    },
  )
}
