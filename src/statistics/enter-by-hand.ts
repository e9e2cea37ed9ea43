import { z } from 'zod'
import type { Work } from '../access/work.ts'
import { InvalidInput } from '../errors.ts'
import { Vintage } from './check-statistic.ts'
import { refuseImpossibleVintage } from './policy.ts'
import type { Statistic } from './store.ts'
import { aQuarter, takeIn } from './take-in.ts'

const aCount = (missing: string) =>
  z
    .number({ error: missing })
    .int({ error: 'Enter a whole number' })
    .min(0, { error: 'Enter a number that is not negative' })
    .max(100_000, { error: 'Enter a number up to 100,000' })

/** One quarter's figure as somebody reads it in a publication. */
export const FigureByHand = Vintage.extend({
  quarter: aQuarter('Enter the year and the quarter, such as 2023 Q4'),
  total: aCount('Enter how many referrals the force made'),
  adults: aCount('Enter the number of adults').optional(),
  children: aCount('Enter the number of children').optional(),
  ageUnknown: aCount('Enter the number of unknown age').optional(),
  allForces: aCount('Enter how many all forces made').optional(),
})

/** Enters a figure by hand, where the tables cannot be read; checked by being typed, and still to be published. */
export function enterByHand(work: Work<'statistics.keep'>, figure: z.output<typeof FigureByHand>): Statistic {
  refuseImpossibleVintage(work, figure.quarter, figure)
  const allForces = figure.allForces ?? null
  return takeIn(work, { ...figure, ...agesOf(figure), allForces, state: 'checked', source: 'hand' })
}

/** All three ages, which come to the total, or none of them. */
function agesOf({ total, adults, children, ageUnknown }: z.output<typeof FigureByHand>) {
  const given = [adults, children, ageUnknown].filter(each => each !== undefined)
  if (given.length === 0) return { adults: null, children: null, ageUnknown: null }
  const wrong = (words: string) => new InvalidInput([{ field: 'adults', words }])
  if (given.length < 3) throw wrong('Enter adults, children and unknown age, or leave all three empty')
  const sum = given.reduce((one, other) => one + other, 0)
  if (sum !== total) throw wrong(`Adults, children and unknown age come to ${sum}, but the total is ${total}`)
  return { adults: adults ?? 0, children: children ?? 0, ageUnknown: ageUnknown ?? 0 }
}
