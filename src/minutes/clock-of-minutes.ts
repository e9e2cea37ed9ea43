import { workingDaysAfter, workingDaysBetween } from '../bank-holidays.ts'
import { type CalendarDate, type Instant, londonDate } from '../clock.ts'
import type { Minutes } from './store.ts'

/** Minutes go out within so many working days of the meeting. */
const WORKING_DAYS = 10

/** The last day on which the minutes of a meeting are in time. */
export const minutesDueOn = (heldOn: CalendarDate): CalendarDate => workingDaysAfter(heldOn, WORKING_DAYS)

/** By that day minutes that were taken back to be mended go out again: they have as long as at first. */
export const mendedDueOn = (takenBackAt: Instant): CalendarDate => minutesDueOn(londonDate(takenBackAt))

type Dates = Pick<Minutes, 'heldOn' | 'circulatedAt' | 'firstCirculatedAt' | 'takenBackAt'>

/**
 * How the minutes stand against the clock: in time once circulated in time, else what is left or gone by. Their first
 * circulation counts, and what was mended afterwards makes nothing late.
 */
export function timeliness({ heldOn, circulatedAt, firstCirculatedAt, takenBackAt }: Dates, now: Instant) {
  const dueOn = minutesDueOn(heldOn)
  const on = londonDate(firstCirculatedAt ?? now)
  return {
    dueOn,
    circulatedAt: firstCirculatedAt,
    takenBackAt,
    againAt: takenBackAt === null && circulatedAt !== firstCirculatedAt ? circulatedAt : null,
    isLate: on > dueOn,
    workingDays: on > dueOn ? workingDaysBetween(dueOn, on) : workingDaysBetween(on, dueOn),
  }
}
