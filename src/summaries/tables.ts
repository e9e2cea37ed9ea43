import { sql } from 'drizzle-orm'
import { check, index, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { history, id, oneOf } from '../database/columns.ts'
import { meetings } from '../meetings/tables.ts'
import { partnerships } from '../partnerships/tables.ts'
import { people } from '../people/tables.ts'
import { summaryStates } from './states.ts'

/** What the public reads of one meeting: some words about the whole, and some of its items. */
export interface SummaryContent {
  intro: string
  points: { agendaItemId: string; heading: string; text: string }[]
}

/** The summary of one meeting as it is being written. */
export const publicSummaries = sqliteTable(
  'public_summaries',
  {
    meetingId: text('meeting_id')
      .primaryKey()
      .references(() => meetings.id),
    partnershipId: text('partnership_id')
      .notNull()
      .references(() => partnerships.id),
    state: text('state', { enum: summaryStates }).notNull(),
    content: text('content', { mode: 'json' }).$type<SummaryContent>().notNull(),
    /** Everybody who wrote in it since it was last published: none of them approves it. */
    writers: text('writers', { mode: 'json' }).$type<string[]>().notNull(),
    ...history,
  },
  table => [check('public_summaries_state', oneOf(table.state, summaryStates))],
)

/** A summary as it was published: never changed, only withdrawn. */
export const summaryEditions = sqliteTable(
  'summary_editions',
  {
    id: id(),
    partnershipId: text('partnership_id')
      .notNull()
      .references(() => partnerships.id),
    meetingId: text('meeting_id')
      .notNull()
      .references(() => meetings.id),
    heldOn: text('held_on').notNull(),
    title: text('title').notNull(),
    content: text('content', { mode: 'json' }).$type<SummaryContent>().notNull(),
    publishedAt: text('published_at').notNull(),
    publishedBy: text('published_by')
      .notNull()
      .references(() => people.id),
    withdrawnAt: text('withdrawn_at'),
    withdrawnBy: text('withdrawn_by'),
  },
  table => [
    index('summary_editions_of_meeting').on(table.meetingId, table.id),
    index('summary_editions_public').on(table.partnershipId, table.heldOn, table.id).where(sql`withdrawn_at is null`),
  ],
)

/** Partnerships that chose to have a public page about their meetings. */
export const publicPages = sqliteTable('public_pages', {
  partnershipId: text('partnership_id')
    .primaryKey()
    .references(() => partnerships.id),
  openedAt: text('opened_at').notNull(),
  openedBy: text('opened_by').notNull(),
})
