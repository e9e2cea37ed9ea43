import { type SQL, sql } from 'drizzle-orm'
import { type AnySQLiteColumn, integer, text } from 'drizzle-orm/sqlite-core'

/** The id that every row is known by. */
export const id = () => text('id').primaryKey()

/** Who made a row and when, who changed it last and when, and the number that a stale form is known by. */
export const history = {
  createdAt: text('created_at').notNull(),
  createdBy: text('created_by'),
  updatedAt: text('updated_at').notNull(),
  updatedBy: text('updated_by'),
  version: integer('version').notNull().default(1),
}

/** The SQL of a CHECK that a column holds one of the known states. */
export const oneOf = (column: AnySQLiteColumn, states: readonly string[]): SQL =>
  sql`${column} in (${sql.raw(states.map(state => `'${state.replaceAll("'", "''")}'`).join(', '))})`
