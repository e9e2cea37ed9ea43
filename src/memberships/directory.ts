import { isSecretariat } from '../access/roles.ts'
import type { Holding } from '../access/work.ts'
import type { Instant } from '../clock.ts'
import { knownAs } from '../words.ts'
import type { Listed, Looking } from './directory-store.ts'
import { mayDecideOn } from './policy.ts'
import { membershipState } from './states.ts'

/** Who looks into the directory, and with which rights. */
export interface Reader {
  personId: string
  holdings: Holding[]
  now: Instant
}

export const lookingOf = (reader: Reader): Looking => ({
  personId: reader.personId,
  isSecretariat: isSecretariat(reader.holdings),
})

/**
 * A member as this reader may see them. Who goes by another name keeps name and addresses to the secretariat; of who
 * is only invited, nobody learns more than what the inviter typed.
 */
export function asSeenBy(reader: Reader, member: Listed) {
  const { isSecretariat: seesAll } = lookingOf(reader)
  const isSelf = member.personId === reader.personId
  const isOpen = seesAll || isSelf || member.alias === null
  const state = membershipState(member, reader.now)
  const isMember = state === 'active'
  return {
    id: member.id,
    personId: member.personId,
    name: isMember ? knownAs(member) : (member.invitedName ?? member.email),
    nameKeptBack: isMember && member.alias !== null && seesAll ? member.name : null,
    email: isOpen ? member.email : null,
    phone: isOpen && isMember ? member.phone : null,
    jobTitle: isOpen && isMember ? member.jobTitle : null,
    undeliverableSince: seesAll ? member.undeliverableSince : null,
    undeliverableWhy: seesAll ? member.undeliverableWhy : null,
    directoryVisibility: seesAll && isMember ? member.directoryVisibility : null,
    role: member.role,
    organisationId: member.organisationId,
    organisationName: member.organisationName,
    state,
    invitedAt: member.invitedAt,
    expiresAt: member.expiresAt,
    startsOn: member.startsOn,
    startedAt: member.startedAt,
    endsOn: seesAll || isSelf ? member.endsOn : null,
    version: member.version,
    isSelf,
    mayBeChanged: seesAll && mayDecideOn(reader.holdings, member.role),
  }
}
