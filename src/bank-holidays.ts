import { type CalendarDate, laterDate, weekdayOf } from './clock.ts'

/** Days that were or will be bank holidays once, by proclamation. Add the next one here. */
const proclaimed: readonly CalendarDate[] = [
  '2011-04-29', // a royal wedding
  '2012-06-05', // a jubilee
  '2022-06-03', // a jubilee
  '2022-09-19', // a state funeral
  '2023-05-08', // a coronation
]

/** Holidays that stood on another day in one year, from the day the rule gives to the day proclaimed instead. */
const moved: Readonly<Record<CalendarDate, CalendarDate>> = {
  '2012-05-28': '2012-06-04',
  '2020-05-04': '2020-05-08',
  '2022-05-30': '2022-06-02',
}

const known = new Map<number, ReadonlySet<CalendarDate>>()

/** The bank holidays of England and Wales in one year. */
export function bankHolidays(year: number): ReadonlySet<CalendarDate> {
  const before = known.get(year)
  if (before) return before
  const easter = easterSunday(year)
  const byRule = [
    nextMondayIfWeekend(`${year}-01-01`),
    laterDate(easter, { days: -2 }),
    laterDate(easter, { days: 1 }),
    mondayFrom(`${year}-05-01`),
    mondayFrom(`${year}-05-25`),
    mondayFrom(`${year}-08-25`),
    ...christmas(year),
  ]
  const days = new Set([
    ...byRule.map(day => moved[day] ?? day),
    ...proclaimed.filter(day => day.startsWith(`${year}-`)),
  ])
  known.set(year, days)
  return days
}

/** Monday to Friday, and no bank holiday in England and Wales. */
export const isWorkingDay = (date: CalendarDate): boolean =>
  weekdayOf(date) < 6 && !bankHolidays(Number(date.slice(0, 4))).has(date)

/** The last of so many working days after a date; the day itself does not count. */
export function workingDaysAfter(date: CalendarDate, count: number): CalendarDate {
  let day = date
  for (let left = count; left > 0; ) {
    day = laterDate(day, { days: 1 })
    if (isWorkingDay(day)) left -= 1
  }
  return day
}

/** How many working days lie after one date, up to and including another; none where it is not later. */
export function workingDaysBetween(from: CalendarDate, to: CalendarDate): number {
  let count = 0
  for (let day = laterDate(from, { days: 1 }); day <= to; day = laterDate(day, { days: 1 }))
    if (isWorkingDay(day)) count += 1
  return count
}

const mondayFrom = (date: CalendarDate): CalendarDate => laterDate(date, { days: (8 - weekdayOf(date)) % 7 })

const nextMondayIfWeekend = (date: CalendarDate): CalendarDate => (weekdayOf(date) > 5 ? mondayFrom(date) : date)

/** Christmas Day and Boxing Day; whichever falls at a weekend is made up for on the first weekdays that follow. */
function christmas(year: number): CalendarDate[] {
  switch (weekdayOf(`${year}-12-25`)) {
    case 5:
      return [`${year}-12-25`, `${year}-12-28`]
    case 6:
      return [`${year}-12-27`, `${year}-12-28`]
    case 7:
      return [`${year}-12-26`, `${year}-12-27`]
    default:
      return [`${year}-12-25`, `${year}-12-26`]
  }
}

/** The Gregorian computus, as Meeus, Jones and Butcher give it; the letters are theirs. */
function easterSunday(year: number): CalendarDate {
  const a = year % 19
  const b = Math.floor(year / 100)
  const c = year % 100
  const g = Math.floor((8 * b + 13) / 25)
  const h = (19 * a + b - Math.floor(b / 4) - g + 15) % 30
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7
  const m = Math.floor((a + 11 * h + 22 * l) / 451)
  const month = Math.floor((h + l - 7 * m + 114) / 31)
  const day = ((h + l - 7 * m + 114) % 31) + 1
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}
