import { revokeLinks } from '../access/link-store.ts'
import { holdingsIn } from '../access/store.ts'
import type { Work } from '../access/work.ts'
import { passActionsOn } from '../actions/pass-on.ts'
import { noteActivity } from '../activity/note-activity.ts'
import { found } from '../errors.ts'
import { revokeFeedsIn } from '../meetings/feed-store.ts'
import { withdrawFromComingMeetings } from '../meetings/invites.ts'
import { withdrawLetters } from '../meetings/withdraw-letters.ts'
import { leaveGroupsFor } from '../partnerships/group-members-store.ts'
import { sendFarewell } from './letters.ts'
import { refuseToLeaveWithoutChair, refuseUnlessMayDecideOn } from './policy.ts'
import { changeMembership, type Membership, membershipById } from './store.ts'

/** Ends a membership, or takes an invitation back: what it let somebody see is closed to them the same minute. */
export function endMembership(work: Work<'members.end'>, id: string, version: number): Membership {
  const membership = found(membershipById(work.tx, work.partnershipId, id), 'member')
  refuseUnlessMayDecideOn(work.holdings, membership.role)
  refuseToLeaveWithoutChair(work.tx, [membership], work.now)
  close(work, { ...membership, version })
  return membership
}

/** Ends one membership whose end has been decided, with all that hangs on it. */
export function close(work: Work, membership: Membership): void {
  const { id, version, personId, partnershipId, organisationId } = membership
  changeMembership(work.tx, partnershipId, { id, version, values: { endedAt: work.now } })
  const wasMember = membership.startedAt !== null
  noteActivity(work, {
    deed: wasMember ? 'member.ended' : 'invitation.taken back',
    subjectType: 'membership',
    subjectId: id,
    words: wasMember ? 'Ended a membership' : 'Took an invitation back',
    organisationId,
    partnershipId,
  })
  // Whoever was invited to come instead of somebody had a place kept for them.
  leaveGroupsFor(work.tx, partnershipId, { personId, organisationId, now: work.now })
  if (!wasMember) return
  passActionsOn(work, membership)
  // Whoever is still a member for another organisation is expected for that one, and keeps their keys and letters.
  if (holdingsIn(work.tx, partnershipId, personId, work.now).length === 0) takeKeysBack(work, membership)
  withdrawFromComingMeetings(work, partnershipId, personId)
  sendFarewell(work, membership)
}

/**
 * Links from letters and calendar addresses of this partnership open nothing any more, nor once somebody comes back; and
 * what a mail server that was away kept back tells them nothing.
 */
function takeKeysBack(work: Work, { partnershipId, personId }: Membership): void {
  const { tx, now } = work
  revokeLinks(tx, partnershipId, { personId, now })
  revokeFeedsIn(tx, partnershipId, { personId, now })
  withdrawLetters(work, { partnershipId, personId })
}
