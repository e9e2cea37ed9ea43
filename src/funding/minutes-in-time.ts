import { type CalendarDate, type Instant, londonDate } from '../clock.ts'
import { minutesDueOn } from '../minutes/clock-of-minutes.ts'

/** A held meeting, as far as judging its minutes needs. */
export interface MinutesDates {
  heldOn: CalendarDate
  /** When the partnership met next; empty while it has not. */
  nextHeldOn: CalendarDate | null
  /** For the first time: to mend them afterwards makes nothing late. */
  circulatedAt: Instant | null
  approvedAt: Instant | null
}

// Meetings share few dates, and reckoning working days is dear.
const reckoned = new Map<CalendarDate, CalendarDate>()
const MOST_RECKONED = 5000

function circulationDueOn(heldOn: CalendarDate): CalendarDate {
  const known = reckoned.get(heldOn)
  if (known) return known
  if (reckoned.size >= MOST_RECKONED) reckoned.clear()
  const due = minutesDueOn(heldOn)
  reckoned.set(heldOn, due)
  return due
}

/**
 * Whether minutes were approved in time: circulated within the working days that minutes have and approved by the day of the next.
 * Those whose time has not run out yet are neither in time nor late.
 */
export function minutesVerdict(minutes: MinutesDates, today: CalendarDate): 'in time' | 'late' | 'not due' {
  const due = circulationDueOn(minutes.heldOn)
  if (minutes.circulatedAt === null) return today <= due ? 'not due' : 'late'
  if (isAfter(minutes.circulatedAt, due)) return 'late'
  if (minutes.approvedAt === null)
    return minutes.nextHeldOn === null || today <= minutes.nextHeldOn ? 'not due' : 'late'
  return minutes.nextHeldOn !== null && isAfter(minutes.approvedAt, minutes.nextHeldOn) ? 'late' : 'in time'
}

const isAfter = (instant: Instant, date: CalendarDate): boolean => londonDate(instant) > date
