import { isWorkingDay } from '../bank-holidays.ts'
import { type CalendarDate, type Instant, laterDate, londonInstant } from '../clock.ts'
import { shortDate } from '../words.ts'
import { type PartnershipKey, partnershipKeys } from './content/partnerships.ts'

const WEEKS_AHEAD = 4
const WEEKS_BETWEEN = 13

/** That day, or the next on which offices are open. */
export const workingDayFrom = (date: CalendarDate): CalendarDate =>
  isWorkingDay(date) ? date : workingDayFrom(laterDate(date, { days: 1 }))

/** The coming meetings: four weeks ahead, one partnership a working day, so that who sits on two can go to both. */
export function comingDates(today: CalendarDate): Record<PartnershipKey, CalendarDate> {
  let day = laterDate(today, { days: WEEKS_AHEAD * 7 - 1 })
  const dates = partnershipKeys.map(key => {
    day = workingDayFrom(laterDate(day, { days: 1 }))
    return [key, day]
  })
  return Object.fromEntries(dates)
}

/** The day of the meeting so many quarters before that one. */
export const quartersBefore = (coming: CalendarDate, quarters: number): CalendarDate =>
  workingDayFrom(laterDate(coming, { days: -quarters * WEEKS_BETWEEN * 7 }))

/** A moment in office hours, so many days after that date; `minute` keeps things of one day in order. */
export const onDay = (date: CalendarDate, days: number, minute = 0): Instant => {
  const [hour, past] = [9 + Math.floor(minute / 60), minute % 60]
  const time = `${String(hour).padStart(2, '0')}:${String(past).padStart(2, '0')}`
  return londonInstant(laterDate(date, { days }), time)
}

/** The same, or on the next day that offices are open. */
export const inOffice = (date: CalendarDate, days: number, minute = 0): Instant =>
  onDay(workingDayFrom(laterDate(date, { days })), 0, minute)

/** Text in which `{+21}` becomes the date so many days after the meeting. */
export const dated = (text: string, date: CalendarDate): string =>
  text.replace(/\{([+-]\d+)\}/g, (_, days: string) => shortDate(laterDate(date, { days: Number(days) })))
