import { linkFor } from '../access/links.ts'
import type { Work } from '../access/work.ts'
import { cancellation, invitation as invitationText, type Parties, type Partstat } from '../calendar/ical.ts'
import { type Instant, later } from '../clock.ts'
import { NEUTRAL } from '../mail/neutral.ts'
import { post } from '../mail/post.ts'
import { partnershipById } from '../partnerships/store.ts'
import { knownAs, shortDate } from '../words.ts'
import { type Difference, differences, factsOf, whenOf } from './facts.ts'
import { eventFacts, type Guise, guiseFor } from './guise.ts'
import type { Invitation } from './invitations-store.ts'
import { pathTo } from './paths.ts'
import type { Answer } from './states.ts'
import type { Meeting } from './store.ts'

/** A withdrawal takes one person's invitation back; a cancellation is of the whole meeting. */
export type MeetingLetter = 'invitation' | 'update' | 'cancellation' | 'withdrawal'

interface ToSend {
  meeting: Meeting & { stampedAt: Instant }
  member: { personId: string; name: string; alias: string | null; email: string }
  invitation: Invitation
  letter: MeetingLetter
}

/** Posts one letter about the meeting to one person, with what their calendar makes of it. */
export function sendMeetingLetter(work: Work, toSend: ToSend): void {
  const { meeting, member, letter } = toSend
  const { mailFrom, publicUrl } = work.config
  const partnership = partnershipById(work.tx, meeting.partnershipId)
  const guise = guiseFor(partnership, { ...member, title: meeting.title, mailFrom })
  const takesOut = letter === 'cancellation' || letter === 'withdrawal'
  const answerUrl = takesOut ? '' : publicUrl + pathTo.answerByLink(answerLink(work, toSend))
  post(work, {
    kind: 'invitation',
    cause: `meeting ${meeting.id} ${letter} ${meeting.icalSequence} ${meeting.stampedAt} ${member.personId}`,
    to: member,
    subject: subjectOf(letter, meeting, guise.isNeutral ? NEUTRAL : partnership.shortName),
    template: takesOut ? 'meetings/mail/off.njk' : 'meetings/mail/invitation.njk',
    view: { ...viewOf(toSend, guise), answerUrl, meetingUrl: meetingUrlFor(work, meeting, guise) },
    fromName: guise.name,
    replyTo: guise.email,
    partnershipId: meeting.partnershipId,
    subjectId: meeting.id,
    calendar: {
      method: takesOut ? 'CANCEL' : 'REQUEST',
      uid: meeting.icalUid,
      text: calendarText(work, toSend, guise),
    },
  })
}

const answerLink = (work: Work, { meeting, member }: ToSend): string =>
  linkFor(work, {
    permission: 'answers.give',
    personId: member.personId,
    partnershipId: meeting.partnershipId,
    subjectId: meeting.id,
    expiresAt: later(meeting.endsAt, { days: 1 }),
  })

/** Neutral on purpose: no title and no name of a person stands in a list of mail. */
function subjectOf(letter: MeetingLetter, meeting: Meeting, whose: string): string {
  const on = shortDate(meeting.heldOn)
  const words: Record<MeetingLetter, string> = {
    invitation: `Invitation: ${whose}, ${on}`,
    update: `Changed: ${whose}, ${on}`,
    cancellation: `Cancelled: ${whose}, ${on}`,
    withdrawal: `Invitation withdrawn: ${whose}, ${on}`,
  }
  return words[letter]
}

function viewOf({ meeting, invitation, letter }: ToSend, guise: Guise) {
  const facts = factsOf(meeting)
  const changes = letter === 'update' ? differences(invitation.told ?? null, facts) : []
  return {
    letter,
    guise,
    summary: guise.summary,
    when: whenOf(facts),
    place: facts.place,
    joiningLink: facts.joiningLink,
    purpose: guise.isNeutral ? '' : facts.purpose,
    changes: changes.filter(({ what }) => !guise.isNeutral || ofTimeAndPlace(what)).map(inWords),
    isAskedAgain: changes.some(({ what }) => what === 'Date and time'),
    reason: meeting.cancelledReason ?? '',
  }
}

const ofTimeAndPlace = (what: string) => ['Date and time', 'Place', 'Joining link'].includes(what)
const inWords = ({ what, was, now }: Difference) => `${what}: was ${was}; now ${now}`

const meetingUrlFor = (work: Work, meeting: Meeting, guise: Guise): string =>
  guise.isNeutral ? '' : work.config.publicUrl + pathTo.meeting(meeting.partnershipId, meeting.id)

function calendarText(work: Work, { meeting, member, invitation, letter }: ToSend, guise: Guise): string {
  const facts = eventFacts(meeting, guise, work.config.publicUrl)
  const parties: Parties = {
    organiser: guise,
    attendee: { name: knownAs(member), email: member.email, partstat: partstats[invitation.answer] },
  }
  if (letter === 'cancellation' || letter === 'withdrawal')
    return cancellation(facts, parties, letter === 'cancellation')
  return invitationText(facts, parties)
}

const partstats: Record<Answer, Partstat> = {
  'needs action': 'NEEDSACTION',
  accepted: 'ACCEPTED',
  tentative: 'TENTATIVE',
  declined: 'DECLINED',
  delegated: 'DELEGATED',
}
