import type { Work } from '../access/work.ts'
import { removeDocumentRow } from '../documents/store.ts'
import { Refusal } from '../errors.ts'
import { openProposal, proposalInSight } from './policy.ts'
import { noteProposal } from './propose-item.ts'
import { changeProposal, type Proposal } from './store.ts'

/** Takes back what one's own organisation proposed, and the paper that came with it. */
export function withdrawProposal(work: Work<'proposals.make'>, proposalId: string, version: number): Proposal {
  const { tx, partnershipId, now, actor } = work
  const { organisationId, documentId } = openProposal(work, proposalId)
  if (!work.holdings.some(held => held.organisationId === organisationId))
    throw new Refusal('forbidden', 'Only the organisation that proposed it can take it back')
  changeProposal(
    tx,
    { partnershipId, id: proposalId },
    { version, at: now, by: actor.personId, values: { state: 'withdrawn', settledAt: now, documentId: null } },
  )
  if (documentId) removeDocumentRow(tx, partnershipId, { id: documentId, now })
  noteProposal(work, proposalId, { deed: 'proposal.withdrawn', words: 'Took a proposed item back' })
  return proposalInSight(work, proposalId)
}
