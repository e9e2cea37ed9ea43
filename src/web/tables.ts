import { index, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/** What a creation answered, so that the same request sent again makes nothing twice. Kept for a day. */
export const answeredRequests = sqliteTable(
  'answered_requests',
  {
    personId: text('person_id').notNull(),
    key: text('key').notNull(),
    route: text('route').notNull(),
    bodyHash: text('body_hash').notNull(),
    answer: text('answer').notNull(),
    at: text('at').notNull(),
  },
  table => [primaryKey({ columns: [table.personId, table.key] }), index('answered_requests_by_age').on(table.at)],
)
