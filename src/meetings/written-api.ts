import { z } from 'zod'
import type { App } from '../web/app-type.ts'
import { permit } from '../web/permit.ts'
import { anId, outInstant } from '../web/schemas.ts'
import { IfMatch, versionSeen, withVersion } from '../web/versions.ts'
import { inWork, reading } from '../web/visit.ts'
import { AtMeeting } from './pages.ts'
import { meetingInSight } from './policy.ts'
import { UpdateContent, withdrawUpdate, writeUpdate } from './write-update.ts'
import { updatesTo } from './written-store.ts'

const at = '/api/v1/partnerships/:partnershipId/meetings/:meetingId/written-updates'
const OfOrganisation = AtMeeting.extend({ organisationId: anId() })

const UpdateOut = z
  .object({
    organisationId: z.string(),
    organisationName: z.string(),
    text: z.string(),
    isLeftOut: z.boolean().meta({ description: 'Whoever writes the minutes left it out of them' }),
    updatedAt: outInstant(),
    version: z.int(),
  })
  .meta({
    example: {
      organisationId: '019a6f3e-7c00-7000-8000-000000000003',
      organisationName: 'Together Free',
      text: 'We trained 24 volunteers in May. Who can lend us a room in July?',
      isLeftOut: false,
      updatedAt: '2027-06-07T08:00:00.000Z',
      version: 1,
    },
  })

/** What organisations write to a meeting beforehand, for programs. */
export function writtenApi(app: App): void {
  const tags = ['Meetings']
  app.get(
    at,
    {
      schema: {
        tags,
        summary: 'Written updates to a meeting',
        params: AtMeeting,
        response: { 200: z.object({ rows: z.array(UpdateOut) }) },
      },
      config: permit('meetings.read'),
    },
    request => {
      const here = reading(request)
      const { id } = meetingInSight(here, request.params.meetingId)
      return { rows: updatesTo(here.tx, here.partnershipId, id) }
    },
  )
  app.put(
    `${at}/:organisationId`,
    {
      schema: {
        tags,
        summary: 'Write your organisation’s update to a meeting',
        description:
          'Until the meeting begins. Send If-Match with the ETag you last saw; `"0"` where there is none yet.',
        params: OfOrganisation,
        headers: IfMatch,
        body: UpdateContent,
        response: { 200: UpdateOut },
      },
      config: permit('updates.write'),
    },
    (request, reply) => {
      const which = { ...request.params, version: versionSeen(request) }
      return withVersion(
        reply,
        inWork(request, work => writeUpdate(work, which, request.body)),
      )
    },
  )
  app.delete(
    `${at}/:organisationId`,
    {
      schema: {
        tags,
        summary: 'Take back your organisation’s update',
        description: 'Until the meeting begins. Send If-Match with the ETag you last saw.',
        params: OfOrganisation,
        headers: IfMatch,
        response: { 204: z.null().meta({ description: 'Taken back' }) },
      },
      config: permit('updates.write'),
    },
    (request, reply) => {
      const which = { ...request.params, version: versionSeen(request) }
      inWork(request, work => withdrawUpdate(work, which))
      reply.code(204)
      return null
    },
  )
}
