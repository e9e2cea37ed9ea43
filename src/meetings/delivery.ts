import type { Reading } from '../access/work.ts'
import type { Instant } from '../clock.ts'
import { lettersAbout } from '../mail/letters-store.ts'
import type { Member } from '../partnerships/store.ts'
import { knownAs } from '../words.ts'
import { addressesOf } from './invitations-store.ts'
import type { Answer, AnswerChannel } from './states.ts'
import type { Meeting } from './store.ts'
import { invitationsTo } from './store.ts'
import { uninvitedFrom } from './telling.ts'

type Letter = ReturnType<typeof lettersAbout>[number]

interface Delivered extends Letter {
  /** Nothing newer went to the same reader, and it is over with this letter. */
  canBeRetried: boolean
}

/** One person's letters about a meeting, what became of each, and what they answered. */
export interface Recipient {
  personId: string
  name: string
  organisationName: string | null
  isInvited: boolean
  answer: Answer | null
  answeredAt: Instant | null
  answeredVia: AnswerChannel | null
  substituteName: string | null
  /** Since when, and why, nothing reaches their address. */
  undeliverableSince: Instant | null
  undeliverableWhy: string | null
  /** Newest first. */
  letters: Delivered[]
}

/** Who was sent what about a meeting, by organisation and name; last those who are invited no longer. */
export function deliveryOf(reading: Pick<Reading, 'tx' | 'now'>, meeting: Meeting): Recipient[] {
  const { tx } = reading
  const { id, partnershipId } = meeting
  const letters = Map.groupBy(lettersAbout(tx, partnershipId, id), each => each.toPersonId ?? '')
  const addresses = new Map(addressesOf(tx, partnershipId, id).map(each => [each.personId, each]))
  const invited = invitationsTo(tx, partnershipId, id).map(each => ({
    ...nobody,
    ...addresses.get(each.personId),
    ...each,
    isInvited: true,
    letters: delivered(letters.get(each.personId)),
  }))
  const known = new Set(invited.map(each => each.personId))
  const members = new Map(uninvitedFrom(reading, meeting).map(each => [each.personId, each]))
  const former = [...letters]
    .filter(([personId]) => !known.has(personId))
    .map(([personId, theirs]) => ({
      ...nobody,
      ...addresses.get(personId),
      ...namesOf(members.get(personId)),
      personId,
      letters: delivered(theirs),
    }))
  return [...invited, ...former]
}

const namesOf = (member: Member | undefined) =>
  member && { name: knownAs(member), organisationName: member.organisationName }

const nobody = {
  name: 'A former member',
  organisationName: null,
  isInvited: false,
  answer: null,
  answeredAt: null,
  answeredVia: null,
  substituteName: null,
  undeliverableSince: null,
  undeliverableWhy: null,
}

const delivered = (letters: Letter[] = []): Delivered[] =>
  letters.map((letter, at) => ({
    ...letter,
    canBeRetried: at === 0 && letter.isKept && ['failed', 'expired'].includes(letter.state),
  }))
