import type { Reading } from '../access/work.ts'
import { type CalendarDate, later, laterDate, londonDate, londonInstant, weekdayInMonth, weekdayOf } from '../clock.ts'
import { meetingsBetween } from './programmes-store.ts'
import { monthAfter, type ProgrammeMeeting } from './rule.ts'

/** The meetings of the last twelve months a year on: the same weekday of the same month, time, place and title. */
export function lastYearAgain({ tx, partnershipId, now }: Reading & { partnershipId: string }): ProgrammeMeeting[] {
  const from = londonInstant(laterDate(londonDate(now), { years: -1 }), '00:00')
  return meetingsBetween(tx, partnershipId, { from, to: now })
    .map(meeting => ({
      ...meeting,
      title: yearOn(meeting),
      heldOn: sameDayAYearOn(meeting.heldOn),
    }))
    .filter(meeting => londonInstant(meeting.heldOn, meeting.startTime) > later(now, { days: -1 }))
}

/** The second Tuesday of January becomes the next January's second Tuesday; a fifth Tuesday the last one. */
export function sameDayAYearOn(date: CalendarDate): CalendarDate {
  const which = Math.ceil(Number(date.slice(8)) / 7)
  return weekdayInMonth(
    monthAfter(date.slice(0, 7), 12),
    weekdayOf(date),
    which === 5 ? 'last' : (which as 1 | 2 | 3 | 4),
  )
}

/** A title that names the year names the next one. */
const yearOn = ({ title, heldOn }: ProgrammeMeeting): string => {
  const year = heldOn.slice(0, 4)
  return title.replace(new RegExp(`\\b${year}\\b`, 'g'), String(Number(year) + 1))
}
