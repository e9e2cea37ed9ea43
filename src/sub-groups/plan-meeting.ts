import type { Work } from '../access/work.ts'
import { draftMeeting } from '../meetings/draft-meeting.ts'
import type { MeetingPlan } from '../meetings/meeting-plan.ts'
import type { Meeting } from '../meetings/store.ts'
import { subGroupById } from '../partnerships/sub-group-store.ts'
import { refuseEnded } from './policy.ts'

/** Plans a meeting of a sub-group, to which only its members will be asked. */
export function planGroupMeeting(
  work: Work<'meetings.draft'>,
  subGroupId: string,
  { template, ...plan }: MeetingPlan & { template?: string | undefined },
): Meeting {
  refuseEnded(subGroupById(work.tx, work.partnershipId, subGroupId))
  return draftMeeting(work, plan, { subGroupId, template })
}
