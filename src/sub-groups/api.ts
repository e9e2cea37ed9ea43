import { z } from 'zod'
import { subGroupKinds } from '../partnerships/kinds.ts'
import { subGroupById, subGroupsIn } from '../partnerships/sub-group-store.ts'
import type { App } from '../web/app-type.ts'
import { permit } from '../web/permit.ts'
import { InPartnership, outDate, outInstant } from '../web/schemas.ts'
import { withVersion } from '../web/versions.ts'
import { reading } from '../web/visit.ts'
import { membersSeen } from './members-seen.ts'
import { OneGroup } from './pages.ts'

export const AT = '/api/v1/partnerships/:partnershipId/sub-groups'
export const tags = ['Sub-groups']

const listed = {
  id: z.string(),
  name: z.string(),
  kind: z.enum(subGroupKinds),
  isClosed: z.boolean(),
  endsOn: outDate().nullable(),
  endedAt: outInstant().nullable(),
}
const example = {
  id: '019a6f3e-7c00-7000-8000-000000000001',
  name: 'Awareness Raising',
  kind: 'standing',
  isClosed: false,
  endsOn: null,
  endedAt: null,
}
const GroupListed = z.object(listed).meta({ example })

export const MembersOut = z
  .object({
    members: z.array(
      z.object({
        id: z.string(),
        personId: z.string(),
        name: z.string(),
        organisationId: z.string(),
        organisationName: z.string(),
        joinedAt: outInstant(),
      }),
    ),
  })
  .meta({
    example: {
      members: [
        {
          id: '019a6f3e-7c00-7000-8000-000000000002',
          personId: '019a6f3e-7c00-7000-8000-000000000003',
          name: 'Rosa Field',
          organisationId: '019a6f3e-7c00-7000-8000-000000000004',
          organisationName: 'Together Free',
          joinedAt: '2027-01-11T09:00:00.000Z',
        },
      ],
    },
  })

/** A sub-group with all that its readers may know of it. */
export const GroupOut = z
  .object({
    ...listed,
    purpose: z.string(),
    deliverable: z.string(),
    leadPersonId: z.string().nullable(),
    leadName: z.string().nullable(),
    quorum: z.int(),
    outcome: z.string(),
    version: z.int(),
  })
  .meta({
    example: {
      ...example,
      purpose: 'Residents and businesses know the signs',
      deliverable: 'A campaign each October',
      leadPersonId: '019a6f3e-7c00-7000-8000-000000000003',
      leadName: 'Rosa Field',
      quorum: 0,
      outcome: '',
      version: 1,
    },
  })

/** The members of a sub-group as programs read them. */
export const membersIn = (looking: Parameters<typeof membersSeen>[0], subGroupId: string) => ({
  members: membersSeen(looking, subGroupId),
})

/** Sub-groups for programs to read. */
export function subGroupApi(app: App): void {
  app.get(
    AT,
    {
      schema: {
        tags,
        summary: 'The sub-groups of a partnership',
        description: 'Of a closed one whoever is not in it finds only that it is there.',
        params: InPartnership,
        response: { 200: z.object({ rows: z.array(GroupListed) }) },
      },
      config: permit('sub-groups.read'),
    },
    request => {
      const here = reading(request)
      return { rows: subGroupsIn(here.tx, here.partnershipId, here.actor.personId) }
    },
  )
  app.get(
    `${AT}/:subGroupId`,
    {
      schema: { tags, summary: 'One sub-group', params: OneGroup, response: { 200: GroupOut } },
      config: permit('sub-groups.read'),
    },
    (request, reply) => {
      const here = reading(request)
      return withVersion(reply, subGroupById(here.tx, here.partnershipId, request.params.subGroupId))
    },
  )
  app.get(
    `${AT}/:subGroupId/members`,
    {
      schema: { tags, summary: 'Who is in a sub-group', params: OneGroup, response: { 200: MembersOut } },
      config: permit('sub-groups.read'),
    },
    request => {
      const here = reading(request)
      subGroupById(here.tx, here.partnershipId, request.params.subGroupId)
      return membersIn(here, request.params.subGroupId)
    },
  )
}
