import type { Work } from '../access/work.ts'
import { noteActivity } from '../activity/note-activity.ts'
import { londonDate } from '../clock.ts'
import { shortDate } from '../words.ts'
import { layAgenda } from './lay-standing-agenda.ts'
import { columnsOf, type MeetingPlan } from './meeting-plan.ts'
import { usualPapersDue } from './papers-due.ts'
import { addMeeting, type Meeting, meetingById } from './store.ts'

/** Plans a meeting, of the partnership or of a sub-group, that only those who run it see; nobody is asked yet. */
export function draftMeeting(
  work: Work<'meetings.draft' | 'programmes.schedule' | 'dates.settle'>,
  plan: MeetingPlan,
  { template, subGroupId = null }: { template?: string | undefined; subGroupId?: string | null } = {},
): Meeting {
  const { tx, partnershipId, now, actor, ids } = work
  const id = ids.newId()
  addMeeting(tx, {
    ...columnsOf({ ...plan, papersDueOn: plan.papersDueOn ?? usualPapersDue(plan.heldOn, londonDate(now)) }, work),
    id,
    partnershipId,
    subGroupId,
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
