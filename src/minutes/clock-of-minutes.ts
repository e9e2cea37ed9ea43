import { workingDaysAfter, workingDaysBetween } from '../bank-holidays.ts'
import { type CalendarDate, type Instant, londonDate } from '../clock.ts'

/** Minutes go out within so many working days of the meeting. */
const WORKING_DAYS = 10

/** The last day on which the minutes of a meeting are in time. */
export const minutesDueOn = (heldOn: CalendarDate): CalendarDate => workingDaysAfter(heldOn, WORKING_DAYS)

/** How the minutes stand against the clock: in time once circulated in time, else what is left or gone by. */
export function timeliness(minutes: { heldOn: CalendarDate; circulatedAt: Instant | null }, now: Instant) {
  const dueOn = minutesDueOn(minutes.heldOn)
  const on = londonDate(minutes.circulatedAt ?? now)
  return {
    dueOn,
    isLate: on > dueOn,
    workingDays: on > dueOn ? workingDaysBetween(dueOn, on) : workingDaysBetween(on, dueOn),
  }
}
