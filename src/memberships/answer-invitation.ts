import type { Work } from '../access/work.ts'
import { noteActivity } from '../activity/note-activity.ts'
import { type Instant, londonDate } from '../clock.ts'
import { found, Refusal } from '../errors.ts'
import { inviteToComingMeetings } from '../meetings/invites.ts'
import { ownInvitation } from './own-store.ts'
import { membershipState } from './states.ts'
import { changeMembership } from './store.ts'
import { takeSeat } from './take-seat.ts'
import { undertaking } from './undertaking.ts'

/**
 * Makes an invited person a member, from this moment or from the day they were invited for, and asks them to the
 * meetings still to come. Answers the invitation, and whether they are a member now.
 */
export function acceptInvitation(work: Work<'invitations.accept'>, id: string) {
  const invitation = openInvitationOf(work, id)
  const isLater = invitation.startsOn !== null && invitation.startsOn > londonDate(work.now)
  const accepted = { expiresAt: null, acceptedAt: work.now, undertakingVersion: undertaking.version }
  changeMembership(work.tx, invitation.partnershipId, {
    id,
    version: invitation.version,
    values: isLater ? accepted : { ...accepted, ...begunAt(work.now) },
  })
  if (!isLater) takeSeat(work, invitation.partnershipId, invitation.organisationId)
  note(work, invitation, 'accepted')
  if (!isLater) inviteToComingMeetings(work, invitation.partnershipId, work.actor.personId)
  return { ...invitation, isMember: !isLater }
}

/** What a membership is once it has begun; from then on lists call them by their own name. */
export const begunAt = (now: Instant) => ({ startedAt: now, invitedName: null })

/** Turns an invitation down; the secretariat sees that it is gone. */
export function declineInvitation(work: Work<'invitations.accept'>, id: string) {
  const invitation = openInvitationOf(work, id)
  changeMembership(work.tx, invitation.partnershipId, {
    id,
    version: invitation.version,
    values: { endedAt: work.now },
  })
  note(work, invitation, 'declined')
  return invitation
}

function openInvitationOf(work: Work<'invitations.accept'>, id: string) {
  const invitation = found(ownInvitation(work.tx, work.actor.personId, id), 'invitation')
  const state = membershipState(invitation, work.now)
  if (state === 'active' || state === 'starting')
    throw new Refusal('conflict', 'You have accepted this invitation already')
  if (state === 'lapsed')
    throw new Refusal('gone', 'This invitation has run out. Ask the partnership’s chair or co-ordinator for a new one')
  return invitation
}

function note(
  work: Work<'invitations.accept'>,
  invitation: { id: string; partnershipId: string; organisationId: string },
  answer: 'accepted' | 'declined',
): void {
  noteActivity(work, {
    deed: `invitation.${answer}`,
    subjectType: 'membership',
    subjectId: invitation.id,
    words:
      answer === 'accepted' ? 'Accepted an invitation and the confidentiality undertaking' : 'Declined an invitation',
    organisationId: invitation.organisationId,
    partnershipId: invitation.partnershipId,
  })
}
