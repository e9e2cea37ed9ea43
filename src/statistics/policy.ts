import type { Work } from '../access/work.ts'
import { type CalendarDate, londonDate } from '../clock.ts'
import { InvalidInput } from '../errors.ts'
import { dayAfter, type Quarter, quarterWords } from './quarters.ts'
import type { Statistic } from './store.ts'

/** Whether a figure is not published yet. */
export const isWaiting = ({ state }: Pick<Statistic, 'state'>): boolean => state === 'imported' || state === 'checked'

export function refuseUnfinishedQuarter({ now }: Pick<Work, 'now'>, quarter: Quarter): void {
  if (dayAfter(quarter) > londonDate(now))
    throw new InvalidInput([{ field: 'quarter', words: `${quarterWords(quarter)} is not over yet` }])
}

/** Nobody counts a quarter before it is over, and no publication is of tomorrow. */
export function refuseImpossibleVintage(
  { now }: Pick<Work, 'now'>,
  quarter: Quarter,
  { publishedOn }: { publishedOn: CalendarDate },
): void {
  const wrong = (words: string) => new InvalidInput([{ field: 'publishedOn', words }])
  if (publishedOn > londonDate(now)) throw wrong('The day of publication is still to come')
  if (publishedOn < dayAfter(quarter)) throw wrong(`${quarterWords(quarter)} was not over yet on that day`)
}
