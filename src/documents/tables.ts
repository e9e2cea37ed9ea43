import { sql } from 'drizzle-orm'
import { check, index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { id } from '../database/columns.ts'
import { partnerships } from '../partnerships/tables.ts'

/** A file kept for a partnership: a paper for a meeting, evidence of progress. The bytes lie in the data folder, outside the web root, under the id. */
export const documents = sqliteTable(
  'documents',
  {
    id: id(),
    partnershipId: text('partnership_id')
      .notNull()
      .references(() => partnerships.id),
    title: text('title').notNull(),
    fileName: text('file_name').notNull(),
    mediaType: text('media_type').notNull(),
    size: integer('size').notNull(),
    sha256: text('sha256').notNull(),
    addedAt: text('added_at').notNull(),
    addedBy: text('added_by').notNull(),
    removedAt: text('removed_at'),
  },
  table => [
    check('documents_size', sql`${table.size} > 0`),
    index('documents_of_partnership').on(table.partnershipId, table.id),
  ],
)
