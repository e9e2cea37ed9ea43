import { sql } from 'drizzle-orm'
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/**
 * The audit trail: what was done, by whom, when, on what. Append-only, each entry carrying the hash of the one
 * before, so that a later edit shows. It never holds the content of what it is about.
 */
export const activity = sqliteTable(
  'activity',
  {
    number: integer('number').primaryKey({ autoIncrement: true }),
    at: text('at').notNull(),
    /** Empty where the platform itself acted. */
    actorId: text('actor_id'),
    /** By which key: a session, an API token, a link from a letter, the clockwork, the operator. */
    via: text('via').notNull(),
    permission: text('permission').notNull(),
    deed: text('deed').notNull(),
    subjectType: text('subject_type').notNull(),
    subjectId: text('subject_id').notNull(),
    /** In words for a reader of the trail; no title that may be restricted, no text that somebody wrote. */
    words: text('words').notNull(),
    partnershipId: text('partnership_id'),
    policeAreaId: text('police_area_id'),
    organisationId: text('organisation_id'),
    previousHash: text('previous_hash').notNull(),
    hash: text('hash').notNull(),
  },
  table => [
    index('activity_of_partnership').on(table.partnershipId, table.number),
    index('activity_lately').on(table.partnershipId, table.at),
    index('activity_of_actor').on(table.actorId, table.number),
    // Every deed writes into each index that has it, so these have only what is looked for in them.
    index('activity_of_area').on(table.policeAreaId, table.number).where(sql`police_area_id is not null`),
    index('activity_of_organisation').on(table.organisationId, table.number).where(sql`organisation_id is not null`),
    index('activity_of_scheduling').on(table.subjectId, table.number).where(sql`deed = 'meeting.scheduled'`),
  ],
)
