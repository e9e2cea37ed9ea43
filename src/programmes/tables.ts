import { sql } from 'drizzle-orm'
import { check, index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { history, id, oneOf } from '../database/columns.ts'
import { partnerships } from '../partnerships/tables.ts'
import { dateKinds } from './kinds.ts'

/** A date that one partnership minds when it plans, beside those that everybody minds (`known-dates.ts`). */
export const sensitiveDates = sqliteTable(
  'sensitive_dates',
  {
    id: id(),
    partnershipId: text('partnership_id')
      .notNull()
      .references(() => partnerships.id),
    /** The day itself; where it returns every year, the first one. */
    onDate: text('on_date').notNull(),
    isYearly: integer('is_yearly', { mode: 'boolean' }).notNull().default(false),
    kind: text('kind', { enum: dateKinds }).notNull(),
    name: text('name').notNull(),
    reason: text('reason').notNull(),
    ...history,
  },
  table => [
    check('sensitive_dates_kind', oneOf(table.kind, dateKinds)),
    check('sensitive_dates_date', sql`length(${table.onDate}) = 10`),
    index('sensitive_dates_of_partnership').on(table.partnershipId, table.onDate, table.id),
  ],
)
