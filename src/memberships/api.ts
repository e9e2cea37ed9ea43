import { z } from 'zod'
import { found } from '../errors.ts'
import type { App } from '../web/app-type.ts'
import { once } from '../web/once.ts'
import { keyIn, PAGE_SIZE, Paged, pageOf } from '../web/paging.ts'
import { permit } from '../web/permit.ts'
import { anId, InPartnership, listOf } from '../web/schemas.ts'
import { versionSeen, withVersion } from '../web/versions.ts'
import { inReading, inWork } from '../web/visit.ts'
import { MemberOut } from './api-shapes.ts'
import { changeRole, NewRole } from './change-role.ts'
import { asSeenBy, lookingOf, type Reader } from './directory.ts'
import { memberSeen, membersPage } from './directory-store.ts'
import { endMembership } from './end-membership.ts'
import { invitePerson } from './invite-person.ts'
import { MemberInvitation } from './open-invitation.ts'

const AMember = InPartnership.extend({ membershipId: anId() })
const about = (summary: string) => ({ tags: ['Members'], summary })

interface Standing extends Omit<Reader, 'personId'> {
  tx: Parameters<typeof memberSeen>[0]
  partnershipId: string
  actor: { personId: string }
}

const readerOf = ({ actor, holdings, now }: Standing): Reader => ({ personId: actor.personId, holdings, now })

/** One member as whoever asks may see them. */
function memberFor(standing: Standing, id: string) {
  const reader = readerOf(standing)
  return asSeenBy(reader, found(memberSeen(standing.tx, standing.partnershipId, id, lookingOf(reader)), 'member'))
}

export function memberApi(app: App): void {
  app.get(
    '/api/v1/partnerships/:partnershipId/members',
    {
      schema: {
        ...about('The members of a partnership, by name'),
        description:
          'Who hides from the directory is left out, and the invited too, unless a chair, vice-chair or co-ordinator asks.',
        params: InPartnership,
        querystring: Paged,
        response: { 200: listOf(MemberOut) },
      },
      config: permit('members.read'),
    },
    request =>
      inReading(request, reading => {
        const reader = readerOf(reading)
        const { rows, next } = pageOf(
          membersPage(reading.tx, reading.partnershipId, lookingOf(reader), {
            after: keyIn(request.query.cursor, 2),
            size: PAGE_SIZE + 1,
          }),
          last => [last.sortsAs, last.id],
        )
        return { rows: rows.map(each => asSeenBy(reader, each)), next: next ?? null }
      }),
  )

  app.get(
    '/api/v1/partnerships/:partnershipId/members/:membershipId',
    {
      schema: { ...about('One member'), params: AMember, response: { 200: MemberOut } },
      config: permit('members.read'),
    },
    (request, reply) =>
      withVersion(
        reply,
        inReading(request, reading => memberFor(reading, request.params.membershipId)),
      ),
  )

  app.post(
    '/api/v1/partnerships/:partnershipId/members',
    {
      schema: {
        ...about('Invite a person'),
        description: 'They get a letter and have 14 days to accept. An organisation without a seat is given one.',
        params: InPartnership,
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

  changeApi(app)
}

function changeApi(app: App): void {
  app.patch(
    '/api/v1/partnerships/:partnershipId/members/:membershipId',
    {
      schema: {
        ...about('Change a member’s role'),
        description: 'Send If-Match with the ETag you last saw. Only a chair or vice-chair decides on who leads.',
        params: AMember,
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
}
