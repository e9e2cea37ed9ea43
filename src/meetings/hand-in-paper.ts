import type { z } from 'zod'
import type { Reading, Work } from '../access/work.ts'
import { Refusal } from '../errors.ts'
import { addPaper, type PaperContent } from './add-paper.ts'
import { agendaItemById } from './agenda-store.ts'
import { papersFor } from './papers-store.ts'
import { meetingInSight } from './policy.ts'

type Handed = Pick<z.output<typeof PaperContent>, 'title'> & Pick<Parameters<typeof addPaper>[2], 'file'>

/** A member sends the paper that an item expects from their organisation; until it is there, and not after. */
export function handInPaper(
  work: Work<'papers.hand-in'>,
  { meetingId, itemId }: { meetingId: string; itemId: string },
  paper: Handed,
): { id: string } {
  const { tx, partnershipId } = work
  const { id } = meetingInSight(work, meetingId)
  const item = agendaItemById(tx, { partnershipId, meetingId }, itemId)
  const isPaperOwed = !papersFor(tx, partnershipId, id).some(each => each.agendaItemId === itemId)
  if (!owesPaper(work, { ...item, isPaperOwed }))
    throw new Refusal('conflict', 'No paper is expected from you for this item. Send it to the co-ordinator instead')
  return addPaper(work, meetingId, { ...paper, agendaItemId: itemId })
}

/** Whether somebody acts for the organisation that an item still waits for. */
export const owesPaper = (
  { holdings }: Pick<Reading<'papers.hand-in'>, 'holdings'>,
  item: { isPaperOwed: boolean; paperFromOrganisationId: string | null },
): boolean => item.isPaperOwed && holdings.some(held => held.organisationId === item.paperFromOrganisationId)
