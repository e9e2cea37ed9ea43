import type { Tx } from '../database/database.ts'
import { policeAreaById } from '../funding/monitoring-store.ts'
import { type Quarter, quartersBefore, quarterWords } from './quarters.ts'
import { protectedSplit, type Shown } from './small-numbers.ts'
import { latestPublishedQuarter, publishedSince, type Statistic } from './store.ts'

const QUARTERS = 8

/** What members see of one quarter. */
export interface QuarterShown {
  quarter: Quarter
  words: string
  total: number
  /** What earlier publications said instead, the oldest first. */
  was: number[]
  /** By age at exploitation, with small numbers protected; nothing where only the total is known. */
  ages: { adults: Shown; children: Shown; ageUnknown: Shown } | null
  allForces: number | null
  publishedOn: string
  address: string
  tableTitle: string | null
}

/** The published figures of a police area: up to eight quarters, the latest first. */
export interface StatisticsShown {
  forceLabel: string
  areaName: string
  quarters: QuarterShown[]
}

/** What members of the area's partnerships may see of its figures; nothing where none is published. */
export function statisticsShown(tx: Tx, policeAreaId: string): StatisticsShown | undefined {
  const latest = latestPublishedQuarter(tx, policeAreaId)
  if (!latest) return undefined
  const figures = publishedSince(tx, policeAreaId, quartersBefore(latest, QUARTERS - 1))
  const quarters = [...Map.groupBy(figures, each => each.quarter).values()].flatMap(shownOf).reverse()
  return {
    areaName: policeAreaById(tx, policeAreaId).name,
    forceLabel: figures.findLast(each => each.quarter === latest)?.forceLabel ?? '',
    quarters,
  }
}

/** One quarter, from all that was ever published of it. */
function shownOf(figures: Statistic[]): QuarterShown[] {
  const now = figures.find(({ state }) => state === 'published')
  if (!now) return []
  const former = figures.filter(({ state }) => state === 'superseded').map(({ total }) => total)
  return [
    {
      quarter: now.quarter,
      words: quarterWords(now.quarter),
      total: now.total,
      was: former.filter((total, at) => total !== (former[at + 1] ?? now.total)),
      ages: agesShown(now),
      allForces: now.allForces,
      publishedOn: now.publishedOn ?? '',
      address: now.address ?? '',
      tableTitle: now.tableTitle,
    },
  ]
}

function agesShown({ adults, children, ageUnknown }: Statistic): QuarterShown['ages'] {
  if (adults === null || children === null || ageUnknown === null) return null
  // Adults come first where one more part must be held back, so that the number of children is the last to go.
  return protectedSplit({ adults, ageUnknown, children })
}

/** The quarter before and the same quarter a year before, where they are published. */
export function comparedWith(quarters: readonly QuarterShown[], { quarter }: Pick<QuarterShown, 'quarter'>) {
  const of = (wanted: Quarter) => quarters.find(each => each.quarter === wanted)
  return { before: of(quartersBefore(quarter, 1)), yearBefore: of(quartersBefore(quarter, 4)) }
}
