import type { Work } from '../access/work.ts'
import { needsNeutral } from '../mail/neutral.ts'
import { revokeEveryReplyAddress } from '../mail/reply-address-store.ts'
import { groupsOfPerson } from '../partnerships/group-members-store.ts'
import { partnershipById } from '../partnerships/store.ts'
import { type Person, personById } from '../people/store.ts'
import { unanswered } from './answers-store.ts'
import { changeInvitation, type Invitation, invitationOf } from './invitations-store.ts'
import { meetingsAhead } from './listing-store.ts'
import { entryOf } from './organiser.ts'
import { meetingById, raiseSequence } from './store.ts'
import { ask, takeOut, tell } from './tell.ts'
import { letterFor, membersToAsk, organisationsOf } from './telling.ts'
import { invitationsAhead } from './told-store.ts'

/**
 * Somebody became a member: they are asked to every meeting still to come that is theirs, and nobody else hears of it.
 * Whoever is back finds no place in a sub-group, so these are meetings of the whole partnership.
 */
export function inviteToComingMeetings(work: Work, partnershipId: string, personId: string): void {
  invite(work, { partnershipId, subGroupId: null }, personId)
  for (const { id } of groupsOfPerson(work.tx, partnershipId, personId))
    invite(work, { partnershipId, subGroupId: id }, personId)
}

/** Somebody joined a sub-group: they are asked to the meetings it has planned, and nobody else hears of it. */
export const inviteToMeetingsOf = (
  work: Work,
  group: { partnershipId: string; subGroupId: string },
  personId: string,
): void => invite(work, group, personId)

function invite(work: Work, of: { partnershipId: string; subGroupId: string | null }, personId: string): void {
  const { partnershipId, subGroupId } = of
  const reader = membersToAsk(work, partnershipId, subGroupId).find(each => each.personId === personId)
  if (!reader) return
  for (const { id: meetingId, ...meeting } of meetingsAhead(work.tx, partnershipId, work.now)) {
    if (meeting.subGroupId !== subGroupId) continue
    const known = invitationOf(work.tx, partnershipId, { meetingId, personId })
    if (known && !known.withdrawnAt) continue
    const invitation = known ? askAgain(work, known, reader) : ask(work, { id: meetingId, partnershipId }, reader)
    tell(work, meetingById(work.tx, partnershipId, meetingId), [{ reader, invitation, letter: 'invitation' }])
  }
}

/** Their calendar took the meeting out at a SEQUENCE that an invitation must now exceed. */
export function askAgain(
  { tx, now }: Work,
  known: Invitation,
  { organisationId }: { organisationId: string },
): Invitation {
  if (known.told) raiseSequence(tx, { partnershipId: known.partnershipId, id: known.meetingId })
  const anew = { organisationId, withdrawnAt: null, invitedAt: now, told: null, ...unanswered }
  changeInvitation(tx, known.partnershipId, known.id, anew)
  return { ...known, ...anew }
}

/**
 * Somebody is no longer a member: their invitations to meetings still to come are taken back, and nobody else's.
 * Called once the membership has ended; who is still a member for another organisation comes for that one instead.
 */
export function withdrawFromComingMeetings(work: Work, partnershipId: string, personId: string): void {
  const still = organisationsOf(work, partnershipId, personId)
  for (const invitation of invitationsAhead(work.tx, personId, work.now)) {
    if (invitation.partnershipId !== partnershipId) continue
    if (still.some(({ id }) => id === invitation.organisationId)) continue
    const { subGroupId } = meetingById(work.tx, partnershipId, invitation.meetingId)
    if (still[0] && !subGroupId)
      changeInvitation(work.tx, partnershipId, invitation.id, { organisationId: still[0].id })
    else withdraw(work, invitation)
  }
}

/** Somebody is no longer in a sub-group: what they were asked to of its meetings comes out of their calendar. */
export function withdrawFromMeetingsOf(
  work: Work,
  group: { partnershipId: string; subGroupId: string },
  personId: string,
): void {
  for (const invitation of invitationsAhead(work.tx, personId, work.now)) {
    if (invitation.partnershipId !== group.partnershipId || invitation.withdrawnAt) continue
    const { subGroupId } = meetingById(work.tx, group.partnershipId, invitation.meetingId)
    if (subGroupId === group.subGroupId) withdraw(work, invitation)
  }
}

/** Takes one invitation back; where it stood in a calendar, a letter takes it out again. */
function withdraw(work: Work, invitation: Invitation): void {
  const reader = personById(work.tx, invitation.personId)
  if (reader) takeOut(work, invitation, { ...reader, personId: reader.id })
  changeInvitation(work.tx, invitation.partnershipId, invitation.id, {
    withdrawnAt: invitation.withdrawnAt ?? work.now,
  })
}

/**
 * Somebody's letters go to another address from now on, or may no longer name what they are about. What stands in their
 * calendar is taken out at the old address and put in at the new one, with the answer they gave.
 */
export function followPerson(work: Work, was: Person): void {
  const person = personById(work.tx, was.id)
  if (!person || (was.email === person.email && needsNeutral(was) === needsNeutral(person))) return
  // Whoever reads the old mailbox from now on must not answer for them by what lies in it.
  if (was.email !== person.email) revokeEveryReplyAddress(work.tx, was.id, work.now)
  for (const invitation of invitationsAhead(work.tx, was.id, work.now)) {
    const meeting = meetingById(work.tx, invitation.partnershipId, invitation.meetingId)
    const partnership = partnershipById(work.tx, invitation.partnershipId)
    const entry = entryOf(work, { meeting, partnership, reader: { ...was, personId: was.id } }, invitation)
    const known = { ...invitation, entry: entry ?? null }
    const due = entry && letterFor(meeting, known, person)
    if (due)
      tell(work, meeting, [{ reader: { ...person, personId: person.id }, invitation: known, letter: due.letter }])
  }
}
