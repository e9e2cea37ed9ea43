import type { Work } from '../access/work.ts'
import { noteActivity } from '../activity/note-activity.ts'
import { Refusal } from '../errors.ts'
import { shortDate } from '../words.ts'
import { type Meeting, meetingById } from './store.ts'
import { tellMembers as postLetters, toldInWords } from './tell.ts'

/** Tells everyone who does not know the meeting as it is now, after changes that were only saved. */
export function tellMembers(work: Work<'meetings.change'>, meetingId: string): Meeting {
  const meeting = meetingById(work.tx, work.partnershipId, meetingId)
  if (meeting.endsAt <= work.now) throw new Refusal('conflict', 'This meeting is over, so nobody needs to be told')
  const told = postLetters(work, meeting)
  if (told === 0) throw new Refusal('conflict', 'Everybody knows already, so no letter was sent')
  noteActivity(work, {
    deed: 'meeting.told',
    subjectType: 'meeting',
    subjectId: meetingId,
    words: `Sent news of the meeting on ${shortDate(meeting.heldOn)}${toldInWords(told)}`,
  })
  return meetingById(work.tx, work.partnershipId, meetingId)
}
