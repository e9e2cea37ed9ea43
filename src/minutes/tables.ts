import { sql } from 'drizzle-orm'
import { check, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { history, id, oneOf } from '../database/columns.ts'
import { agendaItems, meetings } from '../meetings/tables.ts'
import type { Sector } from '../partnerships/sector-kinds.ts'
import { organisations, partnerships } from '../partnerships/tables.ts'
import { people } from '../people/tables.ts'
import {
  attendanceKinds,
  correctionStates,
  correctionSubjects,
  itemOutcomes,
  minutesStates,
  stampReasons,
} from './states.ts'

/** The minutes of one meeting. Once approved, `approvedRecord` is what they are, and its hash proves it. */
export const minutes = sqliteTable(
  'minutes',
  {
    meetingId: text('meeting_id')
      .primaryKey()
      .references(() => meetings.id),
    partnershipId: text('partnership_id')
      .notNull()
      .references(() => partnerships.id),
    /** Copied from the meeting, so that counting a year's minutes reads one index. */
    heldOn: text('held_on').notNull(),
    state: text('state', { enum: minutesStates }).notNull(),
    /** When they last went out. */
    circulatedAt: text('circulated_at'),
    /** When they first did: by that they are in time or late, whatever was mended afterwards. */
    firstCirculatedAt: text('first_circulated_at'),
    /** Since when they are in draft again, to be mended; empty once they went out anew. */
    takenBackAt: text('taken_back_at'),
    circulatedBy: text('circulated_by'),
    /** The whole text as it was circulated: what becomes of its actions or names later is not what the meeting agreed. */
    circulatedRecord: text('circulated_record'),
    /** The last day on which members may propose corrections; empty where an earlier release circulated them. */
    correctionsUntil: text('corrections_until'),
    approvedAt: text('approved_at'),
    approvedBy: text('approved_by'),
    /** The whole approved text as JSON: attendance, notes, decisions, actions agreed. */
    approvedRecord: text('approved_record'),
    approvedHash: text('approved_hash'),
    /** The later meeting that agreed to them, where they were not approved between meetings. */
    approvedAtMeetingId: text('approved_at_meeting_id').references(() => meetings.id),
    ...history,
  },
  table => [
    check('minutes_state', oneOf(table.state, minutesStates)),
    check(
      'minutes_approved',
      sql`(${table.state} = 'approved') = (${table.approvedRecord} is not null and ${table.approvedHash} is not null and ${table.approvedAt} is not null)`,
    ),
    index('minutes_by_meeting_date').on(
      table.partnershipId,
      table.heldOn,
      table.state,
      table.circulatedAt,
      table.approvedAt,
    ),
  ],
)

/** What was said and settled under one agenda item. */
export const itemNotes = sqliteTable(
  'item_notes',
  {
    agendaItemId: text('agenda_item_id')
      .primaryKey()
      .references(() => agendaItems.id),
    partnershipId: text('partnership_id')
      .notNull()
      .references(() => partnerships.id),
    meetingId: text('meeting_id')
      .notNull()
      .references(() => meetings.id),
    text: text('text').notNull().default(''),
    decision: text('decision').notNull().default(''),
    outcome: text('outcome', { enum: itemOutcomes }),
    /** Who did not agree, in the words of the minutes. */
    dissent: text('dissent').notNull().default(''),
    /** When the outcome was settled, where that was while the meeting sat. */
    decidedAt: text('decided_at'),
    ...history,
  },
  table => [
    check('item_notes_outcome', sql`${table.outcome} is null or ${oneOf(table.outcome, itemOutcomes)}`),
    index('item_notes_of_meeting').on(table.meetingId),
  ],
)

/** Who filled an organisation's seat at a meeting, or sent apologies: a representative, or a substitute by name. */
export const attendances = sqliteTable(
  'attendances',
  {
    id: id(),
    partnershipId: text('partnership_id')
      .notNull()
      .references(() => partnerships.id),
    meetingId: text('meeting_id')
      .notNull()
      .references(() => meetings.id),
    heldOn: text('held_on').notNull(),
    organisationId: text('organisation_id')
      .notNull()
      .references(() => organisations.id),
    personId: text('person_id').references(() => people.id),
    substituteName: text('substitute_name'),
    /** Whom a substitute stood in for, where it was somebody in particular: minutes print "X for Y". */
    forPersonId: text('for_person_id').references(() => people.id),
    attendance: text('attendance', { enum: attendanceKinds }).notNull(),
    /** When they came, where that was after the start, and when they left before the end. */
    arrivedAt: text('arrived_at'),
    leftAt: text('left_at'),
    /** When they acknowledged the confidentiality statement, and which version of it. */
    acknowledgedAt: text('acknowledged_at'),
    acknowledgedVersion: integer('acknowledged_version'),
    /** Interests they declared, in one line. */
    interests: text('interests').notNull().default(''),
    ...history,
  },
  table => [
    check('attendances_kind', oneOf(table.attendance, attendanceKinds)),
    check('attendances_who', sql`(${table.personId} is null) <> (${table.substituteName} is null)`),
    check('attendances_for', sql`${table.forPersonId} is null or ${table.substituteName} is not null`),
    uniqueIndex('attendances_of_person').on(table.meetingId, table.personId),
    index('attendances_of_meeting').on(table.meetingId, table.organisationId),
    index('attendances_over_time').on(
      table.partnershipId,
      table.heldOn,
      table.attendance,
      table.organisationId,
      table.meetingId,
    ),
  ],
)

/** A dated correction to approved minutes, which themselves never change. */
export const addenda = sqliteTable(
  'addenda',
  {
    id: id(),
    partnershipId: text('partnership_id')
      .notNull()
      .references(() => partnerships.id),
    meetingId: text('meeting_id')
      .notNull()
      .references(() => meetings.id),
    text: text('text').notNull(),
    addedAt: text('added_at').notNull(),
    addedBy: text('added_by').notNull(),
  },
  table => [index('addenda_of_meeting').on(table.meetingId, table.id)],
)

/** A meeting while it sits: when it was opened, under which confidentiality statement, and which item it has come to. */
export const sittings = sqliteTable('sittings', {
  meetingId: text('meeting_id')
    .primaryKey()
    .references(() => meetings.id),
  partnershipId: text('partnership_id')
    .notNull()
    .references(() => partnerships.id),
  openedAt: text('opened_at').notNull(),
  openedBy: text('opened_by').notNull(),
  statementVersion: integer('statement_version').notNull(),
  currentItemId: text('current_item_id').references(() => agendaItems.id),
  currentSince: text('current_since'),
})

/** How a meeting stood against its quorum and sectors at one moment. */
export const quorumStamps = sqliteTable(
  'quorum_stamps',
  {
    id: id(),
    partnershipId: text('partnership_id')
      .notNull()
      .references(() => partnerships.id),
    meetingId: text('meeting_id')
      .notNull()
      .references(() => meetings.id),
    at: text('at').notNull(),
    why: text('why', { enum: stampReasons }).notNull(),
    /** What was decided, or who came or left. */
    agendaItemId: text('agenda_item_id').references(() => agendaItems.id),
    attendanceId: text('attendance_id'),
    organisationName: text('organisation_name').notNull().default(''),
    organisations: integer('organisations').notNull(),
    needed: integer('needed').notNull(),
    missing: text('missing', { mode: 'json' }).$type<Sector[]>().notNull(),
  },
  table => [
    check('quorum_stamps_why', oneOf(table.why, stampReasons)),
    index('quorum_stamps_of_meeting').on(table.meetingId, table.at, table.id),
  ],
)

/** A wording of the confidentiality statement that a partnership's chair wrote; number 1 is the platform's own. */
export const confidentialityStatements = sqliteTable(
  'confidentiality_statements',
  {
    partnershipId: text('partnership_id')
      .notNull()
      .references(() => partnerships.id),
    number: integer('number').notNull(),
    text: text('text').notNull(),
    writtenAt: text('written_at').notNull(),
    writtenBy: text('written_by').notNull(),
  },
  table => [primaryKey({ columns: [table.partnershipId, table.number] })],
)

/** What a member would have the circulated minutes say instead, and what became of it. Both readings are kept. */
export const corrections = sqliteTable(
  'corrections',
  {
    id: id(),
    partnershipId: text('partnership_id')
      .notNull()
      .references(() => partnerships.id),
    meetingId: text('meeting_id')
      .notNull()
      .references(() => meetings.id),
    subject: text('subject', { enum: correctionSubjects }).notNull(),
    /** The agenda item, or the row of the register. */
    targetId: text('target_id').notNull(),
    /** What the passage is called, as the page named it when it was proposed. */
    label: text('label').notNull(),
    stood: text('stood').notNull(),
    wanted: text('wanted').notNull(),
    why: text('why').notNull(),
    state: text('state', { enum: correctionStates }).notNull().default('open'),
    proposedAt: text('proposed_at').notNull(),
    proposedBy: text('proposed_by')
      .notNull()
      .references(() => people.id),
    settledAt: text('settled_at'),
    settledBy: text('settled_by').references(() => people.id),
    /** What stood there when it was taken, and what stands there since. */
    replaced: text('replaced'),
    applied: text('applied'),
    reason: text('reason'),
  },
  table => [
    check('corrections_subject', oneOf(table.subject, correctionSubjects)),
    check('corrections_state', oneOf(table.state, correctionStates)),
    check('corrections_taken', sql`(${table.state} = 'taken') = (${table.applied} is not null)`),
    index('corrections_of_meeting').on(table.meetingId, table.id),
  ],
)

/** How much of a meeting's minutes each person wrote, so that no author approves them. */
export const minuteWriters = sqliteTable(
  'minute_writers',
  {
    meetingId: text('meeting_id')
      .notNull()
      .references(() => meetings.id),
    personId: text('person_id').notNull(),
    partnershipId: text('partnership_id')
      .notNull()
      .references(() => partnerships.id),
    characters: integer('characters').notNull(),
  },
  table => [primaryKey({ columns: [table.meetingId, table.personId] })],
)
