import type { Work } from '../access/work.ts'
import { noteActivity } from '../activity/note-activity.ts'
import { found, Refusal } from '../errors.ts'
import { shortDate } from '../words.ts'
import { invitationOf } from './invitations-store.ts'
import { type Meeting, meetingById } from './store.ts'
import { tell } from './tell.ts'
import { letterFor, membersToAsk } from './telling.ts'

/** Sends one member the meeting as it is now once more, where their letter was lost or never came. */
export function sendAgain(work: Work<'meetings.change'>, meetingId: string, personId: string): void {
  const meeting = meetingById(work.tx, work.partnershipId, meetingId)
  if (meeting.state === 'draft' || meeting.state === 'held' || meeting.endsAt <= work.now)
    throw new Refusal('conflict', 'There is nothing to send again about this meeting')
  const member = found(
    membersToAsk(work, work.partnershipId, meeting.subGroupId).find(each => each.personId === personId),
    'member',
  )
  const invitation = found(invitationOf(work.tx, work.partnershipId, { meetingId, personId }), 'invitation')
  // What took it out of their calendar can be tried again as it was written; what stands in no calendar must not go in.
  if (invitation.withdrawnAt && !invitation.entry) throw new Refusal('conflict', 'They are not invited any more')
  if (!invitation.told) throw new Refusal('conflict', 'They have had no letter about this meeting yet')
  const letter = letterFor(meeting, invitation, member)?.letter ?? lastLetter(meeting)
  tell(work, meeting, [{ reader: member, invitation, letter }])
  noteActivity(work, {
    deed: 'meeting.sent again',
    subjectType: 'meeting',
    subjectId: meetingId,
    words: `Sent somebody the letter about the meeting on ${shortDate(meeting.heldOn)} again`,
  })
}

/** To somebody who knows the meeting as it is: what they were told last, once more. */
const lastLetter = ({ state }: Meeting) => (state === 'cancelled' ? 'cancellation' : 'invitation')
