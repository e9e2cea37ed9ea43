import { z } from 'zod'
import type { App } from '../web/app-type.ts'
import { once, Repeatable } from '../web/once.ts'
import { keyIn, PAGE_SIZE, Paged, pageOf } from '../web/paging.ts'
import { permit } from '../web/permit.ts'
import { InPartnership, listOf, outInstant } from '../web/schemas.ts'
import { IfMatch, versionSeen, withVersion } from '../web/versions.ts'
import { inWork, reading } from '../web/visit.ts'
import { Declining, declineProposal } from './decline-proposal.ts'
import { OneProposal } from './pages.ts'
import { seenBy } from './policy.ts'
import { ProposedItem, proposeItem } from './propose-item.ts'
import { proposalStates, proposedKinds } from './states.ts'
import { proposalsOf } from './store.ts'
import { Taking, takeProposal } from './take-proposal.ts'
import { withdrawProposal } from './withdraw-proposal.ts'

const AT = '/api/v1/partnerships/:partnershipId/proposals'
const tags = ['Agendas and papers']
const description = 'Send If-Match with the ETag or version you last saw.'

const ProposalOut = z
  .object({
    id: z.string(),
    title: z.string(),
    why: z.string(),
    kind: z.enum(proposedKinds),
    minutesWanted: z.int(),
    personName: z.string(),
    organisationId: z.string(),
    organisationName: z.string(),
    documentId: z.string().nullable(),
    state: z.enum(proposalStates),
    reason: z.string().nullable().meta({ description: 'Why it was declined' }),
    meetingId: z.string().nullable(),
    agendaItemId: z.string().nullable(),
    createdAt: outInstant(),
    version: z.int(),
  })
  .meta({
    example: {
      id: '019a6f3e-7c00-7000-8000-000000000009',
      title: 'Hand car washes on the ring road',
      why: 'Three members asked what to look for',
      kind: 'discussion',
      minutesWanted: 10,
      personName: 'Tom Okoro',
      organisationId: '019a6f3e-7c00-7000-8000-000000000001',
      organisationName: 'Harbour Housing',
      documentId: null,
      state: 'open',
      reason: null,
      meetingId: null,
      agendaItemId: null,
      createdAt: '2027-06-10T09:00:00.000Z',
      version: 1,
    },
  })

/** Proposals for programs. */
export function proposalsApi(app: App): void {
  listing(app)
  proposing(app)
  settling(app)
}

function listing(app: App): void {
  app.get(
    AT,
    {
      schema: {
        tags,
        summary: 'Items proposed for an agenda',
        description: 'Those of your own organisations; chair and co-ordinator see all.',
        params: InPartnership,
        querystring: Paged,
        response: { 200: listOf(ProposalOut) },
      },
      config: permit('proposals.make'),
    },
    request => {
      const looking = reading(request)
      const [after] = keyIn(request.query.cursor, 1) ?? []
      const asked = { whose: seenBy(looking), after, size: PAGE_SIZE + 1 }
      const { rows, next } = pageOf(proposalsOf(looking.tx, looking.partnershipId, asked), last => [last.id])
      return { rows, next: next ?? null }
    },
  )
}

function proposing(app: App): void {
  app.post(
    AT,
    {
      schema: {
        tags,
        summary: 'Propose an item for an agenda',
        params: InPartnership,
        headers: Repeatable,
        body: ProposedItem,
        response: { 201: ProposalOut },
      },
      config: permit('proposals.make'),
    },
    (request, reply) =>
      withVersion(
        reply.code(201),
        inWork(request, work => once(request, work, () => proposeItem(work, request.body))),
      ),
  )
}

function settling(app: App): void {
  const one = { tags, description, params: OneProposal, response: { 200: ProposalOut } }
  app.post(
    `${AT}/:proposalId/taking`,
    {
      schema: { ...one, summary: 'Take a proposal onto an agenda', headers: IfMatch, body: Taking },
      config: permit('proposals.settle'),
    },
    (request, reply) => {
      const taking = { ...request.body, version: versionSeen(request) }
      return withVersion(
        reply,
        inWork(request, work => takeProposal(work, request.params.proposalId, taking)),
      )
    },
  )
  app.post(
    `${AT}/:proposalId/declining`,
    {
      schema: { ...one, summary: 'Decline a proposal', headers: IfMatch, body: Declining },
      config: permit('proposals.settle'),
    },
    (request, reply) => {
      const declining = { ...request.body, version: versionSeen(request) }
      return withVersion(
        reply,
        inWork(request, work => declineProposal(work, request.params.proposalId, declining)),
      )
    },
  )
  app.post(
    `${AT}/:proposalId/withdrawal`,
    { schema: { ...one, summary: 'Take one’s own proposal back', headers: IfMatch }, config: permit('proposals.make') },
    (request, reply) => {
      const version = versionSeen(request)
      return withVersion(
        reply,
        inWork(request, work => withdrawProposal(work, request.params.proposalId, version)),
      )
    },
  )
}
