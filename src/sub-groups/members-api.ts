import { z } from 'zod'
import type { App } from '../web/app-type.ts'
import { once, Repeatable } from '../web/once.ts'
import { permit } from '../web/permit.ts'
import { anId } from '../web/schemas.ts'
import { inWork } from '../web/visit.ts'
import { addMember, NewGroupMember } from './add-member.ts'
import { AT, MembersOut, membersIn, tags } from './api.ts'
import { OneGroup } from './pages.ts'
import { removeMember } from './remove-member.ts'

/** Who is in a sub-group, for programs to change. */
export function groupMemberApi(app: App): void {
  app.post(
    `${AT}/:subGroupId/members`,
    {
      schema: {
        tags,
        summary: 'Add a member to a sub-group',
        description: 'They are invited to the meetings it has planned; nobody else hears of it.',
        params: OneGroup,
        headers: Repeatable,
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
