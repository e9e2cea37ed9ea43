import { sql } from 'drizzle-orm'
import {
  type AnySQLiteColumn,
  blob,
  check,
  index,
  integer,
  sqliteTable,
  text,
  uniqueIndex,
} from 'drizzle-orm/sqlite-core'
import { id, oneOf } from '../database/columns.ts'
import { partnerships } from '../partnerships/tables.ts'
import { people } from '../people/tables.ts'

export const letterStates = ['queued', 'sending', 'sent', 'failed', 'expired', 'held'] as const
export type LetterState = (typeof letterStates)[number]

/** A letter that did not reach its reader. Without parameters, or the index would not be used. */
export const wasLost = sql`(state in ('failed', 'expired') or returned_at is not null)`

/**
 * The outbox. A letter is written here in the transaction of the change that causes it, rendered then, and sent
 * later; `raw` is composed once before the first attempt, so every repeat carries the same bytes and Message-ID.
 */
export const letters = sqliteTable(
  'letters',
  {
    id: id(),
    /** Says why this letter exists, so that the same cause never makes it twice. */
    cause: text('cause').notNull().unique(),
    kind: text('kind').notNull(),
    /** Lower goes first: a sign-in link before a digest. */
    priority: integer('priority').notNull(),
    toAddress: text('to_address').notNull(),
    toPersonId: text('to_person_id'),
    partnershipId: text('partnership_id'),
    /** What the letter is about, for the record of what was delivered (a meeting's id, say). */
    subjectId: text('subject_id'),
    /** The calendar event it carries; letters of one event to one address keep their order. */
    eventUid: text('event_uid'),
    messageId: text('message_id').notNull().unique(),
    subject: text('subject').notNull(),
    text: text('text').notNull(),
    html: text('html').notNull(),
    calendarMethod: text('calendar_method', { enum: ['REQUEST', 'CANCEL'] }),
    calendar: text('calendar'),
    /** The From and Reply-To name; the address is the platform's own. */
    fromName: text('from_name').notNull(),
    replyTo: text('reply_to').notNull(),
    /** Which address it comes from and a delivery failure goes back to; empty means the platform's own. */
    fromAddress: text('from_address'),
    unsubscribeUrl: text('unsubscribe_url'),
    raw: blob('raw', { mode: 'buffer' }),
    state: text('state', { enum: letterStates }).notNull(),
    attempts: integer('attempts').notNull().default(0),
    /** Times the worker died while this letter was in hand. */
    crashes: integer('crashes').notNull().default(0),
    dueAt: text('due_at').notNull(),
    expiresAt: text('expires_at').notNull(),
    /** Which run of the worker has it in hand. */
    lease: text('lease'),
    error: text('error'),
    createdAt: text('created_at').notNull(),
    sentAt: text('sent_at'),
    /** When and why a mail server further on gave it back, after ours had taken it. */
    returnedAt: text('returned_at'),
    returnedWhy: text('returned_why'),
  },
  table => [
    check('letters_state', oneOf(table.state, letterStates)),
    check('letters_to_one', sql`${table.toAddress} not like '%,%' and ${table.toAddress} not like '% %'`),
    index('letters_waiting').on(table.state, table.priority, table.dueAt, table.id),
    index('letters_in_order').on(table.toAddress, table.eventUid, table.id),
    index('letters_of_state').on(table.state, table.id),
    index('letters_to_forget').on(table.createdAt).where(sql`text <> ''`),
    index('letters_about').on(table.subjectId),
    index('letters_of_partnership').on(table.partnershipId, table.id),
    index('letters_lost').on(table.partnershipId, table.id).where(wasLost),
  ],
)

/**
 * The address that one person's calendar answers to in one partnership: `meetings+<token>@…`. The token is made from
 * the platform's secret and the generation, so it is never stored; what is kept is enough to know it again.
 */
export const replyAddresses = sqliteTable(
  'reply_addresses',
  {
    id: id(),
    tokenHash: text('token_hash').notNull().unique(),
    personId: text('person_id')
      .notNull()
      .references((): AnySQLiteColumn => people.id),
    partnershipId: text('partnership_id')
      .notNull()
      .references((): AnySQLiteColumn => partnerships.id),
    /** Raised to rotate the address; an older one then opens nothing. */
    generation: integer('generation').notNull().default(1),
    madeAt: text('made_at').notNull(),
    revokedAt: text('revoked_at'),
  },
  table => [uniqueIndex('reply_addresses_of_person').on(table.personId, table.partnershipId, table.generation)],
)
