import { and, asc, desc, eq, inArray, type SQL, sql } from 'drizzle-orm'
import { given, givenNumber, prepared, type Tx } from '../database/database.ts'
import { organisations } from '../partnerships/tables.ts'
import { draftsOfOwnOnly, type Eyes, type PledgeRow, row, type Wanted } from './list-store.ts'
import { type Section, sections } from './sections.ts'
import { pledges } from './tables.ts'

const isWanted = (column: SQL, name: string) => sql`(${given(name)} is null or ${column} = ${given(name)})`

/** In the partnership, fit for these eyes, and of the organisation and strand asked for, where one is. */
const seen = and(
  eq(pledges.partnershipId, given('partnershipId')),
  sql`(${givenNumber('isSecretariat')} = 1 or ${draftsOfOwnOnly})`,
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
      .limit(givenNumber('limit'))
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
