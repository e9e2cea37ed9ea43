import { type CalendarDate, daysBetween, laterDate } from '../clock.ts'
import { InvalidInput } from '../errors.ts'
import { quarterFrom, shortDate } from '../words.ts'

/** A stretch of days to count over; both ends count, and it never reaches past today. */
export interface Period {
  /** What an address calls it. */
  key: string
  label: string
  from: CalendarDate
  to: CalendarDate
}

const FINANCIAL_YEAR_STARTS = 4
const YEARS_OFFERED = 10
const QUARTERS_OFFERED = 8

/** The financial year, by the calendar year it begins in. */
const financialYearOf = (date: CalendarDate): number => {
  const [year = 0, month = 0] = date.split('-').map(Number)
  return month >= FINANCIAL_YEAR_STARTS ? year : year - 1
}

const quarterStart = (date: CalendarDate): CalendarDate => {
  const month = Number(date.slice(5, 7))
  return `${date.slice(0, 5)}${String(month - ((month - 1) % 3)).padStart(2, '0')}-01`
}

function stretch(
  key: string,
  label: string,
  ends: { from: CalendarDate; months: number; today: CalendarDate },
): Period {
  const to = laterDate(laterDate(ends.from, { months: ends.months }), { days: -1 })
  return to > ends.today
    ? { key, label: `${label}, to ${shortDate(ends.today)}`, from: ends.from, to: ends.today }
    : { key, label, from: ends.from, to }
}

const yearToDate = (today: CalendarDate): Period => {
  const from = `${financialYearOf(today)}-04-01`
  return { key: 'year-to-date', label: `Year to date, from ${shortDate(from)}`, from, to: today }
}

const lastTwelveMonths = (today: CalendarDate): Period => ({
  key: 'last-12-months',
  label: `Last 12 months, to ${shortDate(today)}`,
  from: laterDate(laterDate(today, { years: -1 }), { days: 1 }),
  to: today,
})

const financialYear = (year: number, today: CalendarDate): Period =>
  stretch(`year-${year}`, `Financial year ${year} to ${year + 1}`, { from: `${year}-04-01`, months: 12, today })

function quarter(from: CalendarDate, today: CalendarDate): Period {
  return stretch(`quarter-${from.slice(0, 7)}`, quarterFrom(from), { from, months: 3, today })
}

/** The last so many quarters, oldest first; the last of them is the one that runs now. */
export const quartersBack = (today: CalendarDate, count: number): Period[] =>
  Array.from({ length: count }, (_, at) =>
    quarter(laterDate(quarterStart(today), { months: 3 * (at - count + 1) }), today),
  )

/** The periods that a page offers, the chosen one among them: none twice, and none that ended before there was anything. */
export function periodsOffered(
  chosen: Period,
  { today, since = today }: { today: CalendarDate; since?: CalendarDate | undefined },
): Period[] {
  const usual = usualPeriods(today).filter(each => each.to >= since)
  const distinct = usual.filter((each, at) => usual.findIndex(other => isSame(other, each)) === at)
  const offered = distinct.map(each => (isSame(each, chosen) ? chosen : each))
  return offered.includes(chosen) ? offered : [chosen, ...offered]
}

/** The same days under another name, such as the financial year that runs and the year to date. */
const isSame = (one: Period, other: Period): boolean => one.from === other.from && one.to === other.to

function usualPeriods(today: CalendarDate): Period[] {
  const thisYear = financialYearOf(today)
  return [
    yearToDate(today),
    lastTwelveMonths(today),
    ...quartersBack(today, QUARTERS_OFFERED).toReversed(),
    ...Array.from({ length: YEARS_OFFERED }, (_, ago) => financialYear(thisYear - ago, today)),
  ]
}

/** The period that an address names; the last twelve months where it names none. */
export function periodNamed(key: string | undefined, today: CalendarDate): Period {
  const period = key === undefined ? lastTwelveMonths(today) : readPeriod(key, today)
  if (!period || period.from > today)
    throw new InvalidInput([{ field: 'period', words: 'Choose a period from the list' }])
  return period
}

// Years begin with a 2: a period of the year nought is not even a date to reckon with.
function readPeriod(key: string, today: CalendarDate): Period | undefined {
  if (key === 'year-to-date') return yearToDate(today)
  if (key === 'last-12-months') return lastTwelveMonths(today)
  const year = /^year-(2\d{3})$/.exec(key)?.[1]
  if (year) return financialYear(Number(year), today)
  const start = /^quarter-(2\d{3}-(?:01|04|07|10))$/.exec(key)?.[1]
  return start ? quarter(`${start}-01`, today) : undefined
}

/** How many of so many meetings a year fall into these days, to one decimal. */
export const proRata = (aYear: number, { from, to }: Pick<Period, 'from' | 'to'>): number =>
  Math.round((aYear * (daysBetween(from, to) + 1) * 10) / 365) / 10
