import type { Reading } from '../access/work.ts'
import { needsNeutral } from '../mail/neutral.ts'
import { membersOfGroup } from '../partnerships/group-members-store.ts'
import { activeMembers, type Member, organisationsSeated } from '../partnerships/store.ts'
import { differences, factsOf, type Told } from './facts.ts'
import { type Invitation, invitationsByPerson } from './invitations-store.ts'
import type { MeetingLetter } from './letters.ts'
import type { CalendarEntry, ToldFacts } from './tables.ts'

/** Whether members are told of a change now, or it is only saved. */
export const tellings = ['send', 'save only'] as const
export type Telling = (typeof tellings)[number]

/** Somebody who would get a letter if members were told now, which letter, and why. */
export interface ToTell {
  member: Member
  invitation: Invitation | undefined
  letter: MeetingLetter
  why: string
}

/**
 * The members who may be asked: active now, for an organisation that still holds its seat; each person once. To a
 * sub-group's meeting only who is in the group, for the organisation they are in it for.
 */
export function membersToAsk(
  { tx, now }: Pick<Reading, 'tx' | 'now'>,
  partnershipId: string,
  subGroupId: string | null = null,
): Member[] {
  if (subGroupId) return membersOfGroup(tx, partnershipId, { subGroupId, now })
  const once = new Map<string, Member>()
  for (const member of membersHere({ tx, now }, partnershipId))
    if (!once.has(member.personId)) once.set(member.personId, member)
  return [...once.values()]
}

/** Everyone active now for an organisation that holds its seat; a person once for each organisation. */
export function membersHere({ tx, now }: Pick<Reading, 'tx' | 'now'>, partnershipId: string): Member[] {
  const seated = new Set(organisationsSeated(tx, partnershipId).map(organisation => organisation.id))
  return activeMembers(tx, partnershipId, now).filter(member => seated.has(member.organisationId))
}

/** The organisations that somebody may come for. */
export const organisationsOf = (reading: Pick<Reading, 'tx' | 'now'>, partnershipId: string, personId: string) =>
  membersHere(reading, partnershipId)
    .filter(member => member.personId === personId)
    .map(member => ({ id: member.organisationId, name: member.organisationName }))

/** Whom a letter would reach if members were told of the meeting as it is, or as it would be: nobody twice, nobody who knows. */
export function peopleToTell(
  reading: Pick<Reading, 'tx' | 'now'>,
  meeting: Told & { id: string; partnershipId: string; subGroupId: string | null; icalUid: string },
): ToTell[] {
  if (meeting.state === 'draft' || meeting.state === 'held') return []
  const asked = invitationsByPerson(reading.tx, meeting.partnershipId, meeting.id)
  return membersToAsk(reading, meeting.partnershipId, meeting.subGroupId).flatMap(member => {
    const invitation = asked.get(member.personId)
    const letter = letterFor(meeting, invitation, member)
    return letter ? [{ member, invitation, ...letter }] : []
  })
}

/** Members whose invitation to this meeting was taken back. */
export function uninvitedFrom(
  reading: Pick<Reading, 'tx' | 'now'>,
  { id, partnershipId, subGroupId }: { id: string; partnershipId: string; subGroupId: string | null },
): Member[] {
  const asked = invitationsByPerson(reading.tx, partnershipId, id)
  if (![...asked.values()].some(each => each.withdrawnAt)) return []
  return membersToAsk(reading, partnershipId, subGroupId).filter(member => asked.get(member.personId)?.withdrawnAt)
}

/** The letter that tells this person what they do not know of the meeting, and why; nothing where they know it all. */
export function letterFor(
  meeting: Told & { icalUid: string },
  invitation: Invitation | undefined,
  member: Pick<Member, 'email' | 'alias'>,
): Pick<ToTell, 'letter' | 'why'> | undefined {
  const entry = invitation?.entry
  const told = invitation && (entry || !invitation.withdrawnAt) ? invitation.told : null
  if (meeting.state === 'cancelled')
    return told?.state === 'on'
      ? { letter: 'cancellation', why: 'It is in their calendar, and the meeting is cancelled' }
      : undefined
  if (invitation?.withdrawnAt)
    return told ? { letter: 'withdrawal', why: 'It is in their calendar, and they are no longer asked' } : undefined
  if (told?.state === 'cancelled') return { letter: 'invitation', why: 'It was cancelled, and is brought back' }
  if (!told) return { letter: 'invitation', why: 'A member who has not been invited yet' }
  const again = entry && whyAnew(entry, meeting, member)
  if (again) return { letter: 'invitation', why: again }
  return updateOf(told, { meeting, member, entry })
}

/** Why what stands in a calendar has to come out of it and go in again, where it does. */
function whyAnew(entry: CalendarEntry, meeting: { icalUid: string }, member: { email: string }): string | undefined {
  if (entry.uid !== meeting.icalUid) return 'Their calendar still has the meeting as it was before it was brought back'
  return entry.address === member.email ? undefined : 'Their e-mail address is another one'
}

function updateOf(
  told: ToldFacts,
  of: { meeting: Told; member: Pick<Member, 'alias'>; entry: CalendarEntry | null | undefined },
): Pick<ToTell, 'letter' | 'why'> | undefined {
  const changed = differences(told, factsOf(of.meeting)).map(each => each.what.toLowerCase())
  if (of.entry && of.entry.isNeutral !== needsNeutral(of.member)) changed.push('by which name they are known')
  return changed.length > 0
    ? { letter: 'update', why: `Changed since they were told: ${changed.join(', ')}` }
    : undefined
}
