import { sql } from 'drizzle-orm'
import { check, index, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { history, id, oneOf } from '../database/columns.ts'
import { organisations, partnerships } from '../partnerships/tables.ts'
import { exploitationTypes, impacts, likelihoods, riskNoteStates } from './kinds.ts'

/** What a partnership thinks may happen in its area: kinds of exploitation and places of work, never a person or a case. */
export const riskNotes = sqliteTable(
  'risk_notes',
  {
    id: id(),
    partnershipId: text('partnership_id')
      .notNull()
      .references(() => partnerships.id),
    title: text('title').notNull(),
    exploitationType: text('exploitation_type', { enum: exploitationTypes }).notNull(),
    /** Where people are made to work, such as car washes; empty where it is not one sector's. */
    sector: text('sector').notNull().default(''),
    /** A ward or something larger. */
    area: text('area').notNull(),
    statement: text('statement').notNull(),
    likelihood: text('likelihood', { enum: likelihoods }).notNull(),
    impact: text('impact', { enum: impacts }).notNull(),
    mitigation: text('mitigation').notNull().default(''),
    ownerOrganisationId: text('owner_organisation_id')
      .notNull()
      .references(() => organisations.id),
    reviewOn: text('review_on').notNull(),
    state: text('state', { enum: riskNoteStates }).notNull().default('open'),
    closedAt: text('closed_at'),
    closedReason: text('closed_reason'),
    ...history,
  },
  table => [
    check('risk_notes_type', oneOf(table.exploitationType, exploitationTypes)),
    check('risk_notes_likelihood', oneOf(table.likelihood, likelihoods)),
    check('risk_notes_impact', oneOf(table.impact, impacts)),
    check('risk_notes_state', oneOf(table.state, riskNoteStates)),
    check('risk_notes_closed', sql`(${table.state} = 'closed') = (${table.closedReason} is not null)`),
    check('risk_notes_closed_at', sql`(${table.state} = 'closed') = (${table.closedAt} is not null)`),
    index('risk_notes_to_review').on(table.partnershipId, table.state, table.reviewOn, table.id),
    index('risk_notes_closed_last').on(table.partnershipId, table.closedAt, table.id).where(sql`closed_at is not null`),
  ],
)
