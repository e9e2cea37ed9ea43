import type { Work } from '../access/work.ts'
import { noteActivity } from '../activity/note-activity.ts'
import { Refusal } from '../errors.ts'
import { newItem } from './add-agenda-item.ts'
import { meetingWithOpenAgenda } from './agenda-policy.ts'
import { addAgendaItemRows, agendaItemsOf } from './agenda-store.ts'
import { standingAgenda } from './standing-agenda.ts'

/** Gives a meeting that has no agenda yet the standing one. */
export function layStandingAgenda(
  work: Work<'agendas.arrange' | 'meetings.draft' | 'programmes.schedule' | 'dates.settle'>,
  meetingId: string,
): void {
  meetingWithOpenAgenda(work.tx, work.partnershipId, meetingId)
  if (agendaItemsOf(work.tx, work.partnershipId, meetingId).length > 0)
    throw new Refusal('conflict', 'This meeting already has an agenda')
  addAgendaItemRows(
    work.tx,
    standingAgenda.map((item, index) =>
      newItem(work, meetingId, { ...item, id: work.ids.newId(), position: index + 1 }),
    ),
  )
  noteActivity(work, {
    deed: 'agenda.laid',
    subjectType: 'meeting',
    subjectId: meetingId,
    words: 'Started the agenda of a meeting from the standing one',
  })
}
