import { z } from 'zod'
import type { Work } from '../access/work.ts'
import { noteActivity } from '../activity/note-activity.ts'
import { keepDocument, type Upload } from '../documents/keep-document.ts'
import { InvalidInput } from '../errors.ts'
import { aLine, aText } from '../input.ts'
import { proposalInSight } from './policy.ts'
import { proposedKinds } from './states.ts'
import { addProposal, type Proposal } from './store.ts'

/** What a member says of an item they would like to see on an agenda; a paper may come beside it. */
export const ProposedItem = z.strictObject({
  title: aLine('Enter what the item is about').meta({ example: 'Training for letting agents' }),
  why: aText(2000, 'Say why the partnership should talk about it').meta({ example: 'Agents asked us for it' }),
  kind: z.enum(proposedKinds, { error: 'Choose what kind of item it is' }),
  minutesWanted: z
    .int({ error: 'Enter how many minutes it needs, as a whole number' })
    .min(1, { error: 'Enter 1 minute or more' })
    .max(480, { error: 'Enter 480 minutes or fewer' }),
  organisationId: z.uuid({ error: 'Choose the organisation you speak for' }).optional(),
})
export type ProposedItem = z.output<typeof ProposedItem>

/** A member proposes an item; it waits for chair or co-ordinator to take it onto an agenda or to decline it. */
export function proposeItem(
  work: Work<'proposals.make'>,
  proposed: ProposedItem & { file?: Upload['file'] | undefined },
): Proposal {
  const { organisationId: named, file, ...item } = proposed
  const organisationId = named ?? work.holdings[0]?.organisationId
  if (!organisationId || !work.holdings.some(held => held.organisationId === organisationId))
    throw new InvalidInput([{ field: 'organisationId', words: 'Choose an organisation you speak for' }])
  const id = work.ids.newId()
  addProposal(work.tx, {
    ...item,
    id,
    partnershipId: work.partnershipId,
    personId: work.actor.personId,
    organisationId,
    documentId: file ? keepDocument(work, { title: item.title, file }).id : null,
    createdAt: work.now,
    createdBy: work.actor.personId,
    updatedAt: work.now,
    updatedBy: work.actor.personId,
  })
  noteProposal(work, id, { deed: 'proposal.made', words: 'Proposed an item for an agenda' })
  return proposalInSight(work, id)
}

export function noteProposal(
  work: Work<'proposals.make' | 'proposals.settle'>,
  id: string,
  note: { deed: string; words: string },
): void {
  noteActivity(work, { ...note, subjectType: 'proposal', subjectId: id })
}
