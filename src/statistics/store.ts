import { and, asc, desc, eq, gte, inArray, sql } from 'drizzle-orm'
import { type Change, changing } from '../database/changing.ts'
import { addingTo, given, givenNumber, prepared, type Tx } from '../database/database.ts'
import { found, stale } from '../errors.ts'
import { policeAreas } from '../partnerships/tables.ts'
import type { Quarter } from './quarters.ts'
import { statistics } from './tables.ts'

export type Statistic = typeof statistics.$inferSelect

const oneOfArea = prepared(tx =>
  tx
    .select()
    .from(statistics)
    .where(and(eq(statistics.policeAreaId, given('policeAreaId')), eq(statistics.id, given('id'))))
    .prepare(),
)
/** A figure of this area; another area's is not found. */
export const statisticById = (tx: Tx, policeAreaId: string, id: string): Statistic =>
  found(oneOfArea(tx).get({ policeAreaId, id }), 'figure')

/** The figures of an area in whatever state, the latest quarter first, from after the one with this quarter and id. */
export function statisticsOfArea(
  tx: Tx,
  policeAreaId: string,
  { after, size }: { after: string[] | undefined; size: number },
): Statistic[] {
  const key = sql`(${statistics.quarter}, ${statistics.id})`
  return tx
    .select()
    .from(statistics)
    .where(and(eq(statistics.policeAreaId, policeAreaId), after && sql`${key} < (${after[0]}, ${after[1]})`))
    .orderBy(desc(statistics.quarter), desc(statistics.id))
    .limit(size)
    .all()
}

const ofQuarter = prepared(tx =>
  tx
    .select()
    .from(statistics)
    .where(and(eq(statistics.policeAreaId, given('policeAreaId')), eq(statistics.quarter, given('quarter'))))
    .orderBy(asc(statistics.id))
    .prepare(),
)
/** Every figure that was ever taken in for a quarter, the oldest first. */
export const statisticsOfQuarter = (tx: Tx, policeAreaId: string, quarter: Quarter): Statistic[] =>
  ofQuarter(tx).all({ policeAreaId, quarter })

const latestQuarter = prepared(tx =>
  tx
    .select({ quarter: statistics.quarter })
    .from(statistics)
    .where(and(eq(statistics.policeAreaId, given('policeAreaId')), eq(statistics.state, 'published')))
    .orderBy(desc(statistics.quarter))
    .limit(1)
    .prepare(),
)
/** The last quarter that has a published figure. */
export const latestPublishedQuarter = (tx: Tx, policeAreaId: string): Quarter | undefined =>
  latestQuarter(tx).get({ policeAreaId })?.quarter

const shown = prepared(tx =>
  tx
    .select()
    .from(statistics)
    .where(
      and(
        eq(statistics.policeAreaId, given('policeAreaId')),
        gte(statistics.quarter, given('from')),
        inArray(statistics.state, ['published', 'superseded']),
      ),
    )
    .orderBy(asc(statistics.quarter), asc(statistics.publishedOn), asc(statistics.id))
    .limit(givenNumber('most'))
    .prepare(),
)
/** More revisions than the Home Office makes of eight quarters. */
const MOST_SHOWN = 200

/** What is or was published since that quarter, by quarter and then by publication. */
export const publishedSince = (tx: Tx, policeAreaId: string, from: Quarter): Statistic[] =>
  shown(tx).all({ policeAreaId, from, most: MOST_SHOWN })

export const addStatisticRow = addingTo(statistics)

const changeStatistic = changing(statistics, 'this figure')
/** Writes what changed, unless somebody else did since its `version`. */
export const changeStatisticRow = (
  tx: Tx,
  row: Pick<Statistic, 'policeAreaId' | 'id'>,
  change: Change<typeof statistics>,
): void => changeStatistic(tx, isRow(row), change)

export function removeStatisticRow(tx: Tx, row: Pick<Statistic, 'policeAreaId' | 'id' | 'version'>): void {
  const { changes } = tx
    .delete(statistics)
    .where(and(isRow(row), eq(statistics.version, row.version)))
    .run()
  if (changes === 0) throw stale('this figure')
}

const isRow = ({ policeAreaId, id }: Pick<Statistic, 'policeAreaId' | 'id'>) =>
  and(eq(statistics.policeAreaId, policeAreaId), eq(statistics.id, id))

/** Says what the force of an area is called in the Home Office's tables. */
export function setForceLabel(tx: Tx, policeAreaId: string, forceLabel: string): void {
  tx.update(policeAreas).set({ forceLabel }).where(eq(policeAreas.id, policeAreaId)).run()
}
