import { type House, inJob, type Work } from '../access/work.ts'
import { noteActivity } from '../activity/note-activity.ts'
import { londonDate } from '../clock.ts'
import { inviteToComingMeetings } from '../meetings/invites.ts'
import { begunAt } from './answer-invitation.ts'
import { membershipsToBegin, membershipsToEnd } from './dated-store.ts'
import { close } from './end-membership.ts'
import { sendWelcome } from './letters.ts'
import { changeMembership, type Membership } from './store.ts'
import { takeSeat } from './take-seat.ts'

/**
 * Begins every membership whose first day has come and ends every one whose last day is over, each by itself, so that
 * one that fails keeps no other waiting. A server that stood still catches up.
 */
export function turnMemberships(house: House): void {
  const today = londonDate(house.clock.now())
  const { tx } = house.database
  const faults = [
    ...attempt(house, membershipsToEnd(tx, today), close),
    ...attempt(house, membershipsToBegin(tx, today), begin),
  ]
  if (faults.length > 0) throw faults[0]
}

function attempt(house: House, due: Membership[], act: (work: Work, membership: Membership) => void): unknown[] {
  return due.flatMap(membership => {
    try {
      inJob(house, { permission: 'platform.operate', via: 'clockwork', here: { posts: [] } }, work =>
        act(work as Work, membership),
      )
      return []
    } catch (fault) {
      return [fault]
    }
  })
}

function begin(work: Work, membership: Membership): void {
  const { id, version, partnershipId, personId, organisationId } = membership
  changeMembership(work.tx, partnershipId, { id, version, values: begunAt(work.now) })
  takeSeat(work, partnershipId, organisationId)
  noteActivity(work, {
    deed: 'member.began',
    subjectType: 'membership',
    subjectId: id,
    words: 'Began a membership on its first day',
    organisationId,
    partnershipId,
  })
  sendWelcome(work, { ...membership, version: version + 1 })
  inviteToComingMeetings(work, partnershipId, personId)
}
