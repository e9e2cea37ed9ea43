import { sql } from 'drizzle-orm'
import { check, index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { history, id, oneOf } from '../database/columns.ts'
import { organisations, partnerships, policeAreas } from '../partnerships/tables.ts'
import { grantStates } from './states.ts'

/** Money from a commissioner's office: paid to a host organisation, for a partnership. Amounts are whole pence. */
export const grants = sqliteTable(
  'grants',
  {
    id: id(),
    policeAreaId: text('police_area_id')
      .notNull()
      .references(() => policeAreas.id),
    funderOrganisationId: text('funder_organisation_id')
      .notNull()
      .references(() => organisations.id),
    programme: text('programme').notNull(),
    recipientOrganisationId: text('recipient_organisation_id')
      .notNull()
      .references(() => organisations.id),
    forPartnershipId: text('for_partnership_id')
      .notNull()
      .references(() => partnerships.id),
    title: text('title').notNull(),
    purpose: text('purpose').notNull(),
    /** Why it would reduce crime and disorder: published by law (SI 2011/3050, Schedule, 3(f)). */
    reasons: text('reasons').notNull(),
    conditions: text('conditions').notNull(),
    decisionReference: text('decision_reference').notNull(),
    decidedOn: text('decided_on').notNull(),
    amountAppliedFor: integer('amount_applied_for'),
    amountAwarded: integer('amount_awarded').notNull(),
    periodStartsOn: text('period_starts_on').notNull(),
    periodEndsOn: text('period_ends_on').notNull(),
    fromOpenCall: integer('from_open_call', { mode: 'boolean' }).notNull().default(false),
    state: text('state', { enum: grantStates }).notNull(),
    ...history,
  },
  table => [
    check('grants_state', oneOf(table.state, grantStates)),
    check('grants_amount', sql`${table.amountAwarded} > 0`),
    check('grants_period', sql`${table.periodEndsOn} > ${table.periodStartsOn}`),
    uniqueIndex('grants_reference').on(table.policeAreaId, table.decisionReference),
    index('grants_of_partnership').on(table.forPartnershipId, table.periodStartsOn),
    index('grants_of_area').on(table.policeAreaId, table.periodStartsOn, table.id),
    index('grants_to_recipient').on(table.recipientOrganisationId),
  ],
)
