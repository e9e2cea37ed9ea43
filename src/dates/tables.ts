import { sql } from 'drizzle-orm'
import {
  type AnySQLiteColumn,
  check,
  index,
  integer,
  primaryKey,
  sqliteTable,
  text,
  uniqueIndex,
} from 'drizzle-orm/sqlite-core'
import { history, id, oneOf } from '../database/columns.ts'
import { meetingModes } from '../meetings/states.ts'
import { meetings } from '../meetings/tables.ts'
import { organisations, partnerships } from '../partnerships/tables.ts'
import { people } from '../people/tables.ts'
import { dateChannels, findingStates, timeAnswers } from './states.ts'

/** The search for a date on which a partnership can meet. No calendar knows of it until one of its times is confirmed. */
export const dateFindings = sqliteTable(
  'date_findings',
  {
    id: id(),
    partnershipId: text('partnership_id')
      .notNull()
      .references((): AnySQLiteColumn => partnerships.id),
    title: text('title').notNull(),
    isTitleRestricted: integer('is_title_restricted', { mode: 'boolean' }).notNull().default(false),
    purpose: text('purpose').notNull().default(''),
    mode: text('mode', { enum: meetingModes }).notNull(),
    venue: text('venue'),
    joiningLink: text('joining_link'),
    /** The last day, in London, on which people answer. */
    answerBy: text('answer_by').notNull(),
    /** Every member is asked, whoever joins while it is open included. */
    asksEveryone: integer('asks_everyone', { mode: 'boolean' }).notNull(),
    state: text('state', { enum: findingStates }).notNull(),
    meetingId: text('meeting_id').references((): AnySQLiteColumn => meetings.id),
    withdrawnReason: text('withdrawn_reason'),
    /** Rises whenever people are asked something new, after which its outcome is worth another letter. */
    round: integer('round').notNull().default(1),
    /** When chair and co-ordinator were told how this round went. */
    reportedAt: text('reported_at'),
    ...history,
  },
  table => [
    check('date_findings_state', oneOf(table.state, findingStates)),
    check('date_findings_mode', oneOf(table.mode, meetingModes)),
    check('date_findings_settled', sql`(${table.state} = 'settled') = (${table.meetingId} is not null)`),
    check('date_findings_withdrawn', sql`(${table.state} = 'withdrawn') = (${table.withdrawnReason} is not null)`),
    index('date_findings_of_partnership').on(table.partnershipId, table.id),
    index('date_findings_by_deadline').on(table.state, table.answerBy),
  ],
)

/** One time that is proposed; instants are UTC, date and times what London's clocks show. */
export const proposedTimes = sqliteTable(
  'proposed_times',
  {
    id: id(),
    partnershipId: text('partnership_id')
      .notNull()
      .references((): AnySQLiteColumn => partnerships.id),
    findingId: text('finding_id')
      .notNull()
      .references((): AnySQLiteColumn => dateFindings.id),
    heldOn: text('held_on').notNull(),
    startTime: text('start_time').notNull(),
    endTime: text('end_time').notNull(),
    startsAt: text('starts_at').notNull(),
    endsAt: text('ends_at').notNull(),
    addedAt: text('added_at').notNull(),
    removedAt: text('removed_at'),
  },
  table => [
    check('proposed_times_end', sql`${table.endsAt} > ${table.startsAt}`),
    index('proposed_times_of_finding').on(table.findingId, table.startsAt),
  ],
)

/** One person asked when they could meet, for one organisation, and what they wrote beside their answers. */
export const dateAsks = sqliteTable(
  'date_asks',
  {
    id: id(),
    partnershipId: text('partnership_id')
      .notNull()
      .references((): AnySQLiteColumn => partnerships.id),
    findingId: text('finding_id')
      .notNull()
      .references((): AnySQLiteColumn => dateFindings.id),
    personId: text('person_id')
      .notNull()
      .references((): AnySQLiteColumn => people.id),
    organisationId: text('organisation_id')
      .notNull()
      .references((): AnySQLiteColumn => organisations.id),
    askedAt: text('asked_at').notNull(),
    remindedAt: text('reminded_at'),
    answeredAt: text('answered_at'),
    answeredVia: text('answered_via', { enum: dateChannels }),
    answeredBy: text('answered_by'),
    note: text('note'),
  },
  table => [
    uniqueIndex('date_asks_one_each').on(table.findingId, table.personId),
    index('date_asks_of_person').on(table.personId, table.findingId),
    index('date_asks_noted').on(table.findingId).where(sql`note is not null`),
  ],
)

/** What one person says of one proposed time. */
export const dateAnswers = sqliteTable(
  'date_answers',
  {
    partnershipId: text('partnership_id')
      .notNull()
      .references((): AnySQLiteColumn => partnerships.id),
    timeId: text('time_id')
      .notNull()
      .references((): AnySQLiteColumn => proposedTimes.id),
    personId: text('person_id')
      .notNull()
      .references((): AnySQLiteColumn => people.id),
    answer: text('answer', { enum: timeAnswers }).notNull(),
  },
  table => [
    primaryKey({ columns: [table.timeId, table.personId] }),
    check('date_answers_answer', oneOf(table.answer, timeAnswers)),
  ],
)
