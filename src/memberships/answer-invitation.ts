import type { Work } from '../access/work.ts'
import { noteActivity } from '../activity/note-activity.ts'
import { found, Refusal } from '../errors.ts'
import { inviteToComingMeetings } from '../meetings/invites.ts'
import { ownInvitation } from './own-store.ts'
import { membershipState } from './states.ts'
import { changeMembership } from './store.ts'
import { undertaking } from './undertaking.ts'

/** Makes an invited person a member, from this moment, and asks them to the meetings still to come. */
export function acceptInvitation(work: Work<'invitations.accept'>, id: string) {
  const invitation = openInvitationOf(work, id)
  changeMembership(work.tx, invitation.partnershipId, {
    id,
    version: invitation.version,
    values: { startedAt: work.now, expiresAt: null, invitedName: null, undertakingVersion: undertaking.version },
  })
  note(work, invitation, 'accepted')
  inviteToComingMeetings(work, invitation.partnershipId, work.actor.personId)
  return invitation
}

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
  if (state === 'active') throw new Refusal('conflict', 'You have accepted this invitation already')
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
