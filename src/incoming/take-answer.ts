import type { Work } from '../access/work.ts'
import { oneLine } from '../calendar/plain-note.ts'
import type { Replier, Reply } from '../calendar/read-reply.ts'
import { later } from '../clock.ts'
import { found, Refusal } from '../errors.ts'
import { type MeetingAnswer, recordAnswer } from '../meetings/answer-meeting.ts'
import { invitationOf } from '../meetings/invitations-store.ts'
import { type Meeting, meetingById } from '../meetings/store.ts'
import { personById } from '../people/store.ts'
import { clearUndeliverable } from '../people/undeliverable.ts'
import { whyNotCounted } from './order-of-answers.ts'
import type { About, Delivered, Verdict } from './verdict.ts'
import { type Claim, whoseAnswer } from './whose-answer.ts'

interface Said extends Delivered {
  method: 'REPLY' | 'COUNTER'
  reply: Reply
}

const answersOf: Record<string, MeetingAnswer['answer']> = {
  ACCEPTED: 'accepted',
  TENTATIVE: 'tentative',
  DECLINED: 'declined',
  DELEGATED: 'delegated',
}

/** Does what a calendar program answered, where it counts; otherwise says why it waits or changes nothing. */
export function takeAnswer(work: Work<'incoming.take'>, said: Said): Verdict {
  const claim = whoseAnswer(work, said)
  if (!('replier' in claim)) return claim
  const { meeting: at, personId, replier } = claim
  const meeting = meetingById(work.tx, at.partnershipId, at.id)
  const invitation = invitationOf(work.tx, at.partnershipId, { meetingId: at.id, personId })
  const stamped = stampOf(said.reply, meeting, work.now)
  const about: About = { ...aboutOf(claim, said.reply), ...stamped }
  const isProposal = said.method === 'COUNTER'
  const kind = isProposal ? 'other time' : 'answer'
  const why = whyNotCounted({ isProposal, meeting, invitation, reply: said.reply, ...stamped, now: work.now })
  if (why) return { kind, state: 'ignored', why, ...withoutWords(about) }
  if (claim.doubt) return { kind, state: 'parked', why: claim.doubt, ...about }
  const trouble = replier.partstat === 'NEEDS-ACTION' ? undefined : apply(work, said, { claim, stamped })
  if (trouble) return { kind, state: 'parked', why: trouble, ...about }
  if (isProposal) return { kind, state: 'parked', why: whyProposed(about), ...about }
  if (replier.partstat === 'NEEDS-ACTION')
    return { kind, state: 'ignored', why: 'It does not say whether they come', ...withoutWords(about) }
  return { kind, state: 'taken', why: 'The answer counts', ...withoutWords(about) }
}

/** Keeps the answer as the person's own; says what stands in the way, if something does. */
function apply(
  work: Work<'incoming.take'>,
  { letter, reply }: Said,
  { claim, stamped }: { claim: Claim; stamped: Stamp },
): string | undefined {
  const { replier, personId, meeting } = claim
  const answer = answersOf[replier.partstat]
  if (!answer) return 'It gives an answer that is none of coming, maybe, not coming or a substitute'
  const person = found(personById(work.tx, personId), 'person')
  const isOther = letter.from !== '' && letter.from !== replier.address && letter.from !== person.email
  try {
    recordAnswer(
      ofPerson(work, meeting.partnershipId, person),
      {
        meetingId: meeting.id,
        personId,
        channel: 'mailbox',
        byMail: { ...stamped, from: isOther ? letter.from : null },
      },
      {
        answer,
        note: replier.note,
        ...(answer === 'delegated' ? { substituteName: substituteOf(replier, reply) } : {}),
      },
    )
  } catch (refusal) {
    if (refusal instanceof Refusal) return refusal.message
    throw refusal
  }
  // Who answers a letter has had it.
  if (replier.address === person.email) clearUndeliverable(work, person.email, 'its reader')
  return undefined
}

/** The person's own right to answer, as whoever writes from their mailbox has it. */
const ofPerson = (
  work: Work<'incoming.take'>,
  partnershipId: string,
  { id, name }: { id: string; name: string },
): Work<'answers.take'> => ({
  ...work,
  permission: 'answers.take',
  actor: { personId: id, name, via: 'mail' },
  partnershipId,
  holdings: [],
})

interface Stamp {
  sequence: number
  stampedAt: string
}

/** A clock that is far ahead, or a number that was never given out, must not silence every answer after it. */
function stampOf(reply: Reply, meeting: Meeting, now: string): Stamp {
  const stampedAt = reply.stampedAt ?? now
  return {
    sequence: Math.min(reply.sequence ?? meeting.icalSequence, meeting.icalSequence),
    stampedAt: stampedAt > later(now, { days: 1 }) ? now : stampedAt,
  }
}

const substituteOf = (replier: Replier, reply: Reply): string => {
  const named = reply.repliers.find(each => each.address === replier.delegatedTo)
  return oneLine(named?.name || replier.delegatedTo || 'Somebody not named')
}

const aboutOf = ({ meeting, personId, replier }: Claim, reply: Reply) => ({
  partnershipId: meeting.partnershipId,
  meetingId: meeting.id,
  personId,
  partstat: replier.partstat.slice(0, 40),
  comment: replier.note || null,
  delegatedTo: replier.partstat === 'DELEGATED' ? substituteOf(replier, reply) : null,
  proposedStartsAt: reply.startsAt ?? null,
  proposedEndsAt: reply.endsAt ?? null,
})

/** What somebody wrote is kept with the answer, and nowhere else. */
const withoutWords = (about: About): About => ({ ...about, comment: null })

const whyProposed = ({ proposedStartsAt }: About): string =>
  proposedStartsAt ? 'They propose another time' : 'They propose another time, but it cannot be read'
