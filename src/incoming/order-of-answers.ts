import type { Reply } from '../calendar/read-reply.ts'
import type { Instant } from '../clock.ts'
import { whyUnanswerable } from '../meetings/answer-meeting.ts'
import { factsOf, isMoved } from '../meetings/facts.ts'
import type { Invitation } from '../meetings/invitations-store.ts'
import type { Meeting } from '../meetings/store.ts'

interface InQuestion {
  /** Somebody proposes another time: the one they name is not the one they answer. */
  isProposal: boolean
  meeting: Meeting
  invitation: Invitation | undefined
  reply: Reply
  sequence: number
  stampedAt: Instant
  now: Instant
}

/** Why an answer by mail changes nothing, if so: it comes too late, or a later one is known. */
export function whyNotCounted(asked: InQuestion): string | undefined {
  const { meeting, invitation, now } = asked
  if (invitation?.withdrawnAt) return 'They are no longer invited to this meeting'
  const why = whyUnanswerable(meeting, now)
  if (why) return why
  if (answersEarlierTime(asked)) return 'It answers an earlier version of the meeting, which has changed since'
  return invitation && whyOvertaken(asked, invitation)
}

/** Whether what they answered is no longer what is planned. */
function answersEarlierTime({ isProposal, meeting, invitation, reply, sequence }: InQuestion): boolean {
  if (!isProposal && reply.sequence === undefined && reply.startsAt && reply.startsAt !== meeting.startsAt) return true
  const told = invitation?.told
  // Moved, and not told yet: whatever they answer is about the time before.
  if (told && isMoved(told, factsOf(meeting))) return true
  return sequence < (invitation?.toldSequence ?? 0)
}

/** The latest human answer wins: of mails by SEQUENCE and DTSTAMP (RFC 5546 §2.1.5), of any other by when it was given. */
function whyOvertaken({ sequence, stampedAt }: InQuestion, invitation: Invitation): string | undefined {
  const { repliedSequence, repliedStampedAt, answeredAt, answeredVia } = invitation
  if (answeredAt && answeredVia !== 'mailbox' && answeredAt > stampedAt) return 'They have given a later answer since'
  if (repliedSequence === null || repliedStampedAt === null) return undefined
  if (sequence === repliedSequence && stampedAt === repliedStampedAt) return 'The same answer has come before'
  const isOlder = sequence < repliedSequence || (sequence === repliedSequence && stampedAt < repliedStampedAt)
  return isOlder ? 'A later answer of theirs has come before it' : undefined
}
