import { type Chart, chartOf } from '../funding/draw-chart.ts'
import type { StatisticsShown } from './picture.ts'
import { quarterStart, quartersBefore, quarterWords } from './quarters.ts'

/** The referrals of each quarter, with a gap where nothing is published between the first and the last. */
export function chartOfReferrals({ forceLabel, quarters }: StatisticsShown): Chart {
  const [latest, oldest] = [quarters[0]?.quarter ?? '', quarters.at(-1)?.quarter ?? '']
  const shown = [latest]
  while (shown[0] !== undefined && shown[0] > oldest) shown.unshift(quartersBefore(shown[0], 1))
  return chartOf(
    {
      id: 'referrals',
      title: `People referred by ${forceLabel}, by quarter`,
      unit: '',
      gap: 'Not published here',
      of: ({ total }) => ({ value: total }),
    },
    shown.map(key => ({
      period: { key, label: quarterWords(key), from: quarterStart(key) },
      total: quarters.find(each => each.quarter === key)?.total ?? null,
    })),
  )
}
