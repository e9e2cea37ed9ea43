import type { Reading, Work } from '../access/work.ts'
import { type Instant, later } from '../clock.ts'
import { activeMembers, type Member, organisationsSeated } from '../partnerships/store.ts'
import { counted } from '../words.ts'
import { differences, factsOf, type Told } from './facts.ts'
import { addInvitation, type Invitation, invitationsByPerson, noteTold } from './invitations-store.ts'
import { type MeetingLetter, sendMeetingLetter } from './letters.ts'
import { keepStamp, type Meeting } from './store.ts'

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

/** The members who may be asked: active now, for an organisation that still holds its seat; each person once. */
export function membersToAsk({ tx, now }: Pick<Reading, 'tx' | 'now'>, partnershipId: string): Member[] {
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
  meeting: Told & { id: string; partnershipId: string },
): ToTell[] {
  if (meeting.state === 'draft' || meeting.state === 'held') return []
  const asked = invitationsByPerson(reading.tx, meeting.partnershipId, meeting.id)
  return membersToAsk(reading, meeting.partnershipId).flatMap(member => {
    const invitation = asked.get(member.personId)
    const letter = letterFor(meeting, invitation)
    return letter ? [{ member, invitation, ...letter }] : []
  })
}

/** The letter that tells this person what they do not know of the meeting, and why; nothing where they know it all. */
export function letterFor(
  meeting: Told,
  invitation: Invitation | undefined,
): Pick<ToTell, 'letter' | 'why'> | undefined {
  const told = invitation && !invitation.withdrawnAt ? (invitation.told ?? null) : null
  if (meeting.state === 'cancelled')
    return told?.state === 'on'
      ? { letter: 'cancellation', why: 'It is in their calendar, and the meeting is cancelled' }
      : undefined
  if (!told) return { letter: 'invitation', why: 'A member who has not been invited yet' }
  const changed = differences(told, factsOf(meeting)).map(each => each.what.toLowerCase())
  return changed.length > 0
    ? { letter: 'update', why: `Changed since they were told: ${changed.join(', ')}` }
    : undefined
}

/** Asks every member to the meeting, without a letter: they may answer from now on. */
export function inviteMembers(work: Work, meeting: Meeting): void {
  const asked = invitationsByPerson(work.tx, meeting.partnershipId, meeting.id)
  for (const member of membersToAsk(work, meeting.partnershipId))
    if (!asked.has(member.personId)) ask(work, meeting, member)
}

export const ask = (work: Work, meeting: Meeting, member: Pick<Member, 'personId' | 'organisationId'>): Invitation =>
  addInvitation(work.tx, {
    id: work.ids.newId(),
    partnershipId: meeting.partnershipId,
    meetingId: meeting.id,
    personId: member.personId,
    organisationId: member.organisationId,
    invitedAt: work.now,
  })

/** Posts a letter to everyone who does not know the meeting as it is now; says how many. */
export function tellMembers(work: Work, meeting: Meeting): number {
  const people = peopleToTell(work, meeting)
  if (people.length > 0) tell(work, meeting, people)
  return people.length
}

/** Posts these letters, and keeps what each reader now knows. */
export function tell(work: Work, meeting: Meeting, people: Omit<ToTell, 'why'>[]): void {
  const stampedAt = newStamp(work, meeting)
  for (const { member, invitation: known, letter } of people) {
    const invitation = known ?? ask(work, meeting, member)
    sendMeetingLetter(work, { meeting: { ...meeting, stampedAt }, member, invitation, letter })
    noteTold(work.tx, {
      partnershipId: meeting.partnershipId,
      id: invitation.id,
      toldSequence: meeting.icalSequence,
      toldAt: work.now,
      told: factsOf(meeting),
    })
  }
}

/** The next DTSTAMP of this event: calendars count in seconds, and of two letters the later stamp wins (RFC 5546 §2.1.5). */
export function newStamp({ tx, now }: Work, meeting: Meeting): Instant {
  const last = meeting.icalStampedAt
  const stampedAt = last && now.slice(0, 19) <= last.slice(0, 19) ? later(last, { seconds: 1 }) : now
  keepStamp(tx, meeting, stampedAt)
  return stampedAt
}

/** `, and told 12 people`; nothing where nobody was. */
export const toldInWords = (told: number): string =>
  told === 0 ? '' : `, and told ${counted(told, 'person', 'people')}`
