import { sql } from 'drizzle-orm'
import { type AnySQLiteColumn, check, index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { history, id, oneOf } from '../database/columns.ts'
import { policeAreas } from '../partnerships/tables.ts'
import { statisticSources, statisticStates } from './states.ts'

/** How many people a police force referred to the NRM in one quarter, as one publication of the Home Office counts them. */
export const statistics = sqliteTable(
  'statistics',
  {
    id: id(),
    policeAreaId: text('police_area_id')
      .notNull()
      .references(() => policeAreas.id),
    /** What the force is called in that publication. */
    forceLabel: text('force_label').notNull(),
    /** `2023-Q4` */
    quarter: text('quarter').notNull(),
    total: integer('total').notNull(),
    /** By age at exploitation: all three or none, where only the total is known. */
    adults: integer('adults'),
    children: integer('children'),
    ageUnknown: integer('age_unknown'),
    /** What all forces together referred, where the file says so. */
    allForces: integer('all_forces'),
    state: text('state', { enum: statisticStates }).notNull(),
    source: text('source', { enum: statisticSources }).notNull(),
    /** Where in the file it was found; empty where it was typed in. */
    fileName: text('file_name'),
    sheetName: text('sheet_name'),
    tableTitle: text('table_title'),
    /** The vintage: which publication says so. */
    publishedOn: text('published_on'),
    address: text('address'),
    supersededById: text('superseded_by_id').references((): AnySQLiteColumn => statistics.id),
    ...history,
  },
  table => [
    check('statistics_state', oneOf(table.state, statisticStates)),
    check('statistics_source', oneOf(table.source, statisticSources)),
    check('statistics_total', sql`${table.total} >= 0`),
    check(
      'statistics_ages',
      sql`(${table.adults} is null and ${table.children} is null and ${table.ageUnknown} is null)
        or (${table.adults} >= 0 and ${table.children} >= 0 and ${table.ageUnknown} >= 0
          and ${table.adults} + ${table.children} + ${table.ageUnknown} = ${table.total})`,
    ),
    check(
      'statistics_vintage',
      sql`${table.state} = 'imported' or (${table.publishedOn} is not null and ${table.address} is not null)`,
    ),
    check('statistics_superseded', sql`(${table.state} = 'superseded') = (${table.supersededById} is not null)`),
    index('statistics_of_area').on(table.policeAreaId, table.quarter, table.id),
    uniqueIndex('statistics_published').on(table.policeAreaId, table.quarter).where(sql`state = 'published'`),
    uniqueIndex('statistics_waiting')
      .on(table.policeAreaId, table.quarter)
      .where(sql`state in ('imported', 'checked')`),
  ],
)
