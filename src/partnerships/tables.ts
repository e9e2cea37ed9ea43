import { sql } from 'drizzle-orm'
import { check, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { history, id, oneOf } from '../database/columns.ts'
import { people } from '../people/tables.ts'
import { cadences, organisationTypes, partnershipStatuses, subGroupKinds } from './kinds.ts'
import type { Sector } from './sector-kinds.ts'

/** An organisation that may hold a seat in a partnership, host one or fund one. */
export const organisations = sqliteTable(
  'organisations',
  {
    id: id(),
    legalName: text('legal_name').notNull(),
    displayName: text('display_name').notNull(),
    type: text('type', { enum: organisationTypes }).notNull(),
    charityNumber: text('charity_number'),
    companyNumber: text('company_number'),
    website: text('website'),
    isFirstResponder: integer('is_first_responder', { mode: 'boolean' }).notNull().default(false),
    isStatutory: integer('is_statutory', { mode: 'boolean' }).notNull().default(false),
    /** The body that takes over its seats, pledges and grants, and from when. */
    successorId: text('successor_id'),
    succeededOn: text('succeeded_on'),
    ...history,
  },
  table => [
    check('organisations_type', oneOf(table.type, organisationTypes)),
    uniqueIndex('organisations_name').on(sql`lower(display_name)`),
  ],
)

/** A police force area, whose commissioner's office funds partnerships. The office is an organisation and may be succeeded. */
export const policeAreas = sqliteTable('police_areas', {
  id: id(),
  name: text('name').notNull(),
  onsCode: text('ons_code'),
  officeName: text('office_name').notNull(),
  officeOrganisationId: text('office_organisation_id')
    .notNull()
    .references(() => organisations.id),
  /** What its police force is called in the Home Office's tables; empty until an officer says so. */
  forceLabel: text('force_label'),
})

/** A partnership. Its id is the short word in its addresses (`sams`) and never changes. */
export const partnerships = sqliteTable(
  'partnerships',
  {
    id: id(),
    policeAreaId: text('police_area_id')
      .notNull()
      .references(() => policeAreas.id),
    name: text('name').notNull(),
    shortName: text('short_name').notNull(),
    areaName: text('area_name').notNull(),
    areaCode: text('area_code'),
    aims: text('aims').notNull().default(''),
    foundedOn: text('founded_on'),
    status: text('status', { enum: partnershipStatuses }).notNull().default('active'),
    hostOrganisationId: text('host_organisation_id')
      .notNull()
      .references(() => organisations.id),
    parentBoard: text('parent_board'),
    cadence: text('cadence', { enum: cadences }).notNull().default('quarterly'),
    /** How many organisations must be present; nought where the terms of reference set no quorum. */
    quorum: integer('quorum').notNull().default(0),
    /** The sectors it needs at a meeting; empty until it chooses, and then the usual ones count. */
    sectors: text('sectors', { mode: 'json' }).$type<Sector[]>(),
    publicEmail: text('public_email'),
    termsReviewDueOn: text('terms_review_due_on'),
    ...history,
  },
  table => [
    check('partnerships_status', oneOf(table.status, partnershipStatuses)),
    check('partnerships_cadence', oneOf(table.cadence, cadences)),
    index('partnerships_of_area').on(table.policeAreaId, table.id),
    index('partnerships_by_name').on(sql`lower(name)`, table.id),
  ],
)

/** The last number given in a series of references (`SAMS-2026-`), so that none is given twice. */
export const referenceSeries = sqliteTable(
  'reference_series',
  {
    partnershipId: text('partnership_id')
      .notNull()
      .references(() => partnerships.id),
    prefix: text('prefix').notNull(),
    last: integer('last').notNull(),
  },
  table => [primaryKey({ columns: [table.partnershipId, table.prefix] })],
)

/** An organisation's seat in a partnership: people come and go, the seat stays. */
export const seats = sqliteTable(
  'seats',
  {
    id: id(),
    partnershipId: text('partnership_id')
      .notNull()
      .references(() => partnerships.id),
    organisationId: text('organisation_id')
      .notNull()
      .references(() => organisations.id),
    joinedOn: text('joined_on').notNull(),
    leftOn: text('left_on'),
    isShownPublicly: integer('is_shown_publicly', { mode: 'boolean' }).notNull().default(false),
  },
  table => [
    uniqueIndex('seats_held').on(table.partnershipId, table.organisationId).where(sql`left_on is null`),
    index('seats_over_time').on(table.partnershipId, table.joinedOn, table.leftOn),
    index('seats_of_organisation').on(table.organisationId),
  ],
)

/** A group within a partnership, with members, a lead and meetings of its own. */
export const subGroups = sqliteTable(
  'sub_groups',
  {
    id: id(),
    partnershipId: text('partnership_id')
      .notNull()
      .references(() => partnerships.id),
    name: text('name').notNull(),
    kind: text('kind', { enum: subGroupKinds }).notNull(),
    purpose: text('purpose').notNull().default(''),
    deliverable: text('deliverable').notNull().default(''),
    /** Who plans its meetings and reports to the partnership; one of its members. */
    leadPersonId: text('lead_person_id').references(() => people.id),
    endsOn: text('ends_on'),
    /** How many organisations its own meetings need; nought where it set no number. */
    quorum: integer('quorum').notNull().default(0),
    /** Its agenda, papers and minutes are for its members and the secretariat alone. */
    isClosed: integer('is_closed', { mode: 'boolean' }).notNull().default(false),
    endedAt: text('ended_at'),
    /** What came of it, in a sentence, when it ended. */
    outcome: text('outcome').notNull().default(''),
    ...history,
  },
  table => [
    check('sub_groups_kind', oneOf(table.kind, subGroupKinds)),
    check('sub_groups_end', sql`${table.kind} <> 'task and finish' or ${table.endsOn} is not null`),
    uniqueIndex('sub_groups_name').on(table.partnershipId, sql`lower(name)`).where(sql`ended_at is null`),
  ],
)

/** Somebody's part in a sub-group, for one organisation; whoever left keeps the row that says they were in it. */
export const subGroupMembers = sqliteTable(
  'sub_group_members',
  {
    id: id(),
    partnershipId: text('partnership_id')
      .notNull()
      .references(() => partnerships.id),
    subGroupId: text('sub_group_id')
      .notNull()
      .references(() => subGroups.id),
    personId: text('person_id')
      .notNull()
      .references(() => people.id),
    organisationId: text('organisation_id')
      .notNull()
      .references(() => organisations.id),
    joinedAt: text('joined_at').notNull(),
    leftAt: text('left_at'),
  },
  table => [
    uniqueIndex('sub_group_members_now').on(table.subGroupId, table.personId).where(sql`left_at is null`),
    index('sub_group_members_of_person').on(table.personId, table.partnershipId).where(sql`left_at is null`),
  ],
)
