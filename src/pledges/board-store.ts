import { and, asc, desc, eq, inArray, type SQL, sql } from 'drizzle-orm'
import { prepared, type Tx } from '../database/database.ts'
import { organisations } from '../partnerships/tables.ts'
import { type Section, sections } from './sections.ts'
import type { PledgeState } from './states.ts'
import { pledges } from './tables.ts'

/** Whose eyes look: drafts are seen by the secretariat and by their own organisation only. */
export interface Eyes {
  partnershipId: string
  organisationIds: readonly string[]
  isSecretariat: boolean
}

export interface Wanted {
  organisationId?: string | undefined
  fourP?: string | undefined
}

const given = (name: string) => sql.placeholder(name)
const isWanted = (column: SQL, name: string) => sql`(${given(name)} is null or ${column} = ${given(name)})`

/** In the partnership, fit for these eyes, and of the organisation and strand asked for, where one is. */
const seen = and(
  eq(pledges.partnershipId, given('partnershipId')),
  sql`(${pledges.state} <> 'draft' or ${given('isSecretariat')} = 1 or instr(${given('own')}, ${pledges.organisationId}) > 0)`,
  isWanted(sql`${pledges.organisationId}`, 'organisationId'),
  isWanted(sql`${pledges.fourP}`, 'fourP'),
)

const valuesFor = (eyes: Eyes, wanted: Wanted) => ({
  partnershipId: eyes.partnershipId,
  isSecretariat: eyes.isSecretariat ? 1 : 0,
  own: eyes.organisationIds.join(' '),
  organisationId: wanted.organisationId ?? null,
  fourP: wanted.fourP ?? null,
})

const row = {
  id: pledges.id,
  reference: pledges.reference,
  title: pledges.title,
  organisationId: pledges.organisationId,
  organisationName: organisations.displayName,
  state: pledges.state,
  byWhen: pledges.byWhen,
  fourP: pledges.fourP,
  theme: pledges.theme,
  completion: pledges.completion,
  reached: pledges.reached,
  target: pledges.target,
  unit: pledges.unit,
  progressOn: pledges.progressOn,
}

const list = prepared(tx =>
  tx
    .select(row)
    .from(pledges)
    .innerJoin(organisations, eq(organisations.id, pledges.organisationId))
    .where(
      and(
        seen,
        isWanted(sql`${pledges.state}`, 'state'),
        sql`(${given('before')} is null or ${pledges.reference} < ${given('before')})`,
      ),
    )
    .orderBy(desc(pledges.reference))
    .limit(given('limit'))
    .prepare(),
)

/** A partnership's pledges by reference, the newest first. */
export const pledgesListed = (
  tx: Tx,
  eyes: Eyes,
  page: Wanted & { state?: PledgeState | undefined; before: string | undefined; limit: number },
) =>
  list(tx).all({
    ...valuesFor(eyes, page),
    state: page.state ?? null,
    before: page.before ?? null,
    limit: page.limit,
  })
export type PledgeRow = ReturnType<typeof pledgesListed>[number]

const counts = prepared(tx =>
  tx
    .select({
      state: pledges.state,
      count: sql<number>`count(*)`,
      soon: sql<number>`coalesce(sum(${pledges.byWhen} <= ${given('soon')}), 0)`,
      overdue: sql<number>`coalesce(sum(${pledges.byWhen} < ${given('today')}), 0)`,
    })
    .from(pledges)
    .where(seen)
    .groupBy(pledges.state)
    .prepare(),
)

/** How many pledges are in each state, how many of them fall due soon and how many before today. */
export const pledgesCounted = (tx: Tx, eyes: Eyes, wanted: Wanted & { today: string; soon: string }) =>
  counts(tx).all({ ...valuesFor(eyes, wanted), today: wanted.today, soon: wanted.soon })

/** The day a row is sorted by; one without a date comes first. */
const day = sql`coalesce(${pledges.byWhen}, '')`

const when = (section: Section) =>
  section.due === undefined
    ? undefined
    : section.due === 'soon'
      ? sql`${pledges.byWhen} <= ${given('soon')}`
      : sql`${pledges.byWhen} > ${given('soon')}`

const inSection = (section: Section) =>
  prepared(tx => {
    const [order, beyond] = section.newestFirst ? [desc, sql`<`] : [asc, sql`>`]
    return tx
      .select(row)
      .from(pledges)
      .innerJoin(organisations, eq(organisations.id, pledges.organisationId))
      .where(
        and(
          seen,
          inArray(pledges.state, [...section.states]),
          when(section),
          sql`(${given('id')} is null or (${day}, ${pledges.id}) ${beyond} (${given('day')}, ${given('id')}))`,
        ),
      )
      .orderBy(order(day), order(pledges.id))
      .limit(given('limit'))
      .prepare()
  })

const statements = new Map(sections.map(section => [section.name, inSection(section)]))

/** The pledges of one section of the board, in its order, from after the one whose day and id are given. */
export const pledgesInSection = (
  tx: Tx,
  eyes: Eyes,
  page: Wanted & { section: Section; soon: string; after: string[] | undefined; limit: number },
): PledgeRow[] =>
  statements
    .get(page.section.name)?.(tx)
    .all({
      ...valuesFor(eyes, page),
      ...(page.section.due ? { soon: page.soon } : {}),
      day: page.after?.[0] ?? null,
      id: page.after?.[1] ?? null,
      limit: page.limit,
    }) ?? []
