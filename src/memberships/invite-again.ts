import type { Work } from '../access/work.ts'
import { noteActivity } from '../activity/note-activity.ts'
import { later } from '../clock.ts'
import { found, Refusal } from '../errors.ts'
import { sendInvitation } from './letters.ts'
import { INVITATION_DAYS } from './open-invitation.ts'
import { refuseUnlessMayDecideOn } from './policy.ts'
import { changeMembership, membershipById } from './store.ts'

/** Sends an invitation again, good for another 14 days. */
export function inviteAgain(work: Work<'members.invite'>, id: string): void {
  const invitation = found(membershipById(work.tx, work.partnershipId, id), 'invitation')
  if (invitation.startedAt !== null || invitation.acceptedAt !== null)
    throw new Refusal('conflict', 'They have accepted already')
  refuseUnlessMayDecideOn(work.holdings, invitation.role)
  renewInvitation(work, work.partnershipId, id)
}

/** The same for whoever may see to the invitation at hand. */
export function renewInvitation(work: Work, partnershipId: string, id: string): void {
  const invitation = found(membershipById(work.tx, partnershipId, id), 'invitation')
  changeMembership(work.tx, partnershipId, {
    id,
    version: invitation.version,
    values: { invitedAt: work.now, expiresAt: later(work.now, { days: INVITATION_DAYS }) },
  })
  noteActivity(work, {
    deed: 'member.invited again',
    subjectType: 'membership',
    subjectId: id,
    words: 'Sent an invitation again',
    organisationId: invitation.organisationId,
    partnershipId,
  })
  sendInvitation(work, membershipById(work.tx, partnershipId, id))
}
