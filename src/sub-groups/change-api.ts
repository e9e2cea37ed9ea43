import { subGroupById } from '../partnerships/sub-group-store.ts'
import type { App } from '../web/app-type.ts'
import { once, Repeatable } from '../web/once.ts'
import { permit } from '../web/permit.ts'
import { InPartnership } from '../web/schemas.ts'
import { IfMatch, versionSeen, withVersion } from '../web/versions.ts'
import { inWork } from '../web/visit.ts'
import { AT, GroupOut, tags } from './api.ts'
import { changeSubGroup } from './change-sub-group.ts'
import { createSubGroup } from './create-sub-group.ts'
import { endSubGroup, SubGroupEnd } from './end-sub-group.ts'
import { OneGroup } from './pages.ts'
import { SubGroupContent } from './sub-group-content.ts'

/** Sub-groups for programs to set up, change and end. */
export function subGroupChangeApi(app: App): void {
  app.post(
    AT,
    {
      schema: {
        tags,
        summary: 'Set up a sub-group',
        description: 'Whoever leads it is its first member. Send an Idempotency-Key to be safe against repeats.',
        params: InPartnership,
        headers: Repeatable,
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
        headers: IfMatch,
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
        headers: IfMatch,
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
