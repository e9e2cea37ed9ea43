import { z } from 'zod'
import type { Work } from '../access/work.ts'
import { aText } from '../input.ts'
import { tellProposer } from './letters.ts'
import { openProposal, proposalInSight } from './policy.ts'
import { noteProposal } from './propose-item.ts'
import { changeProposal, type Proposal } from './store.ts'

export const Declining = z.strictObject({
  reason: aText(1000, 'Say why, in words for whoever proposed it').meta({
    example: 'The agenda for March is full; ask again for June',
  }),
})

/** Declines a proposal, and tells whoever made it why. */
export function declineProposal(
  work: Work<'proposals.settle'>,
  proposalId: string,
  { version, reason }: z.output<typeof Declining> & { version: number },
): Proposal {
  openProposal(work, proposalId)
  changeProposal(
    work.tx,
    { partnershipId: work.partnershipId, id: proposalId },
    { version, at: work.now, by: work.actor.personId, values: { state: 'declined', reason, settledAt: work.now } },
  )
  noteProposal(work, proposalId, { deed: 'proposal.declined', words: 'Declined a proposed item' })
  const declined = proposalInSight(work, proposalId)
  tellProposer(work, declined)
  return declined
}
