import ical, {
  escape as escapeText,
  foldLines,
  ICalAttendeeStatus,
  ICalCalendarMethod,
  type ICalEventData,
  ICalEventStatus,
} from 'ical-generator'
import { tzlib_get_ical_block } from 'timezones-ical-library'
import { type Instant, zonedInLondon } from '../clock.ts'
import { alarm, type RingsBefore } from './alarm.ts'

/** What a calendar is told of one event. */
export interface EventFacts {
  uid: string
  sequence: number
  /** DTSTAMP: when this revision was made. */
  stampedAt: Instant
  startsAt: Instant
  endsAt: Instant
  summary: string
  location: string
  description: string
  url: string | undefined
}

export interface Party {
  name: string
  email: string
}

export type Partstat = keyof typeof ICalAttendeeStatus

/** Whose event it is and the one person this message is for (RFC 5546 §6.3 allows naming nobody else). */
export interface Parties {
  organiser: Party
  /** Who has answered is not asked for an answer again (RFC 5545 §3.2.17). */
  attendee: Party & { partstat: Partstat }
}

const ZONE = 'Europe/London'
// Says nothing of what the partnerships are for: calendars are shared.
const PRODUCT = '//Partnerships//Meetings//EN'
const LONDON_RULES = String(tzlib_get_ical_block(ZONE)[0])

/** An invitation or an update of one, for one person. */
export const invitation = (facts: EventFacts, { organiser, attendee }: Parties): string =>
  message(ICalCalendarMethod.REQUEST, {
    ...eventOf(facts),
    status: ICalEventStatus.CONFIRMED,
    organizer: party(organiser),
    attendees: [
      { ...party(attendee), rsvp: attendee.partstat === 'NEEDSACTION', status: ICalAttendeeStatus[attendee.partstat] },
    ],
  })

/**
 * Takes the event out of one person's calendar. Where the whole meeting is off it says so; where only this person is
 * no longer asked, STATUS stays out (RFC 5546 §3.2.5).
 */
export const cancellation = (facts: EventFacts, { organiser, attendee }: Parties, isWholeMeeting: boolean): string =>
  message(ICalCalendarMethod.CANCEL, {
    ...eventOf(facts),
    ...(isWholeMeeting ? { status: ICalEventStatus.CANCELLED } : {}),
    organizer: party(organiser),
    attendees: [party(attendee)],
  })

interface Fed {
  isCancelled: boolean
  rings: RingsBefore | undefined
}

/** One event as a feed carries it: nobody organises it and nobody is named. A meeting that is off rings nobody. */
export function feedEvent(facts: EventFacts, { isCancelled, rings }: Fed): string {
  const status = isCancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED
  // By LAST-MODIFIED a calendar that fetches tells which of two it has is the newer.
  const lastModified = zonedInLondon(facts.stampedAt)
  const text = calendarWith(null, { ...eventOf(facts), status, lastModified })
  const event = text.slice(text.indexOf('BEGIN:VEVENT'), text.indexOf('END:VCALENDAR'))
  if (isCancelled || !rings) return event
  return event.replace(/END:VEVENT\r\n$/, () => `${alarm(plain(facts.summary), rings)}END:VEVENT\r\n`)
}

/** A feed of events already set. The library writes REFRESH-INTERVAL where Outlook does not look, so this head is ours. */
export const feed = (name: string, events: readonly string[]): string =>
  `${feedHead(name)}${events.join('')}END:VCALENDAR\r\n`

function feedHead(name: string): string {
  const title = escapeText(plain(name), false)
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    `PRODID:-${PRODUCT}`,
    'REFRESH-INTERVAL;VALUE=DURATION:PT4H',
    'X-PUBLISHED-TTL:PT4H',
    `NAME:${title}`,
    `X-WR-CALNAME:${title}`,
    LONDON_RULES,
  ]
  return `${foldLines(lines.join('\r\n'))}\r\n`
}

function message(method: ICalCalendarMethod, event: ICalEventData): string {
  return `${calendarWith(method, event)}\r\n`
}

function calendarWith(method: ICalCalendarMethod | null, event: ICalEventData): string {
  return ical({
    prodId: PRODUCT,
    method,
    // With the zone on the calendar, DTSTAMP would lose its Z and DTSTART its TZID.
    timezone: { name: null, generator: () => LONDON_RULES },
    events: [event],
  }).toString()
}

/** Temporal values only: of a Date the library would print the server's own clock. */
const eventOf = (facts: EventFacts): ICalEventData => ({
  id: plain(facts.uid),
  sequence: facts.sequence,
  stamp: zonedInLondon(facts.stampedAt),
  start: zonedInLondon(facts.startsAt),
  end: zonedInLondon(facts.endsAt),
  timezone: ZONE,
  summary: plain(facts.summary),
  ...(facts.location ? { location: plain(facts.location) } : {}),
  ...(facts.description ? { description: lines(facts.description) } : {}),
  ...(facts.url ? { url: address(facts.url) } : {}),
})

// Parameters have no escape for a backslash and programs disagree on what one means, so names go without.
const party = ({ name, email }: Party): Party => ({ name: plain(name).replaceAll('\\', '/'), email })

/** A text that stays on its line: a control character would begin a property of its own. */
function plain(text: string): string {
  if (/\p{Cc}/u.test(text)) throw new Error('A control character was about to go into a calendar')
  return text.toWellFormed()
}

const lines = (text: string): string => text.replace(/\r\n?/g, '\n').toWellFormed()

/** An address is not escaped as text is, so what would need it is percent-encoded. */
const address = (url: string): string => plain(url).replaceAll(',', '%2C').replaceAll(';', '%3B')
