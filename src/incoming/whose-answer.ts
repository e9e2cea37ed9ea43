import type { Work } from '../access/work.ts'
import type { Replier, Reply } from '../calendar/read-reply.ts'
import { letterAboutEvent } from '../mail/sent-letters-store.ts'
import { invitationOf } from '../meetings/invitations-store.ts'
import { meetingByUid } from '../meetings/store.ts'
import { personByEmail, personById } from '../people/store.ts'
import { isMeetingHere } from './store.ts'
import type { Delivered, Verdict } from './verdict.ts'

export interface Claim {
  meeting: { id: string; partnershipId: string }
  personId: string
  replier: Replier
  /** Why it is not to be believed without somebody looking, where it is not. */
  doubt: string | undefined
}

interface Said extends Delivered {
  reply: Reply
}

/**
 * Whose answer it is: the attendee decides, whoever's reply address it came to. Their own address proves it; without
 * it only their mail server's signature does. What stands in From proves nothing.
 */
export function whoseAnswer(work: Work<'incoming.take'>, said: Said): Claim | Verdict {
  const { reply, owner } = said
  const meeting = meetingByUid(work.tx, reply.uid)
  if (!meeting) return formerEvent(work, said) ?? unknownMeeting(said)
  const claims = reply.repliers.flatMap(replier => {
    const personId = invitedAs(work, meeting, { address: replier.address, uid: reply.uid })
    return personId ? [{ meeting, personId, replier }] : inPlaceOf(work, meeting, { replier, uid: reply.uid })
  })
  const claim = claims.find(each => each.personId === owner?.personId) ?? claims[0]
  return claim ? { ...claim, doubt: doubtOn(work, claim, said) } : unknownAttendee(meeting, said)
}

/** Whom this address was invited as, now or when the letter went out. */
function invitedAs(
  { tx }: Work,
  meeting: Claim['meeting'],
  { address, uid }: { address: string; uid: string },
): string | undefined {
  const candidates = [personByEmail(tx, address)?.id, letterAboutEvent(tx, address, uid)?.personId ?? undefined]
  return candidates.find(
    personId => personId && invitationOf(tx, meeting.partnershipId, { meetingId: meeting.id, personId }),
  )
}

/** A substitute who says that they come speaks for whoever named them (RFC 5546 §3.2.3). */
function inPlaceOf(work: Work, meeting: Claim['meeting'], { replier, uid }: { replier: Replier; uid: string }) {
  const from = replier.delegatedFrom
  const personId = from && invitedAs(work, meeting, { address: from, uid })
  if (!personId || !['ACCEPTED', 'TENTATIVE'].includes(replier.partstat)) return []
  const delegator = { ...replier, address: from, partstat: 'DELEGATED', delegatedTo: replier.address }
  return [{ meeting, personId, replier: delegator }]
}

function doubtOn({ tx }: Work, claim: Omit<Claim, 'doubt'>, { owner, letter, authenticatedDomains, tooMany }: Said) {
  if (tooMany) return tooMany
  const { address } = claim.replier
  // Who reads an address that they have left may be anybody by now.
  if (personById(tx, claim.personId)?.email !== address) return `It speaks for ${address}, which they have left`
  if (owner?.personId === claim.personId && owner.partnershipId === claim.meeting.partnershipId) return undefined
  if (letter.from !== address) {
    const from = letter.from || 'an address that cannot be read'
    return owner
      ? `It came to another member’s reply address, from ${from}, and speaks for ${address}`
      : `It came from ${from}, and speaks for ${address}`
  }
  if (isVouchedFor(address, authenticatedDomains)) return undefined
  return `Nothing proves that it comes from ${address}: it did not come to their own reply address, and no signature of their mail server stands on it`
}

/** Whether one of these domains is the address's own, or above it. */
function isVouchedFor(address: string, domains: readonly string[]): boolean {
  const own = address.slice(address.lastIndexOf('@') + 1)
  return domains
    .map(domain => domain.toLowerCase().replace(/\.$/, ''))
    .some(domain => domain.includes('.') && (own === domain || own.endsWith(`.${domain}`)))
}

/** A meeting that was cancelled and brought back is another event; whoever answers the former one has been asked anew. */
function formerEvent({ tx }: Work, { reply }: Said): Verdict | undefined {
  const letter = reply.repliers.map(each => letterAboutEvent(tx, each.address, reply.uid)).find(each => each)
  const { partnershipId, personId, subjectId } = letter ?? {}
  if (!partnershipId || !subjectId || !isMeetingHere(tx, partnershipId, subjectId)) return undefined
  const why = 'It answers the meeting as it was before it was cancelled and brought back'
  return { kind: 'answer', state: 'ignored', why, partnershipId, personId: personId ?? null, meetingId: subjectId }
}

const unknownMeeting = ({ owner, reply }: Said): Verdict =>
  owner
    ? { kind: 'answer', state: 'parked', why: 'It answers a meeting that is not known here', ...owner, ...seen(reply) }
    : { kind: 'answer', state: 'ignored', why: 'It answers no meeting that is known here' }

/** Passed on to somebody else, perhaps: whoever's reply address it came to is the one to ask. */
function unknownAttendee(meeting: Claim['meeting'], { owner, reply }: Said): Verdict {
  const about = { partnershipId: meeting.partnershipId, meetingId: meeting.id, ...seen(reply) }
  const who = reply.repliers[0]?.address
  if (!who) return { kind: 'answer', state: 'parked', why: 'It does not say who answers', ...about }
  if (owner?.partnershipId === meeting.partnershipId)
    return {
      kind: 'answer',
      state: 'parked',
      why: `It speaks for ${who}, who is not invited; the invitation may have been passed on`,
      ...about,
      personId: owner.personId,
    }
  return { kind: 'answer', state: 'ignored', why: `It speaks for ${who}, who is not invited`, ...about }
}

/** What such an answer says, for whoever decides about it. */
const seen = ({ repliers: [first], sequence, stampedAt }: Reply) => ({
  partstat: first?.partstat ?? null,
  comment: first?.note || null,
  sequence: sequence ?? null,
  stampedAt: stampedAt ?? null,
})
