import type { z } from 'zod'
import type { Work } from '../access/work.ts'
import { found, Refusal } from '../errors.ts'
import { renewInvitation } from '../memberships/invite-again.ts'
import { MemberInvitation, openInvitation } from '../memberships/open-invitation.ts'
import { chairsOf } from './store.ts'

export const ChairInvitation = MemberInvitation.omit({ role: true })

/** Invites somebody to chair a partnership that has lost its chair or never had one. */
export function appointChair(
  work: Work<'partnerships.create'>,
  partnershipId: string,
  wanted: z.output<typeof ChairInvitation>,
): void {
  openInvitation(work, partnershipId, { ...wanted, role: 'chair' })
}

/** Sends a chair's invitation again. */
export function inviteChairAgain(work: Work<'partnerships.create'>, partnershipId: string, id: string): void {
  const chair = found(
    chairsOf(work.tx, partnershipId).find(each => each.id === id),
    'invitation',
  )
  if (chair.startedAt !== null) throw new Refusal('conflict', 'They have accepted already')
  renewInvitation(work, partnershipId, id)
}
