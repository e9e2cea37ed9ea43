import type { Work } from '../access/work.ts'
import type { GroupMember } from '../partnerships/group-members-store.ts'
import { type Member, partnershipById } from '../partnerships/store.ts'
import { personById } from '../people/store.ts'
import { unanswered } from './answers-store.ts'
import { changeInvitation, type Invitation, invitationsByPerson } from './invitations-store.ts'
import { entryOf } from './organiser.ts'
import type { Meeting } from './store.ts'
import type { CalendarEntry } from './tables.ts'
import { membersToAsk } from './telling.ts'

/**
 * The meeting is another event from now on: every member is asked to it who was not uninvited, nobody has been told of it,
 * and what they answered was to the old one. Who never heard that the old one is off has it in their calendar still, at the SEQUENCE
 * it ended with.
 */
export function startAnew(work: Work, was: Meeting): void {
  const partnership = partnershipById(work.tx, was.partnershipId)
  const members = membersToAsk(work, was.partnershipId, was.subGroupId)
  for (const invitation of invitationsByPerson(work.tx, was.partnershipId, was.id).values()) {
    const person = personById(work.tx, invitation.personId)
    const reader = person && { ...person, personId: person.id }
    const held = reader && entryOf(work, { meeting: was, partnership, reader }, invitation)
    changeInvitation(work.tx, was.partnershipId, invitation.id, {
      ...unanswered,
      repliedSequence: null,
      repliedStampedAt: null,
      ...(isAsked(invitation, members) ? { withdrawnAt: null, invitedAt: work.now } : {}),
      ...(held ? { entry: asItEnded(held, was) } : { told: null, toldSequence: null, toldAt: null }),
    })
  }
}

/** Whoever left took their invitation with them and gets it back as a member anew; whoever was uninvited stays so. */
function isAsked({ personId, withdrawnAt }: Invitation, members: (Member | GroupMember)[]): boolean {
  const member = members.find(each => each.personId === personId)
  if (!member) return false
  const since = 'joinedAt' in member ? member.joinedAt : (member.startedAt ?? '')
  return withdrawnAt === null || since >= withdrawnAt
}

const asItEnded = (held: CalendarEntry, { icalUid, icalSequence }: Meeting): CalendarEntry =>
  held.uid === icalUid ? { ...held, sequence: icalSequence } : held
