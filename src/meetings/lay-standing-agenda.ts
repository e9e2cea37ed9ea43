import type { Work } from '../access/work.ts'
import { noteActivity } from '../activity/note-activity.ts'
import { Refusal } from '../errors.ts'
import { newItem } from './add-agenda-item.ts'
import { meetingWithOpenAgenda } from './agenda-policy.ts'
import { addAgendaItemRows, agendaItemsOf } from './agenda-store.ts'
import { templateById } from './templates-store.ts'

type LaysAgenda = Work<'agendas.arrange' | 'meetings.draft' | 'programmes.schedule' | 'dates.settle'>

/** Gives a meeting that has no agenda yet the partnership's quarterly one. */
export const layStandingAgenda = (work: LaysAgenda, meetingId: string): void => layAgenda(work, meetingId, 'quarterly')

/** Gives a meeting that has no agenda yet the items of a template. */
export function layAgenda(work: LaysAgenda, meetingId: string, templateId: string): void {
  meetingWithOpenAgenda(work.tx, work.partnershipId, meetingId)
  if (agendaItemsOf(work.tx, work.partnershipId, meetingId).length > 0)
    throw new Refusal('conflict', 'This meeting already has an agenda')
  const { items } = templateById(work.tx, work.partnershipId, templateId)
  if (items.length === 0) throw new Refusal('conflict', 'This template has no items. Add some to it first')
  addAgendaItemRows(
    work.tx,
    items.map((item, index) => newItem(work, meetingId, { ...item, id: work.ids.newId(), position: index + 1 })),
  )
  noteActivity(work, {
    deed: 'agenda.laid',
    subjectType: 'meeting',
    subjectId: meetingId,
    words: 'Started the agenda of a meeting from a template',
  })
}
