import type { Work } from '../access/work.ts'
import { noteActivity } from '../activity/note-activity.ts'
import { InvalidInput, Refusal } from '../errors.ts'
import { shortDate } from '../words.ts'
import type { Among } from './letters.ts'
import { pathTo } from './paths.ts'
import { changeMeetingRow, type Meeting, meetingById } from './store.ts'
import { inviteMembers, tellMembers, toldInWords } from './tell.ts'
import type { Telling } from './telling.ts'

/** Makes a draft a meeting that members are asked to, now or later. */
export function scheduleMeeting(
  work: Work<'meetings.schedule' | 'programmes.schedule' | 'dates.settle'>,
  meetingId: string,
  { version, tell, among }: { version: number; tell: Telling; among?: Among | undefined },
): Meeting {
  const draft = meetingById(work.tx, work.partnershipId, meetingId)
  refuseUnlessDraft(draft)
  if (draft.startsAt <= work.now)
    throw new InvalidInput([{ field: 'heldOn', words: 'The meeting must be in the future. Change its date first' }])
  changeMeetingRow(work.tx, draft, {
    version,
    at: work.now,
    by: work.actor.personId,
    values: { state: 'scheduled', revisedAt: work.now },
  })
  const meeting = meetingById(work.tx, work.partnershipId, meetingId)
  inviteMembers(work, meeting)
  const told = tell === 'send' ? tellMembers(work, meeting, among) : 0
  noteActivity(work, {
    deed: 'meeting.scheduled',
    subjectType: 'meeting',
    subjectId: meetingId,
    words: `Scheduled the meeting on ${shortDate(meeting.heldOn)}${toldInWords(told)}`,
  })
  return meetingById(work.tx, work.partnershipId, meetingId)
}

/** Only a draft can be scheduled. */
export function refuseUnlessDraft(meeting: Meeting): void {
  if (meeting.state === 'cancelled')
    throw new Refusal('conflict', 'This meeting is cancelled. Plan another instead', theMeeting(meeting))
  if (meeting.state !== 'draft') throw new Refusal('conflict', 'This meeting is scheduled already', theMeeting(meeting))
}

/** Where whoever came too late can see what became of it. */
const theMeeting = ({ partnershipId, id }: Meeting) => ({
  text: 'Go to the meeting',
  href: pathTo.meeting(partnershipId, id),
})
