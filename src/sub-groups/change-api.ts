import { z } from 'zod'
import { MeetingPlan } from '../meetings/meeting-plan.ts'
import { MeetingOut } from '../meetings/shapes-api.ts'
import { meetingById } from '../meetings/store.ts'
import { subGroupById } from '../partnerships/sub-group-store.ts'
import type { App } from '../web/app-type.ts'
import { once } from '../web/once.ts'
import { permit } from '../web/permit.ts'
import { anId, InPartnership, outInstant } from '../web/schemas.ts'
import { versionSeen, withVersion } from '../web/versions.ts'
import { inWork } from '../web/visit.ts'
import { addMember, NewGroupMember } from './add-member.ts'
import { AT, GroupOut, MembersOut, membersIn, tags } from './api.ts'
import { changeSubGroup } from './change-sub-group.ts'
import { createSubGroup } from './create-sub-group.ts'
import { endSubGroup, SubGroupEnd } from './end-sub-group.ts'
import { OneGroup } from './pages.ts'
import { planGroupMeeting } from './plan-meeting.ts'
import { removeMember } from './remove-member.ts'
import { SubGroupContent } from './sub-group-content.ts'
import { ReportContent, writeReport } from './write-report.ts'

/** Sub-groups for programs to set up, change, fill and end. */
export function subGroupChangeApi(app: App): void {
  contentApi(app)
  memberApi(app)
  meetingApi(app)
}

function contentApi(app: App): void {
  app.post(
    AT,
    {
      schema: {
        tags,
        summary: 'Set up a sub-group',
        description: 'Whoever leads it is its first member. Send an Idempotency-Key to be safe against repeats.',
        params: InPartnership,
        body: SubGroupContent,
        response: { 201: GroupOut },
      },
      config: permit('sub-groups.create'),
    },
    (request, reply) => {
      const group = inWork(request, work => {
        const { id } = once(request, work, () => ({ id: createSubGroup(work, request.body).id }))
        return subGroupById(work.tx, work.partnershipId, id)
      })
      return withVersion(reply.code(201), group)
    },
  )
  app.put(
    `${AT}/:subGroupId`,
    {
      schema: {
        tags,
        summary: 'Change a sub-group',
        description: 'Its lead, kind and whether it is closed only the secretariat decides. Send If-Match.',
        params: OneGroup,
        body: SubGroupContent,
        response: { 200: GroupOut },
      },
      config: permit('sub-groups.change'),
    },
    (request, reply) => {
      const content = { ...request.body, version: versionSeen(request) }
      return withVersion(
        reply,
        inWork(request, work => changeSubGroup(work, request.params.subGroupId, content)),
      )
    },
  )
  app.post(
    `${AT}/:subGroupId/end`,
    {
      schema: {
        tags,
        summary: 'End a sub-group',
        description: 'Once it has no meeting to come. Send If-Match with the ETag you last saw.',
        params: OneGroup,
        body: SubGroupEnd,
        response: { 200: GroupOut },
      },
      config: permit('sub-groups.end'),
    },
    (request, reply) => {
      const ending = { ...request.body, version: versionSeen(request) }
      return withVersion(
        reply,
        inWork(request, work => endSubGroup(work, request.params.subGroupId, ending)),
      )
    },
  )
}

function memberApi(app: App): void {
  app.post(
    `${AT}/:subGroupId/members`,
    {
      schema: {
        tags,
        summary: 'Add a member to a sub-group',
        description: 'They are invited to the meetings it has planned; nobody else hears of it.',
        params: OneGroup,
        body: NewGroupMember,
        response: { 201: MembersOut },
      },
      config: permit('sub-groups.change'),
    },
    (request, reply) => {
      reply.code(201)
      return inWork(request, work => {
        once(request, work, () => addMember(work, request.params.subGroupId, request.body).length)
        return membersIn(work, request.params.subGroupId)
      })
    },
  )
  app.delete(
    `${AT}/:subGroupId/members/:groupMemberId`,
    {
      schema: {
        tags,
        summary: 'Take a member out of a sub-group',
        params: OneGroup.extend({ groupMemberId: anId() }),
        response: { 204: z.null().meta({ description: 'They are out of it' }) },
      },
      config: permit('sub-groups.change'),
    },
    (request, reply) => {
      inWork(request, work => removeMember(work, request.params.subGroupId, request.params.groupMemberId))
      reply.code(204)
      return null
    },
  )
}

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

function meetingApi(app: App): void {
  app.post(
    `${AT}/:subGroupId/meetings`,
    {
      schema: {
        tags,
        summary: 'Draft a meeting of a sub-group',
        description: 'Once scheduled, only its members are asked. Send an Idempotency-Key to be safe against repeats.',
        params: OneGroup,
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
