import { z } from 'zod'
import type { Work } from '../access/work.ts'
import { InvalidInput } from '../errors.ts'
import type { Referrals } from './find-referrals.ts'
import { type Quarter, quarterWords } from './quarters.ts'
import type { Statistic } from './store.ts'
import { aQuarter, takeIn } from './take-in.ts'

export const QuarterOfFile = z.strictObject({ quarter: aQuarter('Enter the quarter').optional() })

/** Takes in what was found in a file; nobody sees it until an officer has checked and published it. */
export function importStatistic(
  work: Work<'statistics.keep'>,
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
  const wrong = (words: string) => new InvalidInput([{ field: 'quarter', words }])
  if (said && typed && said !== typed)
    throw wrong(`The file says that it is of ${quarterWords(said)}. Leave this empty, or choose another file`)
  const quarter = said ?? typed
  if (!quarter) throw wrong('We found the table, but not which quarter it is of. Enter the quarter, such as 2023 Q4')
  return quarter
}
