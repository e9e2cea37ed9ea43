import { z } from 'zod'
import { isSecretariat } from '../access/roles.ts'
import { holdingsOf } from '../access/store.ts'
import type { Reading } from '../access/work.ts'
import { notFound } from '../errors.ts'
import { aDate } from '../input.ts'
import { partnershipById } from '../partnerships/store.ts'
import { expressionIn, expressionOf } from './asked.ts'
import { type FoundKind, foundKinds } from './kinds.ts'
import { pathTo } from './paths.ts'
import { MARKS, MOST_FOUND, passagesSeen, passagesShown, type Seat, type Seen, type Shown } from './store.ts'

/** What is looked for, and where. */
export const Wanted = z.strictObject({
  q: z
    .string()
    .max(200, { error: 'Use 200 characters or fewer' })
    .default('')
    .meta({ description: 'Words; a "phrase"; -without; begin*', example: 'labour "first responder"' }),
  in: z
    .string()
    .regex(/^[a-z0-9-]{1,40}$/)
    .optional()
    .meta({ description: 'One partnership; without it, all of yours' }),
  kind: z.enum(foundKinds).optional(),
  from: aDate('Enter a date').optional(),
  to: aDate('Enter a date').optional(),
  cursor: z.string().max(300).optional().meta({ description: 'Where to go on: the `next` of the page before' }),
})
export type Wanted = z.output<typeof Wanted>

/** What was found, as many of it as were asked for, and how much of each kind and in each partnership there is besides. */
export interface Finding {
  isAsked: boolean
  hits: Hit[]
  kinds: { kind: FoundKind; count: number }[]
  partnerships: { id: string; shortName: string; count: number }[]
  count: number
  /** More matched than were looked through. */
  isCut: boolean
}

/** Finds what this person may read now, in the partnerships they are a member of now, the latest first. */
export function find(
  reading: Reading<'search.use'>,
  wanted: Omit<Wanted, 'cursor'>,
  list: { after: string[] | undefined; size: number },
): Finding {
  const seats = seatsOf(reading)
  if (wanted.in && !seats.some(seat => seat.partnershipId === wanted.in)) throw notFound('partnership')
  const expression = expressionOf(wanted.q)
  const match = expression && seats.length > 0 ? expressionIn(ids(seats), expression) : undefined
  const reader = { personId: reading.actor.personId, seats }
  const seen = match ? passagesSeen(reading.tx, reader, { expression: match, from: wanted.from, to: wanted.to }) : []
  const here = seen.filter(isIn(wanted)).filter(isOfKind(wanted))
  return {
    isAsked: expression !== undefined,
    hits: passagesShown(reading.tx, numbersOf(here.filter(isBeyond(list.after)).slice(0, list.size)), match ?? '').map(
      hitOf,
    ),
    kinds: kindsOf(seen.filter(isIn(wanted))),
    partnerships: placesOf(reading, seats, seen.filter(isOfKind(wanted))),
    count: here.length,
    isCut: seen.length >= MOST_FOUND,
  }
}

/** Where somebody is a member at this moment, and what they see there. */
function seatsOf({ tx, actor, now }: Reading<'search.use'>): Seat[] {
  const held = Map.groupBy(holdingsOf(tx, actor.personId, now), each => each.partnershipId)
  return [...held].map(([partnershipId, holdings]) => ({
    partnershipId,
    seesDrafts: isSecretariat(holdings),
    organisationIds: holdings.map(each => each.organisationId),
  }))
}

type Where = Pick<Wanted, 'in' | 'kind'>

const ids = (seats: Seat[]) => seats.map(seat => seat.partnershipId)
const numbersOf = (seen: Seen[]) => seen.map(each => each.number)
const isBeyond =
  ([day, number]: string[] = []) =>
  (each: Seen) =>
    day === undefined || each.day < day || (each.day === day && each.number < Number(number))
const isIn = (wanted: Where) => (each: Seen) => !wanted.in || each.partnershipId === wanted.in
const isOfKind = (wanted: Where) => (each: Seen) => !wanted.kind || each.kind === wanted.kind

const kindsOf = (seen: Seen[]) =>
  foundKinds
    .map(kind => ({ kind, count: seen.filter(each => each.kind === kind).length }))
    .filter(each => each.count > 0)

/** The reader's partnerships, also those where nothing was found: to look there costs one click. */
const placesOf = ({ tx }: Reading<'search.use'>, seats: Seat[], seen: Seen[]) =>
  ids(seats)
    .map(id => ({
      id,
      shortName: partnershipById(tx, id).shortName,
      count: seen.filter(each => each.partnershipId === id).length,
    }))
    .sort((one, other) => one.shortName.localeCompare(other.shortName))

type Hit = ReturnType<typeof hitOf>

/** A stretch of text, and whether it is what was looked for. */
interface Stretch {
  text: string
  isMatch: boolean
}

function hitOf(shown: Shown) {
  const { number, kind, partnershipId, subjectId, meetingId, meetingTitle, day, state } = shown
  // Notes have no title of their own: they are known by the item that they were taken under.
  const title = stretches(shown.title || (shown.itemTitle ?? ''))
  const passage = stretches(shown.passage)
  return {
    number,
    kind,
    partnershipId,
    subjectId,
    meetingId,
    meetingTitle,
    day,
    state,
    title,
    passage,
    path: pathTo(shown),
  }
}

/** The text cut where the index marked matches, for a template to escape and mark each stretch by itself. */
const stretches = (marked: string): Stretch[] =>
  marked
    .split(MARKS.from)
    .flatMap((part, index) => {
      const [match = '', ...rest] = part.split(MARKS.to)
      return index === 0
        ? [{ text: part, isMatch: false }]
        : [
            { text: match, isMatch: true },
            { text: rest.join(''), isMatch: false },
          ]
    })
    .filter(each => each.text !== '')
