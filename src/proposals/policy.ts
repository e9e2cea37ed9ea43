import { may } from '../access/permissions.ts'
import type { Reading, Work } from '../access/work.ts'
import { Refusal } from '../errors.ts'
import { type Proposal, proposalById, proposedWith, type Whose } from './store.ts'

type Here = Pick<Reading<'proposals.make'>, 'tx' | 'partnershipId' | 'holdings'>

/** The secretariat sees every proposal, a member those of their own organisations. */
export const seenBy = (reading: Pick<Here, 'holdings'>): Whose =>
  may('proposals.settle', reading)
    ? 'everybody'
    : { organisationIds: reading.holdings.map(held => held.organisationId) }

export const proposalInSight = (reading: Here, id: string): Proposal =>
  proposalById(reading.tx, reading.partnershipId, id, seenBy(reading))

/** The proposal, if nothing became of it yet. */
export function openProposal(work: Work<'proposals.make' | 'proposals.settle'>, id: string): Proposal {
  const proposal = proposalInSight(work, id)
  if (proposal.state !== 'open') throw new Refusal('conflict', inWords[proposal.state])
  return proposal
}

const inWords = {
  taken: 'This proposal is on an agenda already',
  declined: 'This proposal was declined',
  withdrawn: 'This proposal was taken back',
} as const

/** What came with a proposal opens to its organisation and the secretariat, and to all once it lies before a meeting. */
export function mayOpenProposed(reading: Reading<'papers.read'>, documentId: string): boolean {
  const proposed = proposedWith(reading.tx, reading.partnershipId, documentId)
  if (!proposed || proposed.state === 'taken') return true
  const isOwn = reading.holdings.some(held => held.organisationId === proposed.organisationId)
  return isOwn || may('proposals.settle', reading)
}
