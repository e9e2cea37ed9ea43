import { z } from 'zod'
import type { App } from '../web/app-type.ts'
import { once, Repeatable } from '../web/once.ts'
import { permit } from '../web/permit.ts'
import { InPartnership } from '../web/schemas.ts'
import { IfMatch, versionSeen, withVersion } from '../web/versions.ts'
import { inWork } from '../web/visit.ts'
import { AMember, about, MemberOut, memberFor } from './api.ts'
import { changeRole, NewRole } from './change-role.ts'
import { endMembership } from './end-membership.ts'
import { Ending, endOn } from './end-on.ts'
import { invitePerson } from './invite-person.ts'
import { MemberInvitation } from './open-invitation.ts'

/** Members for programs to invite, to give another role, and to let go. */
export function memberChangeApi(app: App): void {
  app.post(
    '/api/v1/partnerships/:partnershipId/members',
    {
      schema: {
        ...about('Invite a person'),
        description: 'They get a letter and have 14 days to accept. An organisation without a seat is given one.',
        params: InPartnership,
        headers: Repeatable,
        body: MemberInvitation,
        response: { 201: MemberOut },
      },
      config: permit('members.invite'),
    },
    (request, reply) => {
      const invited = inWork(request, work => {
        const { id } = once(request, work, () => invitePerson(work, request.body))
        return memberFor(work, id)
      })
      return withVersion(reply.code(201), invited)
    },
  )

  app.patch(
    '/api/v1/partnerships/:partnershipId/members/:membershipId',
    {
      schema: {
        ...about('Change a member’s role'),
        description: 'Send If-Match with the ETag you last saw. Only a chair or vice-chair decides on who leads.',
        params: AMember,
        headers: IfMatch,
        body: NewRole,
        response: { 200: MemberOut },
      },
      config: permit('members.change'),
    },
    (request, reply) => {
      const changed = inWork(request, work => {
        changeRole(work, request.params.membershipId, { ...request.body, version: versionSeen(request) })
        return memberFor(work, request.params.membershipId)
      })
      return withVersion(reply, changed)
    },
  )

  app.delete(
    '/api/v1/partnerships/:partnershipId/members/:membershipId',
    {
      schema: {
        ...about('End a membership, or take an invitation back'),
        description: 'What it let them see is closed to them at once. Send If-Match with the ETag you last saw.',
        params: AMember,
        headers: IfMatch,
        response: { 204: z.null().meta({ description: 'It has ended' }) },
      },
      config: permit('members.end'),
    },
    (request, reply) => {
      inWork(request, work => endMembership(work, request.params.membershipId, versionSeen(request)))
      reply.code(204)
      return null
    },
  )

  app.put(
    '/api/v1/partnerships/:partnershipId/members/:membershipId/ending',
    {
      schema: {
        ...about('Say which day is a member’s last, or let the membership go on'),
        description: 'They stay a member until that day is over. Send If-Match with the ETag you last saw.',
        params: AMember,
        headers: IfMatch,
        body: Ending,
        response: { 200: MemberOut },
      },
      config: permit('members.end'),
    },
    (request, reply) => {
      const changed = inWork(request, work => {
        endOn(work, request.params.membershipId, { ...request.body, version: versionSeen(request) })
        return memberFor(work, request.params.membershipId)
      })
      return withVersion(reply, changed)
    },
  )
}
