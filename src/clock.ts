import { Temporal } from 'temporal-polyfill'

/** A moment, as `2027-06-10T09:00:00.000Z`: always UTC, always 24 characters, so it sorts as it reads. */
export type Instant = string

/** A calendar date in London, as `2027-06-10`. */
export type CalendarDate = string

/** A wall-clock time in London, as `09:30`. */
export type WallTime = string

/** The only door to the real time. */
export interface Clock {
  now(): Instant
}

const LONDON = 'Europe/London'

export const systemClock: Clock = { now: writtenOnce() }

/** The moment, written out once for each millisecond: many requests fall into the same one. */
function writtenOnce(): () => Instant {
  let last = Number.NaN
  let written: Instant = ''
  return () => {
    const now = Date.now()
    if (now !== last) written = new Date(now).toISOString()
    last = now
    return written
  }
}

const asInstant = (moment: Temporal.Instant): Instant => moment.toString({ smallestUnit: 'millisecond' })

/** The moment at which London's clocks show this date and time; in the hour that spring skips, an hour later; in the hour that autumn repeats, the first. */
export function londonInstant(date: CalendarDate, time: WallTime): Instant {
  const wall = Temporal.PlainDateTime.from(`${date}T${time}`)
  return asInstant(wall.toZonedDateTime(LONDON, { disambiguation: 'compatible' }).toInstant())
}

/** What a clock and calendar in London show at that moment. `weekday` is 1 for Monday to 7 for Sunday. */
export function inLondon(instant: Instant): { date: CalendarDate; time: WallTime; weekday: number } {
  const zoned = Temporal.Instant.from(instant).toZonedDateTimeISO(LONDON)
  return {
    date: zoned.toPlainDate().toString(),
    time: zoned.toPlainTime().toString({ smallestUnit: 'minute' }),
    weekday: zoned.dayOfWeek,
  }
}

/** The date in London at that moment. London is at most an hour ahead of UTC, so only in the last hour do they differ. */
export const londonDate = (instant: Instant): CalendarDate =>
  instant.slice(11, 13) === '23' ? inLondon(instant).date : instant.slice(0, 10)

/** The moment so many minutes, hours or days of 24 hours later (earlier where negative). */
export function later(
  instant: Instant,
  by: { days?: number; hours?: number; minutes?: number; seconds?: number },
): Instant {
  const { days = 0, hours = 0, minutes = 0, seconds = 0 } = by
  const milliseconds = (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000
  return new Date(Date.parse(instant) + milliseconds).toISOString()
}

/** The calendar date so many days, months or years later (earlier where negative); 31 January plus a month is the last of February. */
export function laterDate(date: CalendarDate, by: { days?: number; months?: number; years?: number }): CalendarDate {
  // Days are counted for thousands of people at every round of letters, and a date without a clock has no zone to mind.
  if (by.months === undefined && by.years === undefined) return datesFrom(Date.parse(date) + (by.days ?? 0) * DAY_MS)
  return Temporal.PlainDate.from(date).add(by).toString()
}

const DAY_MS = 86_400_000
const datesFrom = (milliseconds: number): CalendarDate => new Date(milliseconds).toISOString().slice(0, 10)

/** Whole days from one date to another; negative where the second is earlier. */
export const daysBetween = (from: CalendarDate, to: CalendarDate): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS)

/** 1 for Monday to 7 for Sunday. */
export const weekdayOf = (date: CalendarDate): number => new Date(`${date}T00:00:00Z`).getUTCDay() || 7

/** The first to fourth (1 to 4) or the last of a weekday in a month given as `2027-06`. */
export function weekdayInMonth(month: string, weekday: number, which: 1 | 2 | 3 | 4 | 'last'): CalendarDate {
  const opens = Temporal.PlainYearMonth.from(month).toPlainDate({ day: 1 })
  const first = opens.add({ days: (weekday - opens.dayOfWeek + 7) % 7 })
  if (which !== 'last') return first.add({ weeks: which - 1 }).toString()
  const fifth = first.add({ weeks: 4 })
  return (fifth.month === opens.month ? fifth : first.add({ weeks: 3 })).toString()
}

/** Whether such a day exists: 2027-02-30 does not. */
export function isCalendarDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const moment = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(text)
}

/** The moment as Temporal in London, for libraries that want one. */
export const zonedInLondon = (instant: Instant): Temporal.ZonedDateTime =>
  Temporal.Instant.from(instant).toZonedDateTimeISO(LONDON)

/** The moment at which clocks in that zone (`Europe/Paris`) show this date and time; nothing where no such zone or time is known. */
export function instantIn(zone: string, date: CalendarDate, time: string): Instant | undefined {
  try {
    return asInstant(Temporal.PlainDateTime.from(`${date}T${time}`).toZonedDateTime(zone).toInstant())
  } catch (fault) {
    if (fault instanceof RangeError) return undefined
    throw fault
  }
}
