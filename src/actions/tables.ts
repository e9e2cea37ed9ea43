import { sql } from 'drizzle-orm'
import { check, index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { history, id, oneOf } from '../database/columns.ts'
import { documents } from '../documents/tables.ts'
import { agendaItems, meetings } from '../meetings/tables.ts'
import { fourPs } from '../partnerships/four-ps.ts'
import { organisations, partnerships } from '../partnerships/tables.ts'
import { people } from '../people/tables.ts'
import { actionStates, requestKinds, requestStates } from './states.ts'

/** Something an organisation agreed to do by a date; it outlives the person who promised it. */
export const actions = sqliteTable(
  'actions',
  {
    id: id(),
    partnershipId: text('partnership_id')
      .notNull()
      .references(() => partnerships.id),
    /** `SAMS-2026-014`: partnership, year, number within both. */
    reference: text('reference').notNull(),
    text: text('text').notNull(),
    ownerOrganisationId: text('owner_organisation_id')
      .notNull()
      .references(() => organisations.id),
    ownerPersonId: text('owner_person_id').references(() => people.id),
    dueOn: text('due_on').notNull(),
    state: text('state', { enum: actionStates }).notNull(),
    fourP: text('four_p', { enum: fourPs }),
    raisedAtMeetingId: text('raised_at_meeting_id').references(() => meetings.id),
    agendaItemId: text('agenda_item_id').references(() => agendaItems.id),
    timesDeferred: integer('times_deferred').notNull().default(0),
    doneOn: text('done_on'),
    evidence: text('evidence'),
    closedOn: text('closed_on'),
    closedBy: text('closed_by'),
    cancelledReason: text('cancelled_reason'),
    /** Since when its owner waits to hear of it: agreed at a meeting, and the letters of that meeting have not gone yet. */
    untoldSince: text('untold_since'),
    ...history,
  },
  table => [
    check('actions_state', oneOf(table.state, actionStates)),
    check('actions_four_p', sql`${table.fourP} is null or ${oneOf(table.fourP, fourPs)}`),
    check('actions_done', sql`${table.state} not in ('done', 'closed') or ${table.doneOn} is not null`),
    check('actions_closed', sql`(${table.state} = 'closed') = (${table.closedOn} is not null)`),
    check('actions_cancelled', sql`(${table.state} = 'cancelled') = (${table.cancelledReason} is not null)`),
    uniqueIndex('actions_reference').on(table.partnershipId, table.reference),
    index('actions_by_due').on(table.partnershipId, table.state, table.dueOn, table.id),
    index('actions_of_organisation').on(table.partnershipId, table.ownerOrganisationId, table.state, table.dueOn),
    index('actions_of_person').on(table.ownerPersonId, table.state, table.dueOn),
    index('actions_of_meeting').on(table.raisedAtMeetingId),
    index('actions_over_time').on(table.partnershipId, table.dueOn, table.state, table.doneOn),
    index('actions_untold').on(table.raisedAtMeetingId).where(sql`${table.untoldSince} is not null`),
    index('actions_closing').on(table.partnershipId, table.closedOn, table.dueOn, table.doneOn),
  ],
)

export const actionUpdateKinds = [
  'raised',
  'progress',
  'new date',
  'done',
  'closed',
  'reopened',
  'cancelled',
  'handed over',
  'offered',
  'offer declined',
  'offer taken back',
  'date asked',
  'date declined',
] as const

/** What was said and changed about an action, in order. */
export const actionUpdates = sqliteTable(
  'action_updates',
  {
    id: id(),
    partnershipId: text('partnership_id')
      .notNull()
      .references(() => partnerships.id),
    actionId: text('action_id')
      .notNull()
      .references(() => actions.id),
    kind: text('kind', { enum: actionUpdateKinds }).notNull(),
    text: text('text').notNull(),
    dueOn: text('due_on'),
    /** The file that shows it. */
    documentId: text('document_id').references(() => documents.id),
    at: text('at').notNull(),
    by: text('by'),
  },
  table => [
    check('action_updates_kind', oneOf(table.kind, actionUpdateKinds)),
    index('action_updates_of_action').on(table.actionId, table.id),
    index('action_updates_with_document').on(table.documentId).where(sql`${table.documentId} is not null`),
  ],
)

/** Something asked for about an action that somebody else has to say yes to: a new owner, or a later date. */
export const actionRequests = sqliteTable(
  'action_requests',
  {
    id: id(),
    partnershipId: text('partnership_id')
      .notNull()
      .references(() => partnerships.id),
    actionId: text('action_id')
      .notNull()
      .references(() => actions.id),
    kind: text('kind', { enum: requestKinds }).notNull(),
    /** Who would have it, where it is offered. */
    toOrganisationId: text('to_organisation_id').references(() => organisations.id),
    toPersonId: text('to_person_id').references(() => people.id),
    /** By when it would be done, where a later date is asked for. */
    dueOn: text('due_on'),
    reason: text('reason').notNull(),
    state: text('state', { enum: requestStates }).notNull(),
    askedAt: text('asked_at').notNull(),
    askedBy: text('asked_by').notNull(),
    answeredAt: text('answered_at'),
    answeredBy: text('answered_by'),
  },
  table => [
    check('action_requests_kind', oneOf(table.kind, requestKinds)),
    check('action_requests_state', oneOf(table.state, requestStates)),
    check(
      'action_requests_wish',
      sql`(${table.kind} = 'new owner') = (${table.toOrganisationId} is not null)
        and (${table.kind} = 'new date') = (${table.dueOn} is not null)`,
    ),
    // Nobody is asked two things at once about one action.
    uniqueIndex('action_requests_waiting').on(table.actionId, table.kind).where(sql`${table.state} = 'waiting'`),
    index('action_requests_of_partnership').on(table.partnershipId, table.state, table.kind, table.toOrganisationId),
  ],
)
