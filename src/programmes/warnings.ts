import type { Reading } from '../access/work.ts'
import { bankHolidayOn, isWorkingDay, workingDaysAfter } from '../bank-holidays.ts'
import { type CalendarDate, type Instant, laterDate, londonDate, londonInstant, weekdayOf } from '../clock.ts'
import { counted, listed, longDate, timeRange } from '../words.ts'
import {
  type Elsewhere,
  organisationsMeetingElsewhere,
  ownMeetingsWithin,
  peopleMeetingElsewhere,
} from './clashes-store.ts'
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
export type WarningKind = (typeof warningKinds)[number]

/** Something to know before a meeting is put on this date. */
export interface Warning {
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

type Here = Reading & { partnershipId: string }

/** Each of these meetings with all that speaks against its date, as far as this partnership may know. */
export function withWarnings(reading: Here, planned: ProgrammeMeeting[]): Proposal[] {
  const minded = [...knownDates, ...sensitiveDatesOf(reading.tx, reading.partnershipId)]
  return planned.map(meeting => {
    const barred = whyImpossible(meeting, reading.now)
    const warnings = barred ? [barred] : [...warningsFor(reading, meeting, minded), ...twice(meeting, planned)]
    const isBetterMoved = warnings.some(({ kind }) => !mild.includes(kind) && kind !== 'past' && kind !== 'too far')
    return {
      meeting,
      warnings,
      offers: isBetterMoved ? offersFor(meeting.heldOn) : [],
      isImpossible: warnings.some(({ kind }) => impossible.includes(kind)),
    }
  })
}

const MOST_YEARS_AHEAD = 3

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

function warningsFor(reading: Here, meeting: ProgrammeMeeting, minded: MindedDate[]): Warning[] {
  const holiday = bankHolidayOn(meeting.heldOn)
  return [
    ...(holiday ? [{ kind: 'bank holiday' as const, words: `Bank holiday: ${holiday}` }] : []),
    ...ownMeetings(reading, meeting),
    ...elsewhere(reading, meeting),
    ...fallingOn(minded, meeting.heldOn).map(({ kind, name, reason }) => ({ kind, words: `${name}: ${reason}` })),
  ]
}

const stretchOf = ({ heldOn, startTime, endTime }: ProgrammeMeeting) => ({
  startsAt: londonInstant(heldOn, startTime),
  endsAt: londonInstant(heldOn, endTime),
})

function ownMeetings({ tx, partnershipId }: Here, meeting: ProgrammeMeeting): Warning[] {
  const { startsAt, endsAt } = stretchOf(meeting)
  const day = {
    from: londonInstant(meeting.heldOn, '00:00'),
    to: londonInstant(laterDate(meeting.heldOn, { days: 1 }), '00:00'),
  }
  return ownMeetingsWithin(tx, partnershipId, day).map(own => {
    const overlaps = own.startsAt < endsAt && own.endsAt > startsAt
    const what = `“${own.title}”, ${timeRange(own.startTime, own.endTime)}${own.state === 'draft' ? ' (a draft)' : ''}`
    return overlaps
      ? { kind: 'own meeting', words: `Clashes with your own ${what}` }
      : { kind: 'same day', words: `The same day as your own ${what}` }
  })
}

/** Our people and organisations that are elsewhere meanwhile: who and when, and never at what. */
function elsewhere({ tx, partnershipId, now }: Here, meeting: ProgrammeMeeting): Warning[] {
  const stretch = stretchOf(meeting)
  const people = peopleMeetingElsewhere(tx, partnershipId, { ...stretch, now })
  const organisations = organisationsMeetingElsewhere(tx, partnershipId, stretch)
  return [
    ...byTime(people).map(
      ({ names, time }) =>
        `${namesOf(names)} ${names.length === 1 ? 'is' : 'are'} asked to another partnership’s meeting at that time (${time})`,
    ),
    ...byTime(organisations).map(
      ({ names, time }) =>
        `${namesOf(names)} ${names.length === 1 ? 'has' : 'have'} a seat at another partnership’s meeting at that time (${time})`,
    ),
  ].map(words => ({ kind: 'other partnership', words }))
}

/** Each stretch of time with its names: two meetings at once look like one, so their number stays untold. */
function byTime(found: Elsewhere[]): { time: string; names: string[] }[] {
  const times = new Map<string, Set<string>>()
  for (const { name, startTime, endTime } of found) {
    const time = timeRange(startTime, endTime)
    times.set(time, (times.get(time) ?? new Set()).add(name))
  }
  return [...times].map(([time, names]) => ({ time, names: [...names] }))
}

const MOST_NAMES = 5
const namesOf = (names: string[]): string =>
  names.length <= MOST_NAMES
    ? listed(names)
    : `${names.slice(0, MOST_NAMES).join(', ')} and ${counted(names.length - MOST_NAMES, 'more', 'more')}`

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
