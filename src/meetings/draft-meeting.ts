import type { Work } from '../access/work.ts'
import { noteActivity } from '../activity/note-activity.ts'
import { londonDate } from '../clock.ts'
import { shortDate } from '../words.ts'
import { layAgenda } from './lay-standing-agenda.ts'
import { columnsOf, type MeetingPlan } from './meeting-plan.ts'
import { usualPapersDue } from './papers-due.ts'
import { addMeeting, type Meeting, meetingById } from './store.ts'

/** Plans a meeting that only chair and co-ordinator see; nobody is asked yet. */
export function draftMeeting(
  work: Work<'meetings.draft' | 'programmes.schedule' | 'dates.settle'>,
  plan: MeetingPlan,
  template?: string,
): Meeting {
  const { tx, partnershipId, now, actor, ids } = work
  const id = ids.newId()
  addMeeting(tx, {
    ...columnsOf({ ...plan, papersDueOn: plan.papersDueOn ?? usualPapersDue(plan.heldOn, londonDate(now)) }, work),
    id,
    partnershipId,
    state: 'draft',
    icalUid: ids.newRandomId(),
    revisedAt: now,
    createdAt: now,
    createdBy: actor.personId,
    updatedAt: now,
    updatedBy: actor.personId,
  })
  noteActivity(work, {
    deed: 'meeting.drafted',
    subjectType: 'meeting',
    subjectId: id,
    words: `Drafted a meeting for ${shortDate(plan.heldOn)}`,
  })
  if (template) layAgenda(work, id, template)
  return meetingById(tx, partnershipId, id)
}
