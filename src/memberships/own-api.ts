import { z } from 'zod'
import { roles } from '../access/roles.ts'
import { organisationTypes } from '../partnerships/kinds.ts'
import type { App } from '../web/app-type.ts'
import { keyIn, PAGE_SIZE, Paged, pageOf } from '../web/paging.ts'
import { permit } from '../web/permit.ts'
import { InPartnership, listOf, outDate, outInstant } from '../web/schemas.ts'
import { reading } from '../web/visit.ts'
import { seatedPage } from './directory-store.ts'
import { membershipsHeld } from './own-store.ts'

const OrganisationOut = z
  .object({
    id: z.string(),
    displayName: z.string(),
    type: z.enum(organisationTypes),
    isStatutory: z.boolean(),
    isFirstResponder: z.boolean(),
    website: z.string().nullable(),
    joinedOn: outDate(),
  })
  .meta({
    example: {
      id: '019a6f3e-7c00-7000-8000-000000000004',
      displayName: 'Harbour Housing',
      type: 'housing',
      isStatutory: false,
      isFirstResponder: false,
      website: null,
      joinedOn: '2026-04-01',
    },
  })

const OwnMembershipOut = z
  .object({
    partnershipId: z.string(),
    partnershipName: z.string(),
    membershipId: z.string(),
    role: z.enum(roles),
    organisationId: z.string(),
    organisationName: z.string(),
    startedAt: outInstant(),
  })
  .meta({
    example: {
      partnershipId: 'sams',
      partnershipName: 'Southend Against Modern Slavery',
      membershipId: '019a6f3e-7c00-7000-8000-000000000002',
      role: 'representative',
      organisationId: '019a6f3e-7c00-7000-8000-000000000004',
      organisationName: 'Harbour Housing',
      startedAt: '2027-01-05T11:30:00.000Z',
    },
  })

/** Where a program finds its way in: the partnerships of whoever made its token, and the organisations in one. */
export function ownPartnershipsApi(app: App): void {
  app.get(
    '/api/v1/partnerships',
    {
      schema: {
        tags: ['Partnerships'],
        summary: 'The partnerships you belong to',
        description: 'One row for each membership: somebody who speaks for two organisations has two.',
        querystring: Paged,
        response: { 200: listOf(OwnMembershipOut) },
      },
      config: permit('home.read'),
    },
    request => {
      const { tx, actor, now } = reading(request)
      const after = keyIn(request.query.cursor, 2)
      const held = pageOf(membershipsHeld(tx, actor.personId, { now, after, size: PAGE_SIZE + 1 }), last => [
        last.sortsAs,
        last.id,
      ])
      const rows = held.rows.map(each => ({
        ...each,
        membershipId: each.id,
        startedAt: each.startedAt ?? each.invitedAt,
      }))
      return { rows, next: held.next ?? null }
    },
  )

  app.get(
    '/api/v1/partnerships/:partnershipId/organisations',
    {
      schema: {
        tags: ['Members'],
        summary: 'The organisations that hold a seat, by name',
        params: InPartnership,
        querystring: Paged,
        response: { 200: listOf(OrganisationOut) },
      },
      config: permit('members.read'),
    },
    request => {
      const { tx, partnershipId } = reading(request)
      const after = keyIn(request.query.cursor, 2)
      const { rows, next } = pageOf(seatedPage(tx, partnershipId, { after, size: PAGE_SIZE + 1 }), last => [
        last.sortsAs,
        last.id,
      ])
      return { rows, next: next ?? null }
    },
  )
}
