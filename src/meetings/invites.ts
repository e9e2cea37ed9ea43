import type { Work } from '../access/work.ts'
import type { Member } from '../partnerships/store.ts'
import { personById } from '../people/store.ts'
import { changeInvitation, type Invitation, invitationOf } from './invitations-store.ts'
import { sendMeetingLetter } from './letters.ts'
import { meetingsAhead } from './listing-store.ts'
import { meetingById, raiseSequence } from './store.ts'
import { membersToAsk, newStamp, organisationsOf, tell } from './telling.ts'

/** Somebody became a member: they are asked to every meeting still to come, and nobody else hears of it. */
export function inviteToComingMeetings(work: Work, partnershipId: string, personId: string): void {
  const member = membersToAsk(work, partnershipId).find(each => each.personId === personId)
  if (!member) return
  for (const meetingId of meetingsAhead(work.tx, partnershipId, work.now)) {
    const known = invitationOf(work.tx, partnershipId, { meetingId, personId })
    if (known && !known.withdrawnAt) continue
    if (known) askAgain(work, known, member)
    const invitation = invitationOf(work.tx, partnershipId, { meetingId, personId })
    tell(work, meetingById(work.tx, partnershipId, meetingId), [{ member, invitation, letter: 'invitation' }])
  }
}

/** Their calendar took the meeting out at a SEQUENCE that an invitation must now exceed. */
function askAgain({ tx, now }: Work, known: Invitation, member: Member): void {
  raiseSequence(tx, { partnershipId: known.partnershipId, id: known.meetingId })
  changeInvitation(tx, known.partnershipId, known.id, {
    organisationId: member.organisationId,
    withdrawnAt: null,
    invitedAt: now,
    told: null,
    ...unanswered,
  })
}

const unanswered = {
  answer: 'needs action',
  answeredAt: null,
  answeredVia: null,
  answeredBy: null,
  substituteName: null,
  note: null,
} as const

/**
 * Somebody is no longer a member: their invitations to meetings still to come are taken back, and nobody else's.
 * Called once the membership has ended; who is still a member for another organisation comes for that one instead.
 */
export function withdrawFromComingMeetings(work: Work, partnershipId: string, personId: string): void {
  const still = organisationsOf(work, partnershipId, personId)
  for (const meetingId of meetingsAhead(work.tx, partnershipId, work.now)) {
    const invitation = invitationOf(work.tx, partnershipId, { meetingId, personId })
    if (!invitation || invitation.withdrawnAt) continue
    if (still.some(({ id }) => id === invitation.organisationId)) continue
    if (still[0]) changeInvitation(work.tx, partnershipId, invitation.id, { organisationId: still[0].id })
    else withdraw(work, invitation)
  }
}

/** Takes one invitation back; where it stood in a calendar, a letter takes it out again. */
function withdraw(work: Work, invitation: Invitation): void {
  const { partnershipId, meetingId, personId } = invitation
  changeInvitation(work.tx, partnershipId, invitation.id, { withdrawnAt: work.now })
  const person = personById(work.tx, personId)
  if (invitation.told?.state !== 'on' || !person) return
  raiseSequence(work.tx, { partnershipId, id: meetingId })
  const meeting = meetingById(work.tx, partnershipId, meetingId)
  const stampedAt = newStamp(work, meeting)
  sendMeetingLetter(work, {
    meeting: { ...meeting, stampedAt },
    member: { ...person, personId },
    invitation,
    letter: 'withdrawal',
  })
  changeInvitation(work.tx, partnershipId, invitation.id, { toldSequence: meeting.icalSequence, toldAt: work.now })
}
