import { z } from 'zod'
import type { Work } from '../access/work.ts'
import { Refusal } from '../errors.ts'
import { forceOf } from './name-force.ts'
import { noteFigure } from './note-figure.ts'
import { isWaiting, refuseUnfinishedQuarter } from './policy.ts'
import { isQuarter, quarterWords } from './quarters.ts'
import { addStatisticRow, type Statistic, statisticById, statisticsOfQuarter } from './store.ts'

/** A quarter as it is typed: `2023 Q4`, or `2023-Q4`. */
export const aQuarter = (missing: string) =>
  z
    .string({ error: missing })
    .trim()
    .min(1, { error: missing })
    .transform(text => text.toUpperCase().replace(/^(\d{4})\s*-?\s*(?=Q)/, '$1-'))
    .refine(isQuarter, { error: 'Enter the year and the quarter, such as 2023 Q4' })
    .meta({ example: '2023-Q4' })

type Taken = Pick<Statistic, 'quarter' | 'total' | 'adults' | 'children' | 'ageUnknown' | 'state' | 'source'> &
  Partial<Statistic>

/** Adds a figure that waits to be published; one at a time for each quarter. */
export function takeIn(work: Work<'statistics.keep'>, figure: Taken): Statistic {
  const { tx, policeAreaId, now, actor, ids } = work
  refuseUnfinishedQuarter(work, figure.quarter)
  if (statisticsOfQuarter(tx, policeAreaId, figure.quarter).some(isWaiting))
    throw new Refusal(
      'conflict',
      `A figure for ${quarterWords(figure.quarter)} waits to be published already. Publish it or discard it first`,
    )
  const id = ids.newId()
  const history = { createdAt: now, createdBy: actor.personId, updatedAt: now, updatedBy: actor.personId }
  addStatisticRow(tx, { ...figure, ...history, id, policeAreaId, forceLabel: forceOf(work) })
  noteFigure(work, { id, deed: figure.state, words: `${takenWords[figure.source]} ${quarterWords(figure.quarter)}` })
  return statisticById(tx, policeAreaId, id)
}

const takenWords = { file: 'Read from a file the referrals of', hand: 'Entered by hand the referrals of' } as const
