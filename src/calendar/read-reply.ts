import { isAddress, plainAddress } from '../address.ts'
import type { Instant } from '../clock.ts'
import {
  type Component,
  calendarsIn,
  type Property,
  parameter,
  propertiesNamed,
  propertyNamed,
  textOf,
  withinNamed,
} from './jcal.ts'
import { oneLine, plainNote, withoutEntities } from './plain-note.ts'
import { momentOf } from './zones.ts'

const MOST_BYTES = 256 * 1024
const MOST_EVENTS = 50

/** One person's word in an answer. */
export interface Replier {
  address: string
  name: string
  /** Upper case; NEEDS-ACTION where it is not said (RFC 5545 §3.2.12). */
  partstat: string
  note: string
  delegatedTo: string | undefined
  delegatedFrom: string | undefined
}

/** What a calendar program answered about one event. */
export interface Reply {
  uid: string
  sequence: number | undefined
  stampedAt: Instant | undefined
  startsAt: Instant | undefined
  endsAt: Instant | undefined
  repliers: Replier[]
}

export type ReadReply = { method: string; replies: Reply[]; fault?: undefined } | { fault: string }

/**
 * What a text/calendar part says, as far as we take any of it. The method in the body counts; the one in the MIME
 * header stands in where the body has none. It throws at nothing.
 */
export function readReply(text: string, mimeMethod = ''): ReadReply {
  if (Buffer.byteLength(text) > MOST_BYTES) return { fault: 'Its calendar part is larger than 256 KiB' }
  const calendars = calendarsIn(text)
  if (!calendars || calendars.length === 0) return { fault: 'Its calendar part cannot be read' }
  const events = calendars.flatMap(calendar => withinNamed(calendar, 'vevent').map(event => ({ calendar, event })))
  if (events.length === 0) return { fault: 'Its calendar part holds no event' }
  if (events.length > MOST_EVENTS) return { fault: 'Its calendar part holds more than 50 events' }
  const method = calendars.map(each => textOf(propertyNamed(each, 'method'))).find(each => each) ?? mimeMethod
  const replies = events.flatMap(({ calendar, event }) => replyIn(event, calendar))
  return { method: method.trim().toUpperCase(), replies: latestOfEach(replies) }
}

function replyIn(event: Component, calendar: Component): Reply[] {
  const uid = textOf(propertyNamed(event, 'uid'))?.trim() ?? ''
  if (!uid || uid.length > 1000) return []
  const sequence = propertyNamed(event, 'sequence')?.[3]
  const comment = propertiesNamed(event, 'comment').map(textOf).join('\n')
  return [
    {
      uid,
      sequence: typeof sequence === 'number' && Number.isSafeInteger(sequence) && sequence >= 0 ? sequence : undefined,
      stampedAt: stampOf(event, calendar),
      startsAt: momentOf(propertyNamed(event, 'dtstart'), calendar),
      endsAt: momentOf(propertyNamed(event, 'dtend'), calendar),
      repliers: propertiesNamed(event, 'attendee')
        .slice(0, MOST_EVENTS)
        .flatMap(each => replierIn(each, comment)),
    },
  ]
}

/** DTSTAMP is always UTC (RFC 5545 §3.8.7.2), also where the Z was forgotten. */
function stampOf(event: Component, calendar: Component): Instant | undefined {
  const stamp = propertyNamed(event, 'dtstamp')
  const text = textOf(stamp)
  return stamp && text ? momentOf([stamp[0], {}, stamp[2], `${text.replace(/Z$/i, '')}Z`], calendar) : undefined
}

function replierIn(attendee: Property, comment: string): Replier[] {
  const address = addressIn(textOf(attendee)) ?? addressIn(parameter(attendee, 'email'))
  if (!address) return []
  const own = parameter(attendee, 'x-response-comment')
  return [
    {
      address,
      name: oneLine(parameter(attendee, 'cn') ?? ''),
      partstat: (parameter(attendee, 'partstat') ?? 'NEEDS-ACTION').trim().toUpperCase(),
      note: plainNote(own === undefined ? comment : withoutEntities(own)),
      delegatedTo: addressIn(parameter(attendee, 'delegated-to')),
      delegatedFrom: addressIn(parameter(attendee, 'delegated-from')),
    },
  ]
}

/** `mailto:Tom%2Bwork@example.org` and `MAILTO:` alike; nothing where it is not one address. */
function addressIn(text: string | undefined): string | undefined {
  const bare = plainAddress((text ?? '').trim().replace(/^mailto:/i, ''))
  const address = plainAddress(decoded(bare))
  return isAddress(address) ? address : undefined
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** Of several about one event the newest. */
function latestOfEach(replies: Reply[]): Reply[] {
  const latest = new Map<string, Reply>()
  for (const reply of replies) {
    const known = latest.get(reply.uid)
    if (!known || isNewer(reply, known)) latest.set(reply.uid, reply)
  }
  return [...latest.values()]
}

const isNewer = (one: Reply, other: Reply): boolean =>
  (one.sequence ?? 0) > (other.sequence ?? 0) ||
  ((one.sequence ?? 0) === (other.sequence ?? 0) && (one.stampedAt ?? '') > (other.stampedAt ?? ''))
