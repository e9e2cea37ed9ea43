import { z } from 'zod'
import type { Work } from '../access/work.ts'
import { AgendaItemContent, addAgendaItem } from '../meetings/add-agenda-item.ts'
import { layPaper } from '../meetings/add-paper.ts'
import { tellProposer } from './letters.ts'
import { openProposal, proposalInSight } from './policy.ts'
import { noteProposal } from './propose-item.ts'
import { changeProposal, type Proposal } from './store.ts'

/** Onto which agenda, and how. */
export const Taking = z.strictObject({
  meetingId: z.uuid({ error: 'Choose the meeting' }),
  minutesAllotted: AgendaItemContent.shape.minutesAllotted,
  section: AgendaItemContent.shape.section,
})

/** Takes a proposal onto an agenda, its paper with it, and tells whoever proposed it. */
export function takeProposal(
  work: Work<'proposals.settle'>,
  proposalId: string,
  { version, meetingId, ...place }: z.output<typeof Taking> & { version: number },
): Proposal {
  const { tx, partnershipId } = work
  const proposal = openProposal(work, proposalId)
  const { title, kind, why: note, organisationName: owner, documentId } = proposal
  const item = addAgendaItem(work, meetingId, AgendaItemContent.parse({ ...place, title, kind, note, owner }))
  if (documentId) layPaper(work, meetingId, { agendaItemId: item.id, documentId })
  const values = { state: 'taken' as const, meetingId, agendaItemId: item.id, settledAt: work.now }
  changeProposal(tx, { partnershipId, id: proposalId }, { version, at: work.now, by: work.actor.personId, values })
  noteProposal(work, proposalId, { deed: 'proposal.taken', words: 'Took a proposed item onto an agenda' })
  const taken = proposalInSight(work, proposalId)
  tellProposer(work, taken)
  return taken
}
