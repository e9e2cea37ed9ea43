import { sql } from 'drizzle-orm'
import { check, index, integer, real, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { history, id, oneOf } from '../database/columns.ts'
import { documents } from '../documents/tables.ts'
import { meetings } from '../meetings/tables.ts'
import { fourPs } from '../partnerships/four-ps.ts'
import { organisations, partnerships } from '../partnerships/tables.ts'
import { people } from '../people/tables.ts'
import { completions, pledgeStates, pledgeThemes, pledgeVisibilities } from './states.ts'

/** What an organisation promises the partnership: what, by when, how it will be measured. */
export const pledges = sqliteTable(
  'pledges',
  {
    id: id(),
    partnershipId: text('partnership_id')
      .notNull()
      .references(() => partnerships.id),
    organisationId: text('organisation_id')
      .notNull()
      .references(() => organisations.id),
    reference: text('reference').notNull(),
    /** Starts "We will". */
    title: text('title').notNull(),
    problem: text('problem').notNull().default(''),
    /** What exactly will be done. */
    action: text('action').notNull().default(''),
    /** What is counted ("front-desk staff trained"), from what, to what, in what unit. Empty for an intention. */
    measure: text('measure'),
    baseline: real('baseline'),
    target: real('target'),
    unit: text('unit'),
    byWhen: text('by_when'),
    fourP: text('four_p', { enum: fourPs }).notNull(),
    theme: text('theme', { enum: pledgeThemes }).notNull(),
    madeOn: text('made_on').notNull(),
    /** Where it was made, in words: "Colchester Modern Slavery Conference". */
    madeAt: text('made_at').notNull().default(''),
    meetingId: text('meeting_id').references(() => meetings.id),
    charterClause: text('charter_clause'),
    leadPersonId: text('lead_person_id').references(() => people.id),
    visibility: text('visibility', { enum: pledgeVisibilities }).notNull().default('members'),
    helpWanted: text('help_wanted').notNull().default(''),
    state: text('state', { enum: pledgeStates }).notNull(),
    /** Why it is paused, lapsed or withdrawn. */
    stateReason: text('state_reason'),
    resumeOn: text('resume_on'),
    completion: text('completion', { enum: completions }).notNull().default('not started'),
    /** The latest figure of the measure. */
    reached: real('reached'),
    progressOn: text('progress_on'),
    deliveredOn: text('delivered_on'),
    verifiedOn: text('verified_on'),
    verifiedBy: text('verified_by'),
    learned: text('learned').notNull().default(''),
    predecessorId: text('predecessor_id'),
    ...history,
  },
  table => [
    check('pledges_state', oneOf(table.state, pledgeStates)),
    check('pledges_four_p', oneOf(table.fourP, fourPs)),
    check('pledges_theme', oneOf(table.theme, pledgeThemes)),
    check('pledges_completion', oneOf(table.completion, completions)),
    check('pledges_visibility', oneOf(table.visibility, pledgeVisibilities)),
    check(
      'pledges_counted',
      sql`${table.state} in ('intention', 'draft', 'withdrawn') or (${table.measure} is not null and ${table.byWhen} is not null)`,
    ),
    check('pledges_reason', sql`${table.state} not in ('paused', 'withdrawn') or ${table.stateReason} is not null`),
    check('pledges_verified', sql`(${table.state} = 'verified') = (${table.verifiedOn} is not null)`),
    uniqueIndex('pledges_reference').on(table.partnershipId, table.reference),
    index('pledges_by_date').on(table.partnershipId, table.byWhen, table.id),
    index('pledges_by_state').on(table.partnershipId, table.state, table.byWhen, table.id),
    // Counting a partnership's pledges for its funder reads this index alone.
    index('pledges_over_time').on(table.partnershipId, table.state, table.madeOn, table.deliveredOn),
    index('pledges_quiet').on(table.updatedAt).where(sql`state = 'active'`),
    index('pledges_of_organisation').on(table.partnershipId, table.organisationId, table.state, table.byWhen),
  ],
)

/** A dated account of how far a pledge has come, with the evidence. */
export const pledgeProgress = sqliteTable(
  'pledge_progress',
  {
    id: id(),
    partnershipId: text('partnership_id')
      .notNull()
      .references(() => partnerships.id),
    pledgeId: text('pledge_id')
      .notNull()
      .references(() => pledges.id),
    on: text('on').notNull(),
    completion: text('completion', { enum: completions }).notNull(),
    reached: real('reached'),
    text: text('text').notNull(),
    evidenceUrl: text('evidence_url'),
    evidenceDocumentId: text('evidence_document_id').references(() => documents.id),
    nextStep: text('next_step').notNull().default(''),
    at: text('at').notNull(),
    by: text('by').notNull(),
  },
  table => [
    check('pledge_progress_completion', oneOf(table.completion, completions)),
    index('pledge_progress_of_pledge').on(table.pledgeId, table.id),
  ],
)

/** What a pledge said before it was changed: the old version is kept, word for word. */
export const pledgeVersions = sqliteTable(
  'pledge_versions',
  {
    id: id(),
    partnershipId: text('partnership_id')
      .notNull()
      .references(() => partnerships.id),
    pledgeId: text('pledge_id')
      .notNull()
      .references(() => pledges.id),
    version: integer('version').notNull(),
    wording: text('wording').notNull(),
    reason: text('reason').notNull(),
    at: text('at').notNull(),
    by: text('by').notNull(),
  },
  table => [index('pledge_versions_of_pledge').on(table.pledgeId, table.version)],
)
