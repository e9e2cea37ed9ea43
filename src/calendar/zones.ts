import { type Instant, instantIn, isCalendarDate, later, laterDate, weekdayOf } from '../clock.ts'
import { type Component, type Property, parameter, propertyNamed, textOf, withinNamed } from './jcal.ts'
import { zoneOfWindows } from './windows-zones.ts'

const HERE = 'Europe/London'
// No zone has such a name, and looking through one of a quarter of a megabyte takes minutes.
const LONGEST_NAME = 200
const DAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']

/**
 * The moment that a DTSTART, DTEND or DTSTAMP names, or nothing. A zone goes by its name where that is known, by the
 * VTIMEZONE that came along otherwise; a time without any is one of ours.
 */
export function momentOf(property: Property | undefined, calendar: Component): Instant | undefined {
  const [, date = '', time = '', utc] =
    /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2}:\d{2})(Z)?$/.exec(textOf(property) ?? '') ?? []
  if (!property || !isCalendarDate(date) || !/^([01]\d|2[0-3]):[0-5]\d:[0-5]\d$/.test(time)) return undefined
  if (utc) return instantIn('UTC', date, time)
  const name = parameter(property, 'tzid')
  if (!name) return instantIn(HERE, date, time)
  if (name.length > LONGEST_NAME) return undefined
  return (
    instantIn(zoneOfWindows(name) ?? name, date, time) ??
    byOwnRules(name, calendar, `${date}T${time}`) ??
    // Some put their library's path before the name.
    instantIn(/[A-Z]\w+\/[A-Z]\w+$/.exec(name)?.[0] ?? '', date, time)
  )
}

interface Onset {
  at: string
  offset: string
}

/** By the VTIMEZONE of that name: what began last before this moment counts. */
function byOwnRules(name: string, calendar: Component, wall: string): Instant | undefined {
  const zone = withinNamed(calendar, 'vtimezone').find(each => textOf(propertyNamed(each, 'tzid')) === name)
  const observances = zone ? [...withinNamed(zone, 'standard'), ...withinNamed(zone, 'daylight')].slice(0, 50) : []
  const year = Number(wall.slice(0, 4))
  const onsets = observances.flatMap(each => [onsetIn(each, year - 1), onsetIn(each, year)]).filter(each => !!each)
  const [last] = onsets.filter(each => each.at <= wall).toSorted((one, other) => other.at.localeCompare(one.at))
  const offset = last?.offset ?? textOf(observances[0] && propertyNamed(observances[0], 'tzoffsetto'))
  const [, sign = '', hours = '', minutes = ''] = /^([+-])(\d{2}):?(\d{2})/.exec(offset ?? '') ?? []
  if (!sign) return undefined
  const ahead = (Number(hours) * 60 + Number(minutes)) * (sign === '-' ? -1 : 1)
  return later(`${wall}.000Z`, { minutes: -ahead })
}

/**
 * When this observance began in that year. Only a rule of once a year is read, as zones have them: expanding whatever
 * a stranger writes could take for ever.
 */
function onsetIn(observance: Component, year: number): Onset | undefined {
  const start = textOf(propertyNamed(observance, 'dtstart')) ?? ''
  const offset = textOf(propertyNamed(observance, 'tzoffsetto')) ?? ''
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}/.test(start)) return undefined
  const rule = propertyNamed(observance, 'rrule')?.[3] as Record<string, unknown> | undefined
  if (!rule) return { at: start.slice(0, 19), offset }
  if (rule.freq !== 'YEARLY' || Number(start.slice(0, 4)) > year) return undefined
  if (typeof rule.until === 'string' && rule.until.slice(0, 4) < String(year)) return undefined
  const month = String(Number(rule.bymonth) || Number(start.slice(5, 7))).padStart(2, '0')
  const date = dayOf(`${year}-${month}`, String(rule.byday ?? '')) ?? `${year}-${month}-${start.slice(8, 10)}`
  return { at: `${date}T${start.slice(11, 19)}`, offset }
}

/** `2SU` or `-1SU` of a month. */
function dayOf(month: string, byday: string): string | undefined {
  const [, nth = '', day = ''] = /^([+-]?\d)([A-Z]{2})$/.exec(byday) ?? []
  const wanted = DAYS.indexOf(day) + 1
  if (wanted === 0 || !isCalendarDate(`${month}-01`)) return undefined
  const isFromEnd = Number(nth) < 0
  const edge = isFromEnd ? laterDate(laterDate(`${month}-01`, { months: 1 }), { days: -1 }) : `${month}-01`
  const toFirst = isFromEnd ? -((weekdayOf(edge) - wanted + 7) % 7) : (wanted - weekdayOf(edge) + 7) % 7
  return laterDate(edge, { days: toFirst + (Number(nth) - Math.sign(Number(nth))) * 7 })
}
