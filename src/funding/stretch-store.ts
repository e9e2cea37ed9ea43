import { sql } from 'drizzle-orm'
import type { AnySQLiteColumn } from 'drizzle-orm/sqlite-core'
import { type CalendarDate, type Instant, laterDate, londonInstant } from '../clock.ts'
import { given } from '../database/database.ts'

/** Some partnerships' days: both dates count, and both instants bound the same days in London. */
export interface Stretch {
  partnershipIds: string[]
  from: CalendarDate
  to: CalendarDate
  since: Instant
  until: Instant
}

export const stretchOf = (
  partnershipIds: string[],
  { from, to }: { from: CalendarDate; to: CalendarDate },
): Stretch => ({
  partnershipIds,
  from,
  to,
  since: londonInstant(from, '00:00'),
  until: londonInstant(laterDate(to, { days: 1 }), '00:00'),
})

/** One prepared statement serves any number of partnerships: their ids arrive as a list in JSON. */
export const isOneOf = (column: AnySQLiteColumn) =>
  sql`${column} in (select value from json_each(${given('partnershipIds')}))`
export const asked = (stretch: Stretch) => ({ ...stretch, partnershipIds: JSON.stringify(stretch.partnershipIds) })
export const value = given
