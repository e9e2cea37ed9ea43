import type { Work } from '../access/work.ts'
import { noteActivity } from '../activity/note-activity.ts'
import { found, Refusal } from '../errors.ts'
import { shortDate } from '../words.ts'
import { whyUnanswerable } from './answer-meeting.ts'
import { changeInvitation, type Invitation, invitationOf } from './invitations-store.ts'
import { meetingInSight } from './policy.ts'

/** The chair knows who it is: a substitute whom a calendar program named comes after all. */
export function confirmSubstitute(
  work: Work<'answers.enter'>,
  { meetingId, personId }: { meetingId: string; personId: string },
): Invitation {
  const meeting = meetingInSight(work, meetingId)
  const invitation = found(invitationOf(work.tx, work.partnershipId, { meetingId, personId }), 'invitation')
  const why = whyUnanswerable(meeting, work.now)
  if (why) throw new Refusal('conflict', why)
  if (!invitation.isSubstituteUnconfirmed) throw new Refusal('conflict', 'There is no substitute to confirm any more')
  changeInvitation(work.tx, work.partnershipId, invitation.id, { isSubstituteUnconfirmed: false })
  noteActivity(work, {
    deed: 'answer.substitute confirmed',
    subjectType: 'meeting',
    subjectId: meetingId,
    words: `Confirmed a substitute for the meeting on ${shortDate(meeting.heldOn)}`,
    organisationId: invitation.organisationId,
  })
  return { ...invitation, isSubstituteUnconfirmed: false }
}
