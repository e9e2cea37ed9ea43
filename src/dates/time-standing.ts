import type { Instant } from '../clock.ts'
import { isQuorate } from '../partnerships/quorum.ts'
import type { DateChannel, TimeAnswer } from './states.ts'
import type { ProposedTime } from './times-store.ts'

/** An answer to each time, in the order of the times; null where there is none. */
export type Answers = (TimeAnswer | null)[]

export interface PersonStanding {
  personId: string
  name: string
  organisationName: string
  answers: Answers
  /** Whether they have answered for every time that is still to come. */
  hasAnswered: boolean
  answeredAt: Instant | null
  answeredVia: DateChannel | null
  note: string | null
}

export interface OrganisationStanding {
  organisationId: string
  name: string
  answers: Answers
  people: PersonStanding[]
}

/** How one time stands: organisations by their best answer, and who could come only by leaving another meeting. */
export interface TimeStanding {
  id: string
  heldOn: string
  startTime: string
  endTime: string
  startsAt: Instant
  isOver: boolean
  yes: number
  ifNeedBe: number
  no: number
  missing: number
  peopleYes: number
  quorum: 'met' | 'if need be' | 'not met'
  /** People asked who are expected at another partnership's meeting then. */
  clashes: number
  /** This partnership's own meetings at that time. */
  ownMeetings: { id: string; title: string }[]
}

interface Seen {
  organisations: OrganisationStanding[]
  people: PersonStanding[]
  at: number
  quorum: number
  now: Instant
}

/** How the time at that place in the list stands. */
export function timeStanding(time: ProposedTime, { organisations, people, at, quorum, now }: Seen) {
  const count = (wanted: TimeAnswer | null) => organisations.filter(each => each.answers[at] === wanted).length
  const [yes, ifNeedBe] = [count('yes'), count('if need be')]
  return {
    id: time.id,
    heldOn: time.heldOn,
    startTime: time.startTime,
    endTime: time.endTime,
    startsAt: time.startsAt,
    isOver: time.startsAt <= now,
    yes,
    ifNeedBe,
    no: count('no'),
    missing: count(null),
    peopleYes: people.filter(person => person.answers[at] === 'yes').length,
    quorum: quorumWords(yes, ifNeedBe, quorum),
  }
}

function quorumWords(yes: number, ifNeedBe: number, quorum: number): TimeStanding['quorum'] {
  if (isQuorate(yes, quorum)) return 'met'
  return isQuorate(yes + ifNeedBe, quorum) ? 'if need be' : 'not met'
}

const quorumOrder = ['met', 'if need be', 'not met'] as const

/** A quorum first, then the organisations that could come, then those that can without trouble, then the sooner. */
export function betterFirst(one: TimeStanding, other: TimeStanding): number {
  return (
    quorumOrder.indexOf(one.quorum) - quorumOrder.indexOf(other.quorum) ||
    other.yes + other.ifNeedBe - (one.yes + one.ifNeedBe) ||
    other.yes - one.yes ||
    other.peopleYes - one.peopleYes ||
    one.startsAt.localeCompare(other.startsAt)
  )
}
