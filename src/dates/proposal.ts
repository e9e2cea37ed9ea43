import { z } from 'zod'
import { type CalendarDate, type Instant, laterDate, londonDate, londonInstant } from '../clock.ts'
import type { FieldError } from '../errors.ts'
import { aDate, aTime } from '../input.ts'
import { MeetingPlan, wrongTimes } from '../meetings/meeting-plan.ts'

export const FEWEST_TIMES = 2
export const MOST_TIMES = 12

/** One time that people are asked about. */
export const TimeProposed = z.strictObject({
  heldOn: aDate('Enter the date'),
  startTime: aTime('Enter when it begins, such as 10:00'),
  endTime: aTime('Enter when it ends, such as 12:00').meta({ example: '12:00' }),
})
export type TimeProposed = z.output<typeof TimeProposed>

/** What is said of the meeting for which a date is looked for. */
export const FindingDetails = MeetingPlan.pick({
  title: true,
  isTitleRestricted: true,
  purpose: true,
  mode: true,
  venue: true,
  joiningLink: true,
}).extend({ answerBy: aDate('Enter the last day for answers').meta({ example: '2027-05-20' }) })
export type FindingDetails = z.output<typeof FindingDetails>

const ids = (what: string) => z.array(z.uuid({ error: `Choose the ${what}` })).max(500, { error: 'Choose fewer' })

/** Whom to ask: all members, or those of some organisations and some people besides. */
export const Audience = z.strictObject({
  ask: z
    .enum(['everyone', 'some'], { error: 'Choose whom to ask' })
    .meta({ description: '`everyone` asks all members, and whoever joins meanwhile' }),
  organisationIds: ids('organisations').default([]),
  personIds: ids('people').default([]),
})
export type Audience = z.output<typeof Audience>

const times = z.array(TimeProposed).max(MOST_TIMES, { error: `Propose at most ${MOST_TIMES} times` })

export const NewTimes = z.strictObject({ times: times.min(1, { error: 'Enter at least one time' }) })
export const Proposal = FindingDetails.extend(Audience.shape).extend({
  times: times.min(FEWEST_TIMES, { error: 'Propose at least two times, so that there is something to choose' }).meta({
    example: [
      { heldOn: '2027-06-10', startTime: '10:00', endTime: '12:00' },
      { heldOn: '2027-06-17', startTime: '14:00', endTime: '16:00' },
    ],
  }),
})
export type Proposal = z.output<typeof Proposal>

type When = Pick<TimeProposed, 'heldOn' | 'startTime' | 'endTime'>

/** The moment from which on nobody answers any more: the end of the last day, in London. */
export const closesAt = (answerBy: CalendarDate): Instant => londonInstant(laterDate(answerBy, { days: 1 }), '00:00')

/** The moments of a proposed time. */
export const momentsOf = (time: When) => ({
  startsAt: londonInstant(time.heldOn, time.startTime),
  endsAt: londonInstant(time.heldOn, time.endTime),
})

/** What is wrong with new times: each for itself, twice the same, or more than one can be asked about. */
export function wrongProposedTimes(fresh: TimeProposed[], known: When[], now: Instant): FieldError[] {
  const wrong = fresh.flatMap((time, at) => {
    const problems = wrongTimes(time, { ...momentsOf(time), now })
    const isTwice = [...known, ...fresh.slice(0, at)].some(each => isSame(each, time))
    if (isTwice) problems.push({ field: 'heldOn', words: 'This time is proposed already' })
    return problems.map(({ field, words }) => ({ field: `times.${at}.${field}`, words }))
  })
  if (known.length + fresh.length <= MOST_TIMES) return wrong
  return [...wrong, { field: 'times.0.heldOn', words: `People are asked about at most ${MOST_TIMES} times` }]
}

const isSame = (one: When, other: When) =>
  one.heldOn === other.heldOn && one.startTime === other.startTime && one.endTime === other.endTime

/** What is wrong with the last day for answers. */
export function wrongDeadline(answerBy: CalendarDate, times: When[], now: Instant): FieldError[] {
  const first = times.map(each => each.heldOn).toSorted()[0]
  if (answerBy < londonDate(now)) return [{ field: 'answerBy', words: 'The last day for answers must not be over' }]
  return first && answerBy >= first
    ? [{ field: 'answerBy', words: 'People must answer before the first of the times' }]
    : []
}
