import { type AnySQLiteColumn, blob, check, index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { id, oneOf } from '../database/columns.ts'
import { meetings } from '../meetings/tables.ts'
import { partnerships } from '../partnerships/tables.ts'
import { people } from '../people/tables.ts'
import { incomingChannels, incomingKinds, incomingStates } from './states.ts'

/**
 * Every letter that came in and what became of it: nothing is dropped silently. Its text is not kept; of one that
 * waits for a person the bytes are, until somebody has settled it.
 */
export const incomingLetters = sqliteTable(
  'incoming_letters',
  {
    id: id(),
    /** Of the bytes and the address they were for: a letter that comes twice is one letter. */
    digest: text('digest').notNull().unique(),
    channel: text('channel', { enum: incomingChannels }).notNull(),
    receivedAt: text('received_at').notNull(),
    fromAddress: text('from_address').notNull().default(''),
    kind: text('kind', { enum: incomingKinds }).notNull(),
    state: text('state', { enum: incomingStates }).notNull(),
    /** What was made of it, or why it waits, in words for the co-ordinator. */
    why: text('why').notNull(),
    partnershipId: text('partnership_id').references((): AnySQLiteColumn => partnerships.id),
    personId: text('person_id').references((): AnySQLiteColumn => people.id),
    meetingId: text('meeting_id').references((): AnySQLiteColumn => meetings.id),
    /** What an answer said, as far as it could be read. */
    partstat: text('partstat'),
    comment: text('comment'),
    delegatedTo: text('delegated_to'),
    sequence: integer('sequence'),
    stampedAt: text('stamped_at'),
    /** The other time that somebody proposed (RFC 5546 §3.2.7). */
    proposedStartsAt: text('proposed_starts_at'),
    proposedEndsAt: text('proposed_ends_at'),
    raw: blob('raw', { mode: 'buffer' }),
    settledAt: text('settled_at'),
    settledBy: text('settled_by'),
  },
  table => [
    check('incoming_letters_channel', oneOf(table.channel, incomingChannels)),
    check('incoming_letters_kind', oneOf(table.kind, incomingKinds)),
    check('incoming_letters_state', oneOf(table.state, incomingStates)),
    index('incoming_letters_of_partnership').on(table.partnershipId, table.state, table.id),
    index('incoming_letters_of_state').on(table.state, table.id),
    index('incoming_letters_of_meeting').on(table.meetingId, table.kind, table.id),
    index('incoming_letters_of_sender').on(table.fromAddress, table.receivedAt),
    index('incoming_letters_to_forget').on(table.receivedAt),
  ],
)
