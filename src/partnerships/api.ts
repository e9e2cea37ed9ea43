import { z } from 'zod'
import type { App } from '../web/app-type.ts'
import { permit } from '../web/permit.ts'
import { InPartnership, outDate } from '../web/schemas.ts'
import { IfMatch, versionSeen, withVersion } from '../web/versions.ts'
import { inWork, reading } from '../web/visit.ts'
import { describePartnership, PartnershipDescription } from './describe-partnership.ts'
import { cadences, partnershipStatuses } from './kinds.ts'
import { sectorKinds } from './sector-kinds.ts'
import { partnershipById } from './store.ts'

const PartnershipOut = z
  .object({
    id: z.string(),
    name: z.string(),
    shortName: z.string(),
    areaName: z.string(),
    areaCode: z.string().nullable(),
    aims: z.string(),
    foundedOn: outDate().nullable(),
    status: z.enum(partnershipStatuses),
    hostOrganisationId: z.string(),
    hostName: z.string(),
    parentBoard: z.string().nullable(),
    cadence: z.enum(cadences),
    quorum: z.int(),
    sectors: z
      .array(z.enum(sectorKinds))
      .nullable()
      .meta({ description: 'The sectors needed at a meeting; null while the usual ones count' }),
    publicEmail: z.string().nullable(),
    termsReviewDueOn: outDate().nullable(),
    policeAreaId: z.string(),
    version: z.int(),
  })
  .meta({
    example: {
      id: 'sams',
      name: 'Southend Against Modern Slavery',
      shortName: 'SAMS',
      areaName: 'Southend-on-Sea',
      areaCode: 'E06000033',
      aims: 'To make Southend a place where slavery cannot take hold.',
      foundedOn: '2018-05-01',
      status: 'active',
      hostOrganisationId: '019a6f3e-7c00-7000-8000-000000000001',
      hostName: 'Together Free',
      parentBoard: null,
      cadence: 'quarterly',
      quorum: 6,
      sectors: ['police', 'council', 'health', 'charity'],
      publicEmail: 'sams@together-free.example',
      termsReviewDueOn: null,
      policeAreaId: 'essex',
      version: 1,
    },
  })

export function partnershipApi(app: App): void {
  app.get(
    '/api/v1/partnerships/:partnershipId',
    {
      schema: {
        tags: ['Partnerships'],
        summary: 'One partnership',
        params: InPartnership,
        response: { 200: PartnershipOut },
      },
      config: permit('partnerships.read'),
    },
    (request, reply) => {
      const { tx, partnershipId } = reading(request)
      return withVersion(reply, partnershipById(tx, partnershipId))
    },
  )

  app.put(
    '/api/v1/partnerships/:partnershipId',
    {
      schema: {
        tags: ['Partnerships'],
        summary: 'Describe a partnership',
        description: 'Replaces what the partnership says of itself. Send If-Match with the ETag you last saw.',
        params: InPartnership,
        headers: IfMatch,
        body: PartnershipDescription,
        response: { 200: PartnershipOut },
      },
      config: permit('partnerships.describe'),
    },
    (request, reply) =>
      withVersion(
        reply,
        inWork(request, work => describePartnership(work, request.body, versionSeen(request))),
      ),
  )
}
