import type { Work } from '../access/work.ts'
import { noteActivity } from '../activity/note-activity.ts'
import { found, Refusal } from '../errors.ts'
import { partnershipById } from '../partnerships/store.ts'
import { shortDate } from '../words.ts'
import { changeInvitation, invitationOf } from './invitations-store.ts'
import { askAgain } from './invites.ts'
import { entryOf } from './organiser.ts'
import { type Meeting, meetingById } from './store.ts'
import { takeOut, tell } from './tell.ts'
import { membersToAsk, type Telling } from './telling.ts'

type Inviting = Work<'meetings.change'>
interface Whose {
  meetingId: string
  personId: string
}

/** Takes one member's invitation to one meeting back; they stay a member, and nobody else hears of it. */
export function uninviteMember(work: Inviting, whose: Whose, telling: Telling): void {
  const { meeting, reader, invitation } = theirs(work, whose)
  if (invitation.withdrawnAt) throw new Refusal('conflict', 'They are not invited any more')
  const partnership = partnershipById(work.tx, work.partnershipId)
  const entry = entryOf(work, { meeting, partnership, reader }, invitation) ?? null
  changeInvitation(work.tx, work.partnershipId, invitation.id, { withdrawnAt: work.now, entry })
  const isTold = telling === 'send' && takeOut(work, { ...invitation, entry, withdrawnAt: work.now }, reader)
  note(
    work,
    meeting,
    `Took somebody’s invitation to the meeting on ${shortDate(meeting.heldOn)} back${toldOrNot(isTold)}`,
  )
}

/** Asks a member again who was not to come; where their calendar has the meeting still, nothing needs to be said. */
export function inviteBack(work: Inviting, whose: Whose): void {
  const { meeting, reader, invitation } = theirs(work, whose)
  if (!invitation.withdrawnAt) throw new Refusal('conflict', 'They are invited already')
  if (invitation.entry) changeInvitation(work.tx, work.partnershipId, invitation.id, { withdrawnAt: null })
  else {
    const anew = askAgain(work, invitation, reader)
    tell(work, meetingById(work.tx, work.partnershipId, meeting.id), [
      { reader, invitation: anew, letter: 'invitation' },
    ])
  }
  note(work, meeting, `Invited somebody to the meeting on ${shortDate(meeting.heldOn)} again`)
}

/** The invitation of somebody who is a member now, to a meeting that people can still be asked to. */
export function theirs(work: Pick<Inviting, 'tx' | 'now' | 'partnershipId'>, { meetingId, personId }: Whose) {
  const meeting = meetingById(work.tx, work.partnershipId, meetingId)
  const isOpen = (meeting.state === 'scheduled' || meeting.state === 'papers out') && meeting.startsAt > work.now
  if (!isOpen) throw new Refusal('conflict', 'Nobody can be invited to this meeting now, or uninvited')
  const reader = found(
    membersToAsk(work, work.partnershipId, meeting.subGroupId).find(each => each.personId === personId),
    'member',
  )
  const invitation = found(invitationOf(work.tx, work.partnershipId, { meetingId, personId }), 'invitation')
  return { meeting, reader, invitation }
}

const toldOrNot = (isTold: boolean) => (isTold ? ', and told them' : '')

function note(work: Inviting, meeting: Meeting, words: string): void {
  noteActivity(work, { deed: 'meeting.invitation changed', subjectType: 'meeting', subjectId: meeting.id, words })
}
