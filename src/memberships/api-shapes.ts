import { z } from 'zod'
import { roles } from '../access/roles.ts'
import { organisationTypes } from '../partnerships/kinds.ts'
import { directoryVisibilities } from '../people/tables.ts'
import { outDate, outInstant } from '../web/schemas.ts'
import { membershipStates } from './states.ts'

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
    startedAt: outInstant().nullable(),
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
      startedAt: '2027-01-05T11:30:00.000Z',
      version: 2,
    },
  })

export const OrganisationOut = z
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

export const OwnMembershipOut = z
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
