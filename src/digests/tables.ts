import { sql } from 'drizzle-orm'
import { check, index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { oneOf } from '../database/columns.ts'
import { people } from '../people/tables.ts'

export const digestFrequencies = ['off', 'daily', 'weekly', 'monthly'] as const
export type DigestFrequency = (typeof digestFrequencies)[number]

/** How often, on which day and at which hour in London somebody wants the digest; a person without a row has the default. */
export const digestPreferences = sqliteTable(
  'digest_preferences',
  {
    personId: text('person_id')
      .primaryKey()
      .references(() => people.id),
    frequency: text('frequency', { enum: digestFrequencies }).notNull(),
    /** 1 for Monday to 7 for Sunday. */
    weekday: integer('weekday').notNull(),
    hour: integer('hour').notNull(),
    /** Letters before meetings and due dates, apart from the digest. */
    reminders: integer('reminders', { mode: 'boolean' }).notNull().default(true),
    /** When the digest was last turned on again: what changed while it was off is not told afterwards. */
    wantedSince: text('wanted_since'),
    /** When the digest's day, hour or frequency was last chosen; turning reminders on or off leaves it as it was. */
    updatedAt: text('updated_at').notNull(),
    /** How often it came before it was turned off, so that turning it on again brings the same. */
    frequencyBefore: text('frequency_before', { enum: digestFrequencies }),
    /** Reminders that fell due before this day, while they were off, are not sent late. */
    remindersFrom: text('reminders_from'),
  },
  table => [
    check('digest_preferences_frequency', oneOf(table.frequency, digestFrequencies)),
    check('digest_preferences_weekday', sql`${table.weekday} between 1 and 7`),
    check('digest_preferences_hour', sql`${table.hour} between 0 and 23`),
  ],
)

/** A period a person's digest has covered, `[coveredFrom, coveredTo)`, whether or not there was anything to say. */
export const digests = sqliteTable(
  'digests',
  {
    personId: text('person_id')
      .notNull()
      .references(() => people.id),
    /** The date in London it was due: the same one is never made twice. */
    dueOn: text('due_on').notNull(),
    coveredFrom: text('covered_from').notNull(),
    coveredTo: text('covered_to').notNull(),
    letterId: text('letter_id'),
  },
  table => [
    primaryKey({ columns: [table.personId, table.dueOn] }),
    index('digests_latest').on(table.personId, table.coveredTo),
    index('digests_newest').on(table.coveredTo),
  ],
)

/** When somebody last looked at their home page: what changed until then they have read there. */
export const homeVisits = sqliteTable('home_visits', {
  personId: text('person_id')
    .primaryKey()
    .references(() => people.id),
  seenAt: text('seen_at').notNull(),
})

/** The days on which somebody had a letter about what they owe: one letter a day at most, and never twice for one day. */
export const owedReminders = sqliteTable(
  'owed_reminders',
  {
    personId: text('person_id')
      .notNull()
      .references(() => people.id),
    /** The date in London. */
    remindedOn: text('reminded_on').notNull(),
    at: text('at').notNull(),
    /** The digest that named all of it, where that stood for the reminder. */
    letterId: text('letter_id'),
  },
  table => [primaryKey({ columns: [table.personId, table.remindedOn] }), index('owed_reminders_newest').on(table.at)],
)
