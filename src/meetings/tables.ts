import { sql } from 'drizzle-orm'
import { type AnySQLiteColumn, check, index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { history, id, oneOf } from '../database/columns.ts'
import { documents } from '../documents/tables.ts'
import { fourPs } from '../partnerships/four-ps.ts'
import { organisations, partnerships, subGroups } from '../partnerships/tables.ts'
import { people } from '../people/tables.ts'
import {
  type AgendaFill,
  agendaItemKinds,
  answerChannels,
  answers,
  builtInTemplates,
  feedReminders,
  meetingModes,
  meetingStates,
  RESTRICTED_TITLE,
  type TemplateItem,
} from './states.ts'

/** What a letter told its reader of a meeting. */
export interface ToldFacts {
  state: 'on' | 'cancelled'
  title: string
  purpose: string
  heldOn: string
  startTime: string
  endTime: string
  place: string
  joiningLink: string
}

/** What stands in somebody's calendar of a meeting, so that it can be changed or taken out again: there, and as that. */
export interface CalendarEntry {
  uid: string
  sequence: number
  /** Where the letter went, and whom it said to answer to. */
  address: string
  organiser: string
  isNeutral: boolean
}

/** One sitting of a partnership. Instants are UTC; the date and times are what the chair chose and London's clocks show. */
export const meetings = sqliteTable(
  'meetings',
  {
    id: id(),
    partnershipId: text('partnership_id')
      .notNull()
      .references((): AnySQLiteColumn => partnerships.id),
    /** Whose meeting it is, where it is not the whole partnership's. */
    subGroupId: text('sub_group_id').references((): AnySQLiteColumn => subGroups.id),
    title: text('title').notNull(),
    /** Letters and calendars leave the handling of papers behind, so they say neither title nor purpose. */
    isTitleRestricted: integer('is_title_restricted', { mode: 'boolean' }).notNull().default(false),
    purpose: text('purpose').notNull().default(''),
    theme: text('theme'),
    heldOn: text('held_on').notNull(),
    startTime: text('start_time').notNull(),
    endTime: text('end_time').notNull(),
    startsAt: text('starts_at').notNull(),
    endsAt: text('ends_at').notNull(),
    mode: text('mode', { enum: meetingModes }).notNull(),
    venue: text('venue'),
    joiningLink: text('joining_link'),
    chairPersonId: text('chair_person_id').references((): AnySQLiteColumn => people.id),
    minuteTakerPersonId: text('minute_taker_person_id').references((): AnySQLiteColumn => people.id),
    papersDueOn: text('papers_due_on'),
    state: text('state', { enum: meetingStates }).notNull(),
    cancelledReason: text('cancelled_reason'),
    /** A draft that came to nothing: nobody was ever told of it, and nobody finds it any more. */
    discardedAt: text('discarded_at'),
    /** Random, and the same in every calendar (RFC 7986 §5.3); a meeting brought back is another event, with another. */
    icalUid: text('ical_uid').notNull().unique(),
    /** Rises with every change of time, place or state; never falls (RFC 5546 §2.1.4). */
    icalSequence: integer('ical_sequence').notNull().default(0),
    /** The last DTSTAMP given out, strictly rising (RFC 5546 §2.1.5). */
    icalStampedAt: text('ical_stamped_at'),
    /** When what a calendar shows of it last changed: the feed's validator. */
    revisedAt: text('revised_at').notNull(),
    ...history,
  },
  table => [
    check('meetings_state', oneOf(table.state, meetingStates)),
    check('meetings_mode', oneOf(table.mode, meetingModes)),
    check('meetings_end', sql`${table.endsAt} > ${table.startsAt}`),
    check('meetings_cancelled', sql`(${table.state} = 'cancelled') = (${table.cancelledReason} is not null)`),
    index('meetings_by_start').on(table.partnershipId, table.startsAt, table.id),
    index('meetings_by_state').on(table.partnershipId, table.state, table.startsAt),
    index('meetings_starting').on(table.startsAt),
    index('meetings_papers_due').on(table.papersDueOn).where(sql`papers_due_on is not null`),
    index('meetings_of_sub_group').on(table.subGroupId, table.startsAt, table.id).where(sql`sub_group_id is not null`),
  ],
)

export const agendaItems = sqliteTable(
  'agenda_items',
  {
    id: id(),
    partnershipId: text('partnership_id')
      .notNull()
      .references((): AnySQLiteColumn => partnerships.id),
    meetingId: text('meeting_id')
      .notNull()
      .references((): AnySQLiteColumn => meetings.id),
    position: integer('position').notNull(),
    title: text('title').notNull(),
    kind: text('kind', { enum: agendaItemKinds }).notNull(),
    /** Who leads it, as the agenda prints it: a role, an organisation, sometimes a person. */
    owner: text('owner').notNull().default(''),
    minutesAllotted: integer('minutes_allotted').notNull().default(0),
    fourP: text('four_p', { enum: fourPs }),
    note: text('note').notNull().default(''),
    /** The partnership's open actions are printed under it. */
    listsActions: integer('lists_actions', { mode: 'boolean' }).notNull().default(false),
    /** The heading it stands under; items of one section follow each other. */
    section: text('section').notNull().default(''),
    /** What the platform writes under it, computed whenever it is shown. */
    fills: text('fills', { mode: 'json' }).$type<AgendaFill[]>().notNull().default([]),
    /** Who is to send a paper for it, until one lies under it. */
    paperFromOrganisationId: text('paper_from_organisation_id').references((): AnySQLiteColumn => organisations.id),
    paperFromPersonId: text('paper_from_person_id').references((): AnySQLiteColumn => people.id),
    /** For which due date, and how early, whoever owes the paper was last reminded. */
    nudged: text('nudged'),
    /** Of a closed item: who keeps what was said, and which organisations and people read its title. */
    noteHeldBy: text('note_held_by').notNull().default(''),
    closedTo: text('closed_to', { mode: 'json' }).$type<string[]>().notNull().default([]),
    removedAt: text('removed_at'),
    ...history,
  },
  table => [
    check('agenda_items_kind', oneOf(table.kind, agendaItemKinds)),
    check('agenda_items_minutes', sql`${table.minutesAllotted} between 0 and 480`),
    index('agenda_items_in_order').on(table.meetingId, table.position),
  ],
)

/** An agenda to start from: a partnership's own, or what it made of a built-in one. */
export const agendaTemplates = sqliteTable(
  'agenda_templates',
  {
    id: id(),
    partnershipId: text('partnership_id')
      .notNull()
      .references((): AnySQLiteColumn => partnerships.id),
    name: text('name').notNull(),
    /** The built-in template in whose place it stands. */
    replaces: text('replaces', { enum: builtInTemplates }),
    items: text('items', { mode: 'json' }).$type<TemplateItem[]>().notNull(),
    ...history,
  },
  table => [
    uniqueIndex('agenda_templates_replacing').on(table.partnershipId, table.replaces).where(sql`replaces is not null`),
    uniqueIndex('agenda_templates_by_name').on(table.partnershipId, sql`lower(name)`),
  ],
)

/** What a letter calls a meeting, as `titleTold` says it. */
export const toldTitle = sql<string>`case when ${meetings.isTitleRestricted} then ${sql.raw(`'${RESTRICTED_TITLE}'`)} else ${meetings.title} end`

/** A document put before a meeting, under an item or for the whole meeting. */
export const papers = sqliteTable(
  'papers',
  {
    id: id(),
    partnershipId: text('partnership_id')
      .notNull()
      .references((): AnySQLiteColumn => partnerships.id),
    meetingId: text('meeting_id')
      .notNull()
      .references((): AnySQLiteColumn => meetings.id),
    agendaItemId: text('agenda_item_id').references((): AnySQLiteColumn => agendaItems.id),
    documentId: text('document_id')
      .notNull()
      .references((): AnySQLiteColumn => documents.id),
    /** What members know it by (`3a`), given for good once it is sent out. */
    label: text('label'),
    /** It came after the papers had been sent. */
    isLate: integer('is_late', { mode: 'boolean' }).notNull().default(false),
    removedAt: text('removed_at'),
  },
  table => [index('papers_of_meeting').on(table.meetingId, table.id), index('papers_of_document').on(table.documentId)],
)

/** One person asked to one meeting, for one organisation, and what they answered. */
export const invitations = sqliteTable(
  'invitations',
  {
    id: id(),
    partnershipId: text('partnership_id')
      .notNull()
      .references((): AnySQLiteColumn => partnerships.id),
    meetingId: text('meeting_id')
      .notNull()
      .references((): AnySQLiteColumn => meetings.id),
    personId: text('person_id')
      .notNull()
      .references((): AnySQLiteColumn => people.id),
    organisationId: text('organisation_id')
      .notNull()
      .references((): AnySQLiteColumn => organisations.id),
    invitedAt: text('invited_at').notNull(),
    /** The SEQUENCE of the last letter; empty while they were never told. */
    toldSequence: integer('told_sequence'),
    toldAt: text('told_at'),
    /** What that letter said, so that the next one can say "was … now …"; empty while they were never told. */
    told: text('told', { mode: 'json' }).$type<ToldFacts>(),
    withdrawnAt: text('withdrawn_at'),
    /** What their calendar holds since that letter; empty where it holds nothing, and where they were told by an earlier release. */
    entry: text('entry', { mode: 'json' }).$type<CalendarEntry>(),
    answer: text('answer', { enum: answers }).notNull().default('needs action'),
    answeredAt: text('answered_at'),
    answeredVia: text('answered_via', { enum: answerChannels }),
    answeredBy: text('answered_by'),
    note: text('note'),
    substituteName: text('substitute_name'),
    /** A calendar program named the substitute; nobody has confirmed it yet. */
    isSubstituteUnconfirmed: integer('is_substitute_unconfirmed', { mode: 'boolean' }).notNull().default(false),
    /** SEQUENCE and DTSTAMP of the last answer by mail: an older one is dropped (RFC 5546 §2.1.5). */
    repliedSequence: integer('replied_sequence'),
    repliedStampedAt: text('replied_stamped_at'),
    /** The address an answer by mail came from, where it is not the one invited. */
    answeredFrom: text('answered_from'),
  },
  table => [
    check('invitations_answer', oneOf(table.answer, answers)),
    check('invitations_substitute', sql`${table.answer} <> 'delegated' or ${table.substituteName} is not null`),
    uniqueIndex('invitations_one_each').on(table.meetingId, table.personId),
    index('invitations_noted').on(table.meetingId).where(sql`note is not null`),
    index('invitations_of_person').on(table.personId, table.answer, table.meetingId),
  ],
)

/** A secret address at which a calendar fetches one person's meetings, of one partnership or all; only its hash is kept. */
export const calendarFeeds = sqliteTable(
  'calendar_feeds',
  {
    id: id(),
    personId: text('person_id')
      .notNull()
      .references((): AnySQLiteColumn => people.id),
    name: text('name').notNull(),
    tokenHash: text('token_hash').notNull().unique(),
    madeAt: text('made_at').notNull(),
    /** The day of the last fetch, as it was noted before `fetchedAt` was. */
    fetchedOn: text('fetched_on'),
    revokedAt: text('revoked_at'),
    /** Empty: the meetings of every partnership that its owner is a member of. */
    partnershipId: text('partnership_id').references((): AnySQLiteColumn => partnerships.id),
    reminder: text('reminder', { enum: feedReminders }),
    fetchedAt: text('fetched_at'),
  },
  table => [index('calendar_feeds_of_person').on(table.personId)],
)

/** What an organisation writes to a meeting beforehand, for its minutes. */
export const writtenUpdates = sqliteTable(
  'written_updates',
  {
    id: id(),
    partnershipId: text('partnership_id')
      .notNull()
      .references((): AnySQLiteColumn => partnerships.id),
    meetingId: text('meeting_id')
      .notNull()
      .references((): AnySQLiteColumn => meetings.id),
    organisationId: text('organisation_id')
      .notNull()
      .references((): AnySQLiteColumn => organisations.id),
    text: text('text').notNull(),
    /** Whoever writes the minutes may leave it out of them. */
    isLeftOut: integer('is_left_out', { mode: 'boolean' }).notNull().default(false),
    ...history,
  },
  table => [uniqueIndex('written_updates_one_each').on(table.meetingId, table.organisationId)],
)

/** What a sub-group tells a meeting of the partnership about its work. */
export const subGroupReports = sqliteTable(
  'sub_group_reports',
  {
    id: id(),
    partnershipId: text('partnership_id')
      .notNull()
      .references((): AnySQLiteColumn => partnerships.id),
    meetingId: text('meeting_id')
      .notNull()
      .references((): AnySQLiteColumn => meetings.id),
    subGroupId: text('sub_group_id')
      .notNull()
      .references((): AnySQLiteColumn => subGroups.id),
    text: text('text').notNull(),
    documentId: text('document_id').references((): AnySQLiteColumn => documents.id),
    isLeftOut: integer('is_left_out', { mode: 'boolean' }).notNull().default(false),
    ...history,
  },
  table => [
    uniqueIndex('sub_group_reports_one_each').on(table.meetingId, table.subGroupId),
    index('sub_group_reports_of_document').on(table.documentId),
  ],
)
