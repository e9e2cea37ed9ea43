import { sql } from 'drizzle-orm'
import { check, index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { oneOf } from '../database/columns.ts'
import { foundKinds } from './kinds.ts'

/**
 * The words that can be searched, copied from where they are written by the triggers of `database/search-index.ts` and
 * read through its index. It says nothing of who may find them: that is asked of the originals, at each search.
 */
export const searchPassages = sqliteTable(
  'search_passages',
  {
    number: integer('number').primaryKey(),
    /** Which rule copied it, and of which row: together they find it again when that row changes. */
    source: text('source').notNull(),
    key: text('key').notNull(),
    kind: text('kind', { enum: foundKinds }).notNull(),
    partnershipId: text('partnership_id').notNull(),
    /** The partnership as one word that nobody types, so that the index itself leaves the others' passages aside. */
    place: text('place').generatedAlwaysAs(sql`'p' || lower(hex(partnership_id)) || 'q'`, { mode: 'virtual' }),
    /** What it leads to: an agenda item, an action, a pledge, a document, a meeting. */
    subjectId: text('subject_id').notNull(),
    meetingId: text('meeting_id'),
    /** Empty where the meeting's date counts, which may still move. */
    saidOn: text('said_on'),
    title: text('title').notNull(),
    body: text('body').notNull(),
  },
  table => [
    check('search_passages_kind', oneOf(table.kind, foundKinds)),
    uniqueIndex('search_passages_of_row').on(table.source, table.key),
    index('search_passages_of_meeting').on(table.meetingId, table.source),
  ],
)
