import type { Tx } from '../database/database.ts'
import type { OrganisationType } from '../partnerships/kinds.ts'
import { type Footing, footingInWords, footingOf, organisationsInWords } from '../partnerships/sectors.ts'
import { organisationsSeated, partnershipById } from '../partnerships/store.ts'
import { needsOf } from '../partnerships/sub-group-store.ts'
import type { Answer } from './states.ts'
import { invitationsTo, meetingById } from './store.ts'

type Answered = ReturnType<typeof invitationsTo>[number]

/** How an organisation answers as a whole: one who comes, or sends a substitute, and it is coming. */
export type Standing = 'coming' | 'maybe' | 'not coming' | 'no answer'

interface OrganisationAnswer {
  organisationId: string
  name: string
  type: OrganisationType
  standing: Standing
  people: Answered[]
}

export interface Answers {
  organisations: OrganisationAnswer[]
  coming: number
  maybe: number
  notComing: number
  missing: number
  /** How those who come stand against quorum and sectors, and how they would with everyone who said maybe. */
  footing: FootingSaid
  footingWithMaybe: FootingSaid
}

type FootingSaid = Footing & { words: string; countWords: string }

/** The answers to a meeting by organisation, every seat included, and how many organisations stand where. */
export function answersTo(tx: Tx, partnershipId: string, meetingId: string): Answers {
  const asked = Map.groupBy(invitationsTo(tx, partnershipId, meetingId), each => each.organisationId)
  // Every seat where the whole partnership meets; of a sub-group those that were asked.
  const meeting = meetingById(tx, partnershipId, meetingId)
  const needs = needsOf(tx, partnershipById(tx, partnershipId), meeting)
  const seats = organisationsSeated(tx, partnershipId).filter(({ id }) => !meeting.subGroupId || asked.has(id))
  const organisations = seats.map(({ id, displayName, type }) => {
    const people = asked.get(id) ?? []
    return {
      organisationId: id,
      name: displayName,
      type,
      people,
      standing: standingOf(people.map(answerCounted)),
    }
  })
  const count = (standing: Standing) => organisations.filter(each => each.standing === standing).length
  const footing = (...standings: Standing[]): FootingSaid => {
    const which = organisations.filter(each => standings.includes(each.standing))
    const found = footingOf(
      needs,
      which.map(each => each.type),
    )
    return { ...found, words: footingInWords(found), countWords: organisationsInWords(found) }
  }
  return {
    organisations,
    coming: count('coming'),
    maybe: count('maybe'),
    notComing: count('not coming'),
    missing: count('no answer'),
    footing: footing('coming'),
    footingWithMaybe: footing('coming', 'maybe'),
  }
}

/** A substitute whom only a calendar program named is no promise until the chair has confirmed them. */
const answerCounted = (person: Answered): Answer => (person.isSubstituteUnconfirmed ? 'tentative' : person.answer)

/** While somebody of the organisation has still to answer, one who cannot come does not speak for it. */
export function standingOf(answers: readonly Answer[]): Standing {
  if (answers.some(answer => answer === 'accepted' || answer === 'delegated')) return 'coming'
  if (answers.includes('tentative')) return 'maybe'
  return answers.length > 0 && answers.every(answer => answer === 'declined') ? 'not coming' : 'no answer'
}
