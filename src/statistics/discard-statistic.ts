import type { Work } from '../access/work.ts'
import { Refusal } from '../errors.ts'
import { noteFigure } from './note-figure.ts'
import { isWaiting } from './policy.ts'
import { quarterWords } from './quarters.ts'
import { removeStatisticRow, statisticById } from './store.ts'

/** Removes a figure that nobody but the office has seen; what was once published stays. */
export function discardStatistic(work: Work<'statistics.keep'>, id: string, version: number): void {
  const figure = statisticById(work.tx, work.policeAreaId, id)
  if (!isWaiting(figure))
    throw new Refusal('conflict', 'A published figure is not removed: publish a newer one in its place')
  removeStatisticRow(work.tx, { ...figure, version })
  noteFigure(work, { id, deed: 'discarded', words: `Discarded the referrals of ${quarterWords(figure.quarter)}` })
}
