import type { Reading } from '../access/work.ts'
import type { Instant } from '../clock.ts'
import { expectedElsewhere, ownMeetingsWithin } from '../meetings/clashes-store.ts'
import { partnershipById } from '../partnerships/store.ts'
import { knownAs } from '../words.ts'
import { type Asked, askedNow } from './audience.ts'
import { type TimeAnswer, timeAnswers } from './states.ts'
import type { Finding } from './store.ts'
import {
  type Answers,
  betterFirst,
  type OrganisationStanding,
  type PersonStanding,
  type TimeStanding,
  timeStanding,
} from './time-standing.ts'
import { answersIn, type ProposedTime, timesOf } from './times-store.ts'

export interface Standings {
  times: TimeStanding[]
  /** The times still to come, the best first. */
  best: TimeStanding[]
  organisations: OrganisationStanding[]
  unanswered: PersonStanding[]
  peopleAsked: number
  organisationsAnswered: number
  /** How many organisations must be there; nought where none is set. */
  quorum: number
}

/** How a finding stands: every organisation asked by every time, and the times in the order in which they suit. */
export function standingsOf(reading: Pick<Reading, 'tx' | 'now'>, finding: Finding): Standings {
  const { tx, now } = reading
  const times = timesOf(tx, finding.partnershipId, finding.id)
  const { quorum } = partnershipById(tx, finding.partnershipId)
  const asked = askedNow(reading, finding)
  const people = peopleStanding(asked, times, { given: givenAnswers(reading, finding), now })
  const organisations = byOrganisation(asked, people, times.length)
  const standings = times.map((time, at) => ({
    ...timeStanding(time, { organisations, people, at, quorum, now }),
    ...clashesWith(reading, finding.partnershipId, { time, people }),
  }))
  return {
    times: standings,
    best: standings.filter(time => !time.isOver).toSorted(betterFirst),
    organisations,
    unanswered: people.filter(person => !person.hasAnswered),
    peopleAsked: people.length,
    organisationsAnswered: organisations.filter(each => each.people.some(person => person.hasAnswered)).length,
    quorum,
  }
}

type Given = Map<string, TimeAnswer>
const keyOf = (timeId: string, personId: string) => `${timeId} ${personId}`

const givenAnswers = ({ tx }: Pick<Reading, 'tx'>, finding: Finding): Given =>
  new Map(
    answersIn(tx, finding.partnershipId, finding.id).map(said => [keyOf(said.timeId, said.personId), said.answer]),
  )

function peopleStanding(
  asked: Asked[],
  times: ProposedTime[],
  { given, now }: { given: Given; now: Instant },
): PersonStanding[] {
  return asked.map(({ ask, member }) => {
    const answers = times.map(time => given.get(keyOf(time.id, ask.personId)) ?? null)
    return {
      personId: ask.personId,
      name: knownAs(member),
      organisationName: member.organisationName,
      answers,
      hasAnswered: times.every((time, at) => answers[at] !== null || time.startsAt <= now),
      answeredAt: ask.answeredAt,
      answeredVia: ask.answeredVia,
      note: ask.note,
    }
  })
}

/** One representative's answer counts for the organisation; of several, the best. */
function byOrganisation(asked: Asked[], people: PersonStanding[], times: number): OrganisationStanding[] {
  const groups = Map.groupBy(people, (_, at) => asked[at]?.member.organisationId ?? '')
  return [...groups].map(([organisationId, members]) => ({
    organisationId,
    name: members[0]?.organisationName ?? '',
    people: members,
    answers: Array.from({ length: times }, (_, at) => bestOf(members.map(person => person.answers[at] ?? null))),
  }))
}

const bestOf = (answers: Answers): TimeAnswer | null => timeAnswers.find(each => answers.includes(each)) ?? null

function clashesWith(
  { tx, now }: Pick<Reading, 'tx' | 'now'>,
  partnershipId: string,
  { time, people }: { time: ProposedTime; people: PersonStanding[] },
) {
  const asked = new Set(people.map(person => person.personId))
  const busy = expectedElsewhere(tx, partnershipId, { ...time, now }).filter(each => asked.has(each.personId))
  return {
    clashes: new Set(busy.map(each => each.personId)).size,
    ownMeetings: ownMeetingsWithin(tx, partnershipId, time).map(({ id, title }) => ({ id, title })),
  }
}
