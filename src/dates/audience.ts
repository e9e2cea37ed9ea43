import type { Reading, Work } from '../access/work.ts'
import { InvalidInput } from '../errors.ts'
import { membersHere } from '../meetings/telling.ts'
import type { Member } from '../partnerships/store.ts'
import { type Ask, addAsk, asksIn } from './asks-store.ts'
import type { Audience } from './proposal.ts'
import type { Finding } from './store.ts'

type Here = Pick<Reading, 'tx' | 'now'>

/** The members that a proposal would ask, each once. */
export function audienceFor(here: Here, partnershipId: string, { ask, ...chosen }: Audience): Member[] {
  const members = membersHere(here, partnershipId)
  if (ask === 'everyone') return eachOnce(members)
  refuseStrangers(members, chosen)
  const wanted = members.filter(
    ({ organisationId, personId }) =>
      chosen.organisationIds.includes(organisationId) || chosen.personIds.includes(personId),
  )
  if (wanted.length === 0)
    throw new InvalidInput([{ field: 'organisationIds', words: 'Choose at least one organisation or person to ask' }])
  return eachOnce(wanted)
}

function refuseStrangers(members: Member[], chosen: Omit<Audience, 'ask'>): void {
  const organisations = new Set(members.map(each => each.organisationId))
  const people = new Set(members.map(each => each.personId))
  if (!chosen.organisationIds.every(id => organisations.has(id)))
    throw new InvalidInput([{ field: 'organisationIds', words: 'Choose organisations that have a member here now' }])
  if (!chosen.personIds.every(id => people.has(id)))
    throw new InvalidInput([{ field: 'personIds', words: 'Choose people who are members now' }])
}

function eachOnce(members: Member[]): Member[] {
  return [...new Map(members.toReversed().map(each => [each.personId, each])).values()].toReversed()
}

/** Somebody asked who is a member still, and the organisation that their answer counts for. */
export interface Asked {
  ask: Ask
  member: Member
}

/** Who is asked and a member now, by organisation and name: one entry each, for the organisation they were asked for. */
export function askedNow(here: Here, finding: Pick<Finding, 'id' | 'partnershipId'>): Asked[] {
  const asks = asksIn(here.tx, finding.partnershipId, finding.id)
  const members = membersHere(here, finding.partnershipId)
  const chosen = new Map<string, Member>()
  for (const member of members) {
    const isAskedFor = asks.get(member.personId)?.organisationId === member.organisationId
    if (isAskedFor || !chosen.has(member.personId)) chosen.set(member.personId, member)
  }
  return members.flatMap(member => {
    const ask = asks.get(member.personId)
    return ask && chosen.get(member.personId) === member ? [{ ask, member }] : []
  })
}

/** Keeps that this member is asked. */
export function keepAsk(work: Work, finding: Pick<Finding, 'id' | 'partnershipId'>, member: Member): void {
  addAsk(work.tx, {
    id: work.ids.newId(),
    partnershipId: finding.partnershipId,
    findingId: finding.id,
    personId: member.personId,
    organisationId: member.organisationId,
    askedAt: work.now,
  })
}
