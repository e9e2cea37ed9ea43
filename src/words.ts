import { type CalendarDate, type Instant, inLondon, type WallTime } from './clock.ts'

export const monthNames = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const

const dayAndDate = new Intl.DateTimeFormat('en-GB', {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
})
const dateOnly = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })
const dateInBrief = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
})

const midnightUtc = (date: CalendarDate) => new Date(`${date}T00:00:00Z`)

/** `Thursday 10 June 2027` */
export const longDate = (date: CalendarDate): string => dayAndDate.format(midnightUtc(date)).replace(',', '')

/** `10 June 2027` */
export const shortDate = (date: CalendarDate): string => dateOnly.format(midnightUtc(date))

/** `October to December 2023`: the quarter that begins on this day. */
export function quarterFrom(first: CalendarDate): string {
  const month = Number(first.slice(5, 7)) - 1
  return `${monthNames[month]} to ${monthNames[month + 2]} ${first.slice(0, 4)}`
}

/** `10 Jun 2027`, where room is short. */
export const briefDate = (date: CalendarDate): string => dateInBrief.format(midnightUtc(date)).replace('Sept', 'Sep')

/** `10am`, `10:30am`, `noon`, `midnight`: as GOV.UK writes times. */
export function clockTime(time: WallTime): string {
  if (time === '12:00') return 'noon'
  if (time === '00:00') return 'midnight'
  const [hour = 0, minute = 0] = time.split(':').map(Number)
  const minutes = minute ? `:${String(minute).padStart(2, '0')}` : ''
  return `${hour % 12 || 12}${minutes}${hour < 12 ? 'am' : 'pm'}`
}

/** `10am to noon` */
export const timeRange = (from: WallTime, to: WallTime): string => `${clockTime(from)} to ${clockTime(to)}`

/** `10 June 2027 at 10:02am`, in London. */
export function dateTime(instant: Instant): string {
  const { date, time } = inLondon(instant)
  return `${shortDate(date)} at ${clockTime(time)}`
}

/** `10 June 2027`, the date in London at that moment. */
export const dateOf = (instant: Instant): string => shortDate(inLondon(instant).date)

const wholePounds = new Intl.NumberFormat('en-GB', { style: 'currency', currency: 'GBP', minimumFractionDigits: 0 })
const poundsAndPence = new Intl.NumberFormat('en-GB', { style: 'currency', currency: 'GBP' })

/** `£14,000`, or `£14,000.50` where there are pence. */
export const pounds = (pence: number): string => (pence % 100 ? poundsAndPence : wholePounds).format(pence / 100)

/** `1,043` */
export const wholeNumber = (number: number): string => number.toLocaleString('en-GB')

/** `1 organisation`, `2 organisations`, `no organisations` */
export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${count === 0 ? 'no' : count} ${count === 1 ? one : many}`

/** `Police, council and charity` */
export const listed = (words: readonly string[]): string =>
  words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`

/** The first letter large, the rest as it is: `in progress` becomes `In progress`. */
export const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** `350 KB`, `1.4 MB`: as people speak of files, in thousands. */
export const fileSize = (bytes: number): string => {
  if (bytes < 1_000_000) return `${Math.max(1, Math.round(bytes / 1000))} KB`
  return `${(bytes / 1_000_000).toFixed(1).replace('.0', '')} MB`
}

/** What others call somebody: the other name they chose to go by, or else their own. */
export const knownAs = (person: { alias: string | null; name: string }): string => person.alias ?? person.name

/** What members call somebody who stays out of the directory and goes by no other name. */
export const UNLISTED = 'A member'

interface Named {
  alias: string | null
  name: string
  directoryVisibility: string
}

const isListed = ({ alias, directoryVisibility }: Named): boolean => alias !== null || directoryVisibility === 'members'

/** What every member may call somebody, whoever reads it: the name they chose, or their own where the directory has it. */
export const listedAs = (person: Named): string => (isListed(person) ? knownAs(person) : UNLISTED)

/** Somebody who reads names, and whether they keep the list and so know all on it. */
export interface Reader {
  personId: string
  knowsNames: boolean
}

/** Whether this reader meets somebody by name; nobody is a stranger to themselves. */
export const isNamedTo = (reader: Reader, person: Named & { personId: string }): boolean =>
  reader.knowsNames || person.personId === reader.personId || isListed(person)

/** What this reader calls somebody. */
export const seenAs = (reader: Reader, person: Named & { personId: string }): string =>
  isNamedTo(reader, person) ? knownAs(person) : UNLISTED
