import { holdingsIn } from '../access/store.ts'
import type { Work } from '../access/work.ts'
import { cancellation, invitation as invitationText, type Parties, type Partstat } from '../calendar/ical.ts'
import type { Instant } from '../clock.ts'
import { NEUTRAL } from '../mail/neutral.ts'
import { post } from '../mail/post.ts'
import { partnershipById } from '../partnerships/store.ts'
import { knownAs, shortDate } from '../words.ts'
import { answerUrl } from './answer-link.ts'
import { answerSoFar } from './answer-so-far.ts'
import { type Difference, differences, factsOf, whenOf } from './facts.ts'
import { eventFacts, type Guise, guiseFor } from './guise.ts'
import type { Invitation } from './invitations-store.ts'
import { type Reader, sendersFor } from './organiser.ts'
import { pathTo } from './paths.ts'
import type { Answer } from './states.ts'
import type { Meeting } from './store.ts'
import type { CalendarEntry } from './tables.ts'

/**
 * A withdrawal takes one person's invitation back; a cancellation is of the whole meeting; a replacement takes an entry
 * out that the next letter puts in anew, at another address or as another event.
 */
export type MeetingLetter = 'invitation' | 'update' | 'cancellation' | 'withdrawal' | 'replacement'

/** A meeting's place among those that were scheduled together: its letter says so, because several come at once. */
export interface Among {
  number: number
  /** When each of them is, in order. */
  dates: string[]
}

export interface ToSend {
  meeting: Meeting
  reader: Reader
  invitation: Invitation
  letter: MeetingLetter
  /** What the letter makes of the reader's calendar, or takes out of it. */
  entry: CalendarEntry
  stampedAt: Instant
  among?: Among | undefined
}

/** Posts one letter about the meeting to one person, with what their calendar makes of it. */
export function sendMeetingLetter(work: Work, toSend: ToSend): void {
  const { meeting, reader, letter, entry } = toSend
  const partnership = partnershipById(work.tx, meeting.partnershipId)
  const guise = guiseFor(partnership, { ...reader, meeting })
  const takesOut = isTakingOut(letter)
  const _url = takesOut ? '' : answerUrl(work, toSend.meeting, toSend.reader.personId)
  post(work, {
    kind: 'invitation',
    cause: `meeting ${entry.uid} ${letter} ${entry.sequence} ${toSend.stampedAt} ${reader.personId}`,
    to: { personId: reader.personId, email: entry.address },
    subject: subjectOf(toSend, guise.isNeutral ? NEUTRAL : partnership.shortName),
    template: takesOut ? 'meetings/mail/off.njk' : 'meetings/mail/invitation.njk',
    view: {
      ...viewOf(toSend, guise),
      isMember: isMember(work, toSend),
      answerUrl: takesOut ? '' : answerUrl(work, meeting, reader.personId),
      meetingUrl: meetingUrlFor(work, meeting, guise),
    },
    fromName: guise.name,
    ...sendersFor(work, entry.organiser),
    partnershipId: meeting.partnershipId,
    subjectId: meeting.id,
    calendar: {
      method: takesOut ? 'CANCEL' : 'REQUEST',
      uid: entry.uid,
      text: calendarText(work, toSend, guise),
    },
  })
}

const isMember = ({ tx, now }: Work, { meeting, reader }: ToSend): boolean =>
  holdingsIn(tx, meeting.partnershipId, reader.personId, now).length > 0

const isTakingOut = (letter: MeetingLetter): boolean => letter !== 'invitation' && letter !== 'update'

/** Neutral on purpose: no title and no name of a person stands in a list of mail. */
function subjectOf({ letter, meeting, among }: ToSend, whose: string): string {
  const on = `${shortDate(meeting.heldOn)}${among ? ` (${among.number} of ${among.dates.length})` : ''}`
  const words: Record<MeetingLetter, string> = {
    invitation: `Invitation: ${whose}, ${on}`,
    update: `Changed: ${whose}, ${on}`,
    cancellation: `Cancelled: ${whose}, ${on}`,
    withdrawal: `Invitation withdrawn: ${whose}, ${on}`,
    replacement: `Invitation replaced: ${whose}, ${on}`,
  }
  return words[letter]
}

function viewOf({ meeting, invitation, letter, among }: ToSend, guise: Guise) {
  const facts = factsOf(meeting)
  const changes = letter === 'update' ? differences(invitation.told ?? null, facts) : []
  return {
    letter,
    among: among ?? null,
    guise,
    summary: guise.summary,
    when: whenOf(facts),
    place: facts.place,
    joiningLink: facts.joiningLink,
    purpose: guise.isNeutral ? '' : facts.purpose,
    changes: changes.filter(({ what }) => !guise.isNeutral || ofTimeAndPlace(what)).map(inWords),
    isAskedAgain: changes.some(({ what }) => what === 'Date and time'),
    answerSoFar: answerSoFar(
      invitation.answer,
      changes.some(({ what }) => what === 'Place' || what === 'Joining link'),
    ),
    reason: guise.isNeutral ? '' : (meeting.cancelledReason ?? ''),
  }
}

const ofTimeAndPlace = (what: string) => ['Date and time', 'Place', 'Joining link'].includes(what)
const inWords = ({ what, was, now }: Difference) => `${what}: was ${was}; now ${now}`

const meetingUrlFor = (work: Work, meeting: Meeting, guise: Guise): string =>
  guise.isNeutral ? '' : work.config.publicUrl + pathTo.meeting(meeting.partnershipId, meeting.id)

function calendarText(work: Work, toSend: ToSend, guise: Guise): string {
  const { meeting, reader, invitation, letter, entry, stampedAt } = toSend
  const event = { ...meeting, icalUid: entry.uid, icalSequence: entry.sequence, stampedAt }
  const facts = eventFacts(event, guise, work.config.publicUrl)
  const parties: Parties = {
    organiser: { name: guise.name, email: entry.organiser },
    attendee: { name: knownAs(reader), email: entry.address, partstat: partstats[invitation.answer] },
  }
  if (!isTakingOut(letter)) return invitationText(facts, parties)
  // An entry of an event that is over for all says so, whoever is asked to the one in its place.
  return cancellation(facts, parties, letter === 'cancellation' || entry.uid !== meeting.icalUid)
}

const partstats: Record<Answer, Partstat> = {
  'needs action': 'NEEDSACTION',
  accepted: 'ACCEPTED',
  tentative: 'TENTATIVE',
  declined: 'DECLINED',
  delegated: 'DELEGATED',
}
