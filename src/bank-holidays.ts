import { type CalendarDate, laterDate, weekdayOf } from './clock.ts'

/** Days that were or will be bank holidays once, by proclamation. Add the next one here. */
const proclaimed: Readonly<Record<CalendarDate, string>> = {
  '2011-04-29': 'Bank holiday for a royal wedding',
  '2012-06-05': 'Bank holiday for a jubilee',
  '2022-06-03': 'Bank holiday for a jubilee',
  '2022-09-19': 'Bank holiday for a state funeral',
  '2023-05-08': 'Bank holiday for a coronation',
}

/** Holidays that stood on another day in one year, from the day the rule gives to the day proclaimed instead. */
const moved: Readonly<Record<CalendarDate, CalendarDate>> = {
  '2012-05-28': '2012-06-04',
  '2020-05-04': '2020-05-08',
  '2022-05-30': '2022-06-02',
}

const known = new Map<number, ReadonlyMap<CalendarDate, string>>()

/** The bank holidays of England and Wales in one year, by date, with their names. */
export function bankHolidays(year: number): ReadonlyMap<CalendarDate, string> {
  const before = known.get(year)
  if (before) return before
  const easter = easterSunday(year)
  const byRule: [CalendarDate, string][] = [
    madeUpFor(`${year}-01-01`, nextMondayIfWeekend(`${year}-01-01`), 'New Year’s Day'),
    [laterDate(easter, { days: -2 }), 'Good Friday'],
    [laterDate(easter, { days: 1 }), 'Easter Monday'],
    [mondayFrom(`${year}-05-01`), 'Early May bank holiday'],
    [mondayFrom(`${year}-05-25`), 'Spring bank holiday'],
    [mondayFrom(`${year}-08-25`), 'Summer bank holiday'],
    ...christmas(year),
  ]
  const days = new Map([
    ...byRule.map(([day, name]): [CalendarDate, string] => [moved[day] ?? day, name]),
    ...Object.entries(proclaimed).filter(([day]) => day.startsWith(`${year}-`)),
  ])
  known.set(year, days)
  return days
}

/** What the bank holiday on this date is called; nothing where there is none. */
export const bankHolidayOn = (date: CalendarDate): string | undefined =>
  bankHolidays(Number(date.slice(0, 4))).get(date)

/** Monday to Friday, and no bank holiday in England and Wales. */
export const isWorkingDay = (date: CalendarDate): boolean => weekdayOf(date) < 6 && bankHolidayOn(date) === undefined

/** The last of so many working days after a date; the day itself does not count. */
export function workingDaysAfter(date: CalendarDate, count: number): CalendarDate {
  let day = date
  for (let left = count; left > 0; ) {
    day = laterDate(day, { days: 1 })
    if (isWorkingDay(day)) left -= 1
  }
  return day
}

/** The last of so many working days before a date; the day itself does not count. */
export function workingDaysBefore(date: CalendarDate, count: number): CalendarDate {
  let day = date
  for (let left = count; left > 0; ) {
    day = laterDate(day, { days: -1 })
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

/** A holiday by its name, or as the day that makes up for it. */
const madeUpFor = (day: CalendarDate, held: CalendarDate, name: string): [CalendarDate, string] => [
  held,
  day === held ? name : `${name} (substitute day)`,
]

/** Christmas Day and Boxing Day; whichever falls at a weekend is made up for on the first weekdays that follow. */
function christmas(year: number): [CalendarDate, string][] {
  const held: Record<number, [string, string]> = { 5: ['25', '28'], 6: ['27', '28'], 7: ['27', '26'] }
  const [first, second] = held[weekdayOf(`${year}-12-25`)] ?? ['25', '26']
  return [
    madeUpFor(`${year}-12-25`, `${year}-12-${first}`, 'Christmas Day'),
    madeUpFor(`${year}-12-26`, `${year}-12-${second}`, 'Boxing Day'),
  ]
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
