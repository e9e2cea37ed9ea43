import type { Work } from '../access/work.ts'
import { type MemberInvitation, openInvitation } from './open-invitation.ts'
import { refuseUnlessMayDecideOn } from './policy.ts'

/** Asks a person into the partnership, in a role that the inviter may give. */
export function invitePerson(work: Work<'members.invite'>, wanted: MemberInvitation): { id: string } {
  refuseUnlessMayDecideOn(work.holdings, wanted.role)
  return openInvitation(work, work.partnershipId, wanted)
}
