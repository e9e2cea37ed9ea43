import { sql } from 'drizzle-orm'
import { check, index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { history, id, oneOf } from '../database/columns.ts'
import { documents } from '../documents/tables.ts'
import { agendaItems, meetings } from '../meetings/tables.ts'
import { organisations, partnerships } from '../partnerships/tables.ts'
import { people } from '../people/tables.ts'
import { proposalStates, proposedKinds } from './states.ts'

/** What a member would like to see on an agenda, and what became of it. */
export const proposals = sqliteTable(
  'proposals',
  {
    id: id(),
    partnershipId: text('partnership_id')
      .notNull()
      .references(() => partnerships.id),
    title: text('title').notNull(),
    why: text('why').notNull(),
    kind: text('kind', { enum: proposedKinds }).notNull(),
    minutesWanted: integer('minutes_wanted').notNull(),
    personId: text('person_id')
      .notNull()
      .references(() => people.id),
    organisationId: text('organisation_id')
      .notNull()
      .references(() => organisations.id),
    documentId: text('document_id').references(() => documents.id),
    state: text('state', { enum: proposalStates }).notNull().default('open'),
    /** Why it was declined. */
    reason: text('reason'),
    meetingId: text('meeting_id').references(() => meetings.id),
    agendaItemId: text('agenda_item_id').references(() => agendaItems.id),
    settledAt: text('settled_at'),
    ...history,
  },
  table => [
    check('proposals_state', oneOf(table.state, proposalStates)),
    check('proposals_kind', oneOf(table.kind, proposedKinds)),
    check('proposals_minutes', sql`${table.minutesWanted} between 1 and 480`),
    check('proposals_declined', sql`(${table.state} = 'declined') = (${table.reason} is not null)`),
    check('proposals_taken', sql`(${table.state} = 'taken') = (${table.agendaItemId} is not null)`),
    index('proposals_in_order').on(table.partnershipId, table.id),
    index('proposals_of_organisation').on(table.partnershipId, table.organisationId, table.id),
    index('proposals_of_document').on(table.documentId),
  ],
)
