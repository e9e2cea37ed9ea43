import { type CalendarDate, type Instant, inLondon, laterDate, londonDate, londonInstant, weekdayOf } from '../clock.ts'
import type { DigestChoice } from './preferences.ts'

/** The last moment at which a digest was due, and the date in London it is known by. */
export interface Due {
  on: CalendarDate
  at: Instant
}

/** A month holds its first Monday within 37 days of any date, so looking back further finds nothing new. */
const LONGEST_STEP_DAYS = 38

/** When the digest was last due by then, by London's clocks: the hour that spring skips comes an hour later, the one that autumn repeats counts once. */
export function lastDue(choice: Pick<DigestChoice, 'frequency' | 'weekday' | 'hour'>, now: Instant): Due | undefined {
  if (choice.frequency === 'off') return undefined
  const today = londonDate(now)
  for (let back = 0; back <= LONGEST_STEP_DAYS; back++) {
    const on = laterDate(today, { days: -back })
    if (!isDay(choice, on)) continue
    const at = londonInstant(on, `${String(choice.hour).padStart(2, '0')}:00`)
    if (at <= now) return { on, at }
  }
  return undefined
}

function isDay({ frequency, weekday }: Pick<DigestChoice, 'frequency' | 'weekday'>, date: CalendarDate): boolean {
  switch (frequency) {
    case 'off':
      return false
    case 'daily':
      return true
    case 'weekly':
      return weekdayOf(date) === weekday
    case 'monthly':
      return weekdayOf(date) === weekday && Number(date.slice(8)) <= 7
  }
}

/** Where the first digest of all begins: one step before it was due. */
export const stepBefore = (frequency: DigestChoice['frequency'], on: CalendarDate): Instant =>
  londonInstant(
    laterDate(on, frequency === 'daily' ? { days: -1 } : frequency === 'weekly' ? { days: -7 } : { months: -1 }),
    '00:00',
  )

/** Reminders go out from then on, by London's clocks. */
const REMINDER_TIME = '08:00'

/** The last date whose reminders are due by then. */
export function reminderDate(now: string): CalendarDate {
  const { date, time } = inLondon(now)
  return time >= REMINDER_TIME ? date : laterDate(date, { days: -1 })
}

/** The date on which something owed was last worth a reminder: 7 days before, the day before, the day, then every week. */
export function lastReminderDate(dueOn: CalendarDate, today: CalendarDate): CalendarDate | undefined {
  const days = [-7, -1].map(each => laterDate(dueOn, { days: each }))
  if (today >= dueOn) {
    const weeks = Math.floor((Date.parse(today) - Date.parse(dueOn)) / (7 * 86_400_000))
    return laterDate(dueOn, { days: weeks * 7 })
  }
  return days.filter(each => each <= today).at(-1)
}
