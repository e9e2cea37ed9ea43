import { z } from 'zod'
import type { Work } from '../access/work.ts'
import { Refusal } from '../errors.ts'
import { aDate, aWebAddress } from '../input.ts'
import { noteFigure } from './note-figure.ts'
import { isWaiting, refuseImpossibleVintage } from './policy.ts'
import { quarterWords } from './quarters.ts'
import { changeStatisticRow, type Statistic, statisticById } from './store.ts'

/** Which publication says so: official figures are revised, and each is as old as its publication. */
export const Vintage = z.strictObject({
  publishedOn: aDate('Enter the day on which the Home Office published it'),
  address: aWebAddress().min(1, { error: 'Enter the address of the publication' }),
})
export type Vintage = z.output<typeof Vintage>

/** Says which publication a figure is from: it has been looked at, and can be published. */
export function checkStatistic(
  work: Work<'statistics.keep'>,
  id: string,
  { vintage, version }: { vintage: Vintage; version: number },
): Statistic {
  const { tx, policeAreaId, now, actor } = work
  const was = statisticById(tx, policeAreaId, id)
  if (!isWaiting(was)) throw new Refusal('conflict', `This figure is ${was.state} already`)
  refuseImpossibleVintage(work, was.quarter, vintage)
  const values = { ...vintage, state: 'checked' as const }
  changeStatisticRow(tx, { policeAreaId, id }, { version, at: now, by: actor.personId, values })
  noteFigure(work, { id, deed: 'checked', words: `Checked the referrals of ${quarterWords(was.quarter)}` })
  return statisticById(tx, policeAreaId, id)
}
