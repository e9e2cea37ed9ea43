import { z } from 'zod'
import type { Work } from '../access/work.ts'
import { noteActivity } from '../activity/note-activity.ts'
import { londonDate } from '../clock.ts'
import { InvalidInput, Refusal } from '../errors.ts'
import type { Referrals } from './find-referrals.ts'
import { forceOf } from './name-force.ts'
import { dayAfter, isQuarter, type Quarter, quarterWords } from './quarters.ts'
import { addStatisticRow, type Statistic, statisticById, statisticsOfQuarter } from './store.ts'

type Keeping = Work<'statistics.keep'>

/** A quarter as it is typed: `2023 Q4`, or `2023-Q4`. */
export const aQuarter = (missing: string) =>
  z
    .string({ error: missing })
    .trim()
    .min(1, { error: missing })
    .transform(text => text.toUpperCase().replace(/^(\d{4})\s*-?\s*(?=Q)/, '$1-'))
    .refine(isQuarter, { error: 'Enter the year and the quarter, such as 2023 Q4' })
    .meta({ example: '2023-Q4' })

export const QuarterOfFile = z.strictObject({ quarter: aQuarter('Enter the quarter').optional() })

/** Takes in what was found in a file; nobody sees it until an officer has checked and published it. */
export function importStatistic(
  work: Keeping,
  { found, fileName, quarter: typed }: { found: Referrals; fileName: string; quarter?: Quarter | undefined },
): Statistic {
  const { sheetName, tableTitle, total, adults, children, ageUnknown, allForces } = found
  const quarter = quarterMeant(found.quarter, typed)
  return takeIn(work, {
    ...{ quarter, total, adults, children, ageUnknown, allForces },
    ...{ fileName, sheetName, tableTitle, state: 'imported', source: 'file' },
  })
}

function quarterMeant(said: Quarter | null, typed: Quarter | undefined): Quarter {
  if (said && typed && said !== typed)
    throw new InvalidInput([
      {
        field: 'quarter',
        words: `The file says that it is of ${quarterWords(said)}. Leave this empty, or choose another file`,
      },
    ])
  const quarter = said ?? typed
  if (!quarter)
    throw new InvalidInput([
      {
        field: 'quarter',
        words: 'We found the table, but not which quarter it is of. Enter the quarter, such as 2023 Q4',
      },
    ])
  return quarter
}

type Taken = Pick<Statistic, 'quarter' | 'total' | 'adults' | 'children' | 'ageUnknown' | 'state' | 'source'> &
  Partial<Statistic>

/** Adds a figure that waits to be published; one at a time for each quarter. */
export function takeIn(work: Keeping, figure: Taken): Statistic {
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

/** Whether a figure is not published yet. */
export const isWaiting = ({ state }: Pick<Statistic, 'state'>): boolean => state === 'imported' || state === 'checked'

function refuseUnfinishedQuarter({ now }: Keeping, quarter: Quarter): void {
  if (dayAfter(quarter) > londonDate(now))
    throw new InvalidInput([{ field: 'quarter', words: `${quarterWords(quarter)} is not over yet` }])
}

/** What happened to which quarter's figure; the figure itself stands on its page. */
export function noteFigure(
  work: Keeping,
  { id, deed, words }: { id: string; deed: Statistic['state'] | 'discarded'; words: string },
): void {
  noteActivity(work, { deed: `statistic.${deed}`, subjectType: 'statistic', subjectId: id, words })
}
