import type { Work } from '../access/work.ts'
import type { Instant } from '../clock.ts'
import { needsNeutral } from '../mail/neutral.ts'
import { partnershipById } from '../partnerships/store.ts'
import { counted } from '../words.ts'
import { newStamp } from './event-stamp.ts'
import { factsOf } from './facts.ts'
import { addInvitation, type Invitation, invitationsByPerson } from './invitations-store.ts'
import { type Among, type MeetingLetter, sendMeetingLetter } from './letters.ts'
import { entryOf, organiserFor, type Reader } from './organiser.ts'
import { type Meeting, meetingById, raiseSequence } from './store.ts'
import type { CalendarEntry } from './tables.ts'
import { membersToAsk, peopleToTell } from './telling.ts'
import { noteTold } from './told-store.ts'

/** One reader, what they are told, and what their calendar holds before and after. */
interface ToPost {
  reader: Reader
  invitation: Invitation
  letter: MeetingLetter
  among?: Among | undefined
  held: CalendarEntry | undefined
  organiser: string
}

/** Asks every member to the meeting, without a letter: they may answer from now on. */
export function inviteMembers(work: Work, meeting: Meeting): void {
  const asked = invitationsByPerson(work.tx, meeting.partnershipId, meeting.id)
  for (const member of membersToAsk(work, meeting.partnershipId, meeting.subGroupId))
    if (!asked.has(member.personId)) ask(work, meeting, member)
}

/** Asks one person; whoever is asked may answer. */
export const ask = (
  work: Work,
  meeting: { id: string; partnershipId: string },
  member: { personId: string; organisationId: string },
): Invitation =>
  addInvitation(work.tx, {
    id: work.ids.newId(),
    partnershipId: meeting.partnershipId,
    meetingId: meeting.id,
    personId: member.personId,
    organisationId: member.organisationId,
    invitedAt: work.now,
  })

/** Posts a letter to everyone who does not know the meeting as it is now; says how many people were told. */
export function tellMembers(work: Work, meeting: Meeting, among?: Among): number {
  const people = peopleToTell(work, meeting)
  const readers = people.map(({ member, invitation, letter }) => ({
    reader: member,
    invitation: invitation ?? ask(work, meeting, member),
    letter,
    among,
  }))
  if (readers.length > 0) tell(work, meeting, readers)
  return people.length
}

/** Posts these letters, and keeps what each reader now knows and what their calendar now holds. */
export function tell(
  work: Work,
  meeting: Meeting,
  readers: Pick<ToPost, 'reader' | 'invitation' | 'letter' | 'among'>[],
): void {
  const partnership = partnershipById(work.tx, meeting.partnershipId)
  const stampedAt = newStamp(work, meeting)
  const tellings = readers
    .filter(each => each.letter !== 'withdrawal')
    .map(each => ({
      ...each,
      held: entryOf(work, { meeting, partnership, reader: each.reader }, each.invitation),
      organiser: organiserFor(work, partnership, each.reader),
    }))
  // First whom one letter serves: taking an entry out raises the SEQUENCE, and it never falls again.
  for (const each of tellings) if (!isReplaced(each, meeting)) send(work, meeting, { ...each, stampedAt })
  for (const each of tellings) if (isReplaced(each, meeting)) replace(work, meeting.id, each)
  for (const each of readers) if (each.letter === 'withdrawal') takeOut(work, each.invitation, each.reader)
}

/** Whether what they hold cannot be changed where it stands: it is another event, in another mailbox, or another's. */
const isReplaced = ({ held, letter, reader, organiser }: ToPost, { icalUid }: Meeting): boolean =>
  (letter === 'invitation' || letter === 'update') &&
  held !== undefined &&
  (held.uid !== icalUid || held.address !== reader.email || held.organiser !== organiser)

/** Takes the old entry out and puts the new one in; it may be the same mailbox, so the second letter is the greater. */
function replace(work: Work, meetingId: string, telling: ToPost): void {
  const { partnershipId } = telling.invitation
  const was = meetingById(work.tx, partnershipId, meetingId)
  const isSameEvent = telling.held?.uid === was.icalUid
  if (isSameEvent) raiseSequence(work.tx, was)
  const between = meetingById(work.tx, partnershipId, meetingId)
  send(work, between, { ...telling, letter: 'replacement', stampedAt: newStamp(work, between) })
  if (isSameEvent) raiseSequence(work.tx, was)
  const after = meetingById(work.tx, partnershipId, meetingId)
  send(work, after, { ...telling, held: undefined, letter: 'invitation', stampedAt: newStamp(work, after) })
}

function send(work: Work, meeting: Meeting, telling: ToPost & { stampedAt: Instant }): void {
  const { reader, invitation, letter, among, held, organiser, stampedAt } = telling
  const putsIn = letter === 'invitation' || letter === 'update'
  const fresh: CalendarEntry = {
    uid: meeting.icalUid,
    sequence: meeting.icalSequence,
    address: reader.email,
    organiser,
    isNeutral: needsNeutral(reader),
  }
  const entry = putsIn || !held ? fresh : { ...held, sequence: sequenceAfter(held, meeting) }
  sendMeetingLetter(work, { meeting, reader, invitation, letter, entry, stampedAt, among })
  noteTold(work.tx, {
    partnershipId: meeting.partnershipId,
    id: invitation.id,
    toldSequence: entry.sequence,
    toldAt: work.now,
    told: factsOf(meeting),
    entry: putsIn ? entry : null,
  })
}

/** An event that was called off counts no further, so its last entries come out one later than they went in. */
const sequenceAfter = (held: CalendarEntry, meeting: Meeting): number =>
  held.uid === meeting.icalUid ? meeting.icalSequence : held.sequence + 1

/** Takes one person's invitation out of their calendar, and nobody else's; says whether it stood in one. */
export function takeOut(work: Work, invitation: Invitation, reader: Reader): boolean {
  const { partnershipId, meetingId } = invitation
  const was = meetingById(work.tx, partnershipId, meetingId)
  const partnership = partnershipById(work.tx, partnershipId)
  const held = entryOf(work, { meeting: was, partnership, reader }, invitation)
  if (!held) return false
  if (was.state !== 'cancelled' && held.uid === was.icalUid) raiseSequence(work.tx, was)
  const meeting = meetingById(work.tx, partnershipId, meetingId)
  const letter = was.state === 'cancelled' ? 'cancellation' : 'withdrawal'
  const stampedAt = newStamp(work, meeting)
  send(work, meeting, { reader, invitation, letter, held, organiser: held.organiser, stampedAt })
  return true
}

/** `, and told 12 people`; nothing where nobody was. */
export const toldInWords = (told: number): string =>
  told === 0 ? '' : `, and told ${counted(told, 'person', 'people')}`
