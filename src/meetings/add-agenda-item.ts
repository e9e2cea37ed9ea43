import { z } from 'zod'
import type { Work } from '../access/work.ts'
import { noteActivity } from '../activity/note-activity.ts'
import { aLine, aText, aTick } from '../input.ts'
import { fourPs } from '../partnerships/four-ps.ts'
import { bySection } from './agenda-order.ts'
import { meetingWithOpenAgenda, refuseClosedContent, refuseForeignPaperOwner } from './agenda-policy.ts'
import { type AgendaItem, addAgendaItemRows, agendaItemById, agendaItemsOf } from './agenda-store.ts'
import { keepOrder } from './move-agenda-item.ts'
import { agendaFills, agendaItemKinds } from './states.ts'

/** What a chair or co-ordinator says of an item. */
export const AgendaItemContent = z.strictObject({
  title: aLine('Enter what the item is about').meta({ example: 'Training for front-of-house staff' }),
  kind: z.enum(agendaItemKinds, { error: 'Choose what kind of item it is' }),
  owner: aText(200).default(''),
  minutesAllotted: z
    .int({ error: 'Enter how many minutes it takes, as a whole number' })
    .min(0, { error: 'Enter 0 minutes or more' })
    .max(480, { error: 'Enter 480 minutes or fewer' }),
  fourP: z.enum(fourPs, { error: 'Choose one of the four Ps, or none' }).optional(),
  note: aText(2000).default(''),
  listsActions: aTick(),
  section: aText(100)
    .regex(/^[^\p{Cc}]*$/u, { error: 'Use one line, without control characters' })
    .default('')
    .meta({ description: 'The heading it stands under; items of one section follow each other' }),
  fills: z
    .array(z.enum(agendaFills, { error: 'Choose from the list' }))
    .default([])
    .meta({ description: 'What the platform writes under it, from what it knows on the day it is read' }),
  paperFromOrganisationId: z.uuid({ error: 'Choose an organisation from the list' }).optional(),
  paperFromPersonId: z.uuid({ error: 'Choose a person from the list' }).optional(),
})
export type AgendaItemContent = z.output<typeof AgendaItemContent>

/** Puts an item at the end of its section, or of the agenda. */
export function addAgendaItem(
  work: Work<'agendas.arrange' | 'proposals.settle'>,
  meetingId: string,
  content: AgendaItemContent,
): AgendaItem {
  const meeting = meetingWithOpenAgenda(work.tx, work.partnershipId, meetingId)
  refuseClosedContent(content)
  refuseForeignPaperOwner(work, content)
  const last = agendaItemsOf(work.tx, work.partnershipId, meetingId).at(-1)
  const id = work.ids.newId()
  addAgendaItemRows(work.tx, [newItem(work, meeting.id, { ...content, id, position: (last?.position ?? 0) + 1 })])
  keepOrder(work, bySection(agendaItemsOf(work.tx, work.partnershipId, meetingId)))
  noteActivity(work, {
    deed: 'agenda.item-added',
    subjectType: 'meeting',
    subjectId: meetingId,
    words: 'Added an item to the agenda of a meeting',
  })
  return agendaItemById(work.tx, { partnershipId: work.partnershipId, meetingId }, id)
}

type NewItem = Partial<AgendaItemContent> & Pick<AgendaItemContent, 'title' | 'kind'> & { id: string; position: number }

/** A new item as a row. */
export const newItem = (
  work: Work<'agendas.arrange' | 'proposals.settle' | 'meetings.draft' | 'programmes.schedule' | 'dates.settle'>,
  meetingId: string,
  item: NewItem,
) => ({
  ...item,
  fourP: item.fourP ?? null,
  partnershipId: work.partnershipId,
  meetingId,
  createdAt: work.now,
  createdBy: work.actor.personId,
  updatedAt: work.now,
  updatedBy: work.actor.personId,
})
