import type { Reading } from '../access/work.ts'
import { bankHolidayOn, isWorkingDay, workingDaysAfter } from '../bank-holidays.ts'
import { type CalendarDate, type Instant, laterDate, londonDate, londonInstant, weekdayOf } from '../clock.ts'
import { activeMembers, type Member } from '../partnerships/store.ts'
import { longDate } from '../words.ts'
import { meetingElsewhere, ownMeetingsThatDay } from './clashes.ts'
import { fallingOn, knownDates, type MindedDate } from './known-dates.ts'
import type { ProgrammeMeeting } from './rule.ts'
import { sensitiveDatesOf } from './sensitive-dates-store.ts'

export const warningKinds = [
  'past',
  'too far',
  'weekend',
  'bank holiday',
  'own meeting',
  'same day',
  'twice here',
  'other partnership',
  'sensitive',
  'notable',
] as const
type WarningKind = (typeof warningKinds)[number]

/** Something to know before a meeting is put on this date. */
interface Warning {
  kind: WarningKind
  words: string
}

export interface Proposal {
  meeting: ProgrammeMeeting
  warnings: Warning[]
  /** Days to take instead, where something speaks against this one. */
  offers: CalendarDate[]
  /** No meeting can be scheduled on this date. */
  isImpossible: boolean
}

const impossible: readonly WarningKind[] = ['past', 'too far', 'weekend']
/** To be known, but no reason to move. */
const mild: readonly WarningKind[] = ['notable', 'same day']

/** What is the same for every date that is looked at. */
interface Known {
  dates: MindedDate[]
  members: Member[]
}

type Here = Reading & { partnershipId: string }

/** Each of these meetings with all that speaks against its date, as far as this partnership may know. */
export function withWarnings(reading: Here, planned: ProgrammeMeeting[]): Proposal[] {
  const known = {
    dates: [...knownDates, ...sensitiveDatesOf(reading.tx, reading.partnershipId)],
    members: activeMembers(reading.tx, reading.partnershipId, reading.now),
  }
  return planned.map(meeting => {
    const barred = whyImpossible(meeting, reading.now)
    const warnings = barred ? [barred] : [...warningsFor(reading, meeting, known), ...twice(meeting, planned)]
    const isBetterMoved = warnings.some(({ kind }) => !mild.includes(kind) && kind !== 'past' && kind !== 'too far')
    return {
      meeting,
      warnings,
      offers: isBetterMoved ? offersFor(meeting.heldOn) : [],
      isImpossible: warnings.some(({ kind }) => impossible.includes(kind)),
    }
  })
}

const MOST_YEARS_AHEAD = 5

/** Why no meeting can be on this date at all; a programme is for working days within reach. */
export function whyImpossible({ heldOn, startTime }: ProgrammeMeeting, now: Instant): Warning | undefined {
  // In this order, because there is no calendar arithmetic with the year 9999.
  if (heldOn > laterDate(londonDate(now), { years: MOST_YEARS_AHEAD }))
    return { kind: 'too far', words: `That is more than ${MOST_YEARS_AHEAD} years ahead. Choose a nearer date` }
  if (londonInstant(heldOn, startTime) <= now)
    return { kind: 'past', words: 'That time has passed. Choose a later date' }
  if (weekdayOf(heldOn) > 5) {
    const day = longDate(heldOn).split(' ')[0]
    return { kind: 'weekend', words: `That is a ${day}. Choose a day from Monday to Friday` }
  }
  return undefined
}

function warningsFor(reading: Here, meeting: ProgrammeMeeting, known: Known): Warning[] {
  const holiday = bankHolidayOn(meeting.heldOn)
  return [
    ...(holiday ? [{ kind: 'bank holiday' as const, words: `Bank holiday: ${holiday}` }] : []),
    ...ownMeetingsThatDay(reading, meeting),
    ...meetingElsewhere(reading, meeting, known.members).map(words => ({ kind: 'other partnership' as const, words })),
    ...fallingOn(known.dates, meeting.heldOn).map(({ kind, name, reason }) => ({ kind, words: `${name}: ${reason}` })),
  ]
}

function twice(meeting: ProgrammeMeeting, planned: ProgrammeMeeting[]): Warning[] {
  const other = planned.find(
    each =>
      each !== meeting &&
      each.heldOn === meeting.heldOn &&
      each.startTime < meeting.endTime &&
      each.endTime > meeting.startTime,
  )
  return other ? [{ kind: 'twice here', words: `Clashes with another of these dates, “${other.title}”` }] : []
}

/** The next working day, and the same weekday a week later or as soon after as it is a working day. */
function offersFor(date: CalendarDate): CalendarDate[] {
  const next = workingDaysAfter(date, 1)
  let sameWeekday = laterDate(date, { days: 7 })
  while (weekdayOf(date) < 6 && !isWorkingDay(sameWeekday)) sameWeekday = laterDate(sameWeekday, { days: 7 })
  return weekdayOf(date) < 6 ? [next, sameWeekday] : [next]
}
