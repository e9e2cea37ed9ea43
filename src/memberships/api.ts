import { z } from 'zod'
import { roles } from '../access/roles.ts'
import { found } from '../errors.ts'
import { directoryVisibilities } from '../people/tables.ts'
import type { App } from '../web/app-type.ts'
import { keyIn, PAGE_SIZE, Paged, pageOf } from '../web/paging.ts'
import { permit } from '../web/permit.ts'
import { anId, InPartnership, listOf, outDate, outInstant } from '../web/schemas.ts'
import { withVersion } from '../web/versions.ts'
import { reading } from '../web/visit.ts'
import { asSeenBy, lookingOf, type Reader } from './directory.ts'
import { memberSeen, membersPage } from './directory-store.ts'
import { membershipStates } from './states.ts'

export const AMember = InPartnership.extend({ membershipId: anId() })
export const about = (summary: string) => ({ tags: ['Members'], summary })

export const MemberOut = z
  .object({
    id: z.string().meta({ description: 'Of the membership: a person who speaks for two organisations has two' }),
    personId: z.string(),
    name: z.string(),
    email: z.string().nullable(),
    phone: z.string().nullable(),
    jobTitle: z.string().nullable(),
    directoryVisibility: z.enum(directoryVisibilities).nullable(),
    role: z.enum(roles),
    organisationId: z.string(),
    organisationName: z.string(),
    state: z.enum(membershipStates),
    invitedAt: outInstant(),
    expiresAt: outInstant().nullable(),
    startsOn: outDate().nullable().meta({ description: 'Their first day, where it was to be later than their answer' }),
    startedAt: outInstant().nullable(),
    endsOn: outDate().nullable().meta({ description: 'Their last day, where it is known' }),
    version: z.int(),
  })
  .meta({
    example: {
      id: '019a6f3e-7c00-7000-8000-000000000002',
      personId: '019a6f3e-7c00-7000-8000-000000000003',
      name: 'Rowan Ellis',
      email: 'rowan.ellis@harbour.example',
      phone: null,
      jobTitle: 'Housing manager',
      directoryVisibility: null,
      role: 'representative',
      organisationId: '019a6f3e-7c00-7000-8000-000000000004',
      organisationName: 'Harbour Housing',
      state: 'active',
      invitedAt: '2027-01-04T09:00:00.000Z',
      expiresAt: null,
      startsOn: null,
      startedAt: '2027-01-05T11:30:00.000Z',
      endsOn: null,
      version: 2,
    },
  })

interface Standing extends Omit<Reader, 'personId'> {
  tx: Parameters<typeof memberSeen>[0]
  partnershipId: string
  actor: { personId: string }
}

const readerOf = ({ actor, holdings, now }: Standing): Reader => ({ personId: actor.personId, holdings, now })

/** One member as whoever asks may see them. */
export function memberFor(standing: Standing, id: string) {
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
    request => {
      const looking = reading(request)
      const reader = readerOf(looking)
      const { rows, next } = pageOf(
        membersPage(looking.tx, looking.partnershipId, lookingOf(reader), {
          after: keyIn(request.query.cursor, 2),
          size: PAGE_SIZE + 1,
        }),
        last => [last.sortsAs, last.id],
      )
      return { rows: rows.map(each => asSeenBy(reader, each)), next: next ?? null }
    },
  )

  app.get(
    '/api/v1/partnerships/:partnershipId/members/:membershipId',
    {
      schema: { ...about('One member'), params: AMember, response: { 200: MemberOut } },
      config: permit('members.read'),
    },
    (request, reply) => withVersion(reply, memberFor(reading(request), request.params.membershipId)),
  )
}
