import { z } from 'zod'
import type { Work } from '../access/work.ts'
import { InvalidInput, Refusal } from '../errors.ts'
import { aLine } from '../input.ts'
import { meetingById } from '../meetings/store.ts'
import { refuseOneself } from '../meetings/substitutes.ts'
import { activeMembers, isSeated, type Member } from '../partnerships/store.ts'
import { attendanceOf, fillSeats } from './attendance-store.ts'
import { minutesToWrite } from './hold-meeting.ts'
import { noteRegister } from './mark-attendance.ts'
import { madeNow } from './start-minutes.ts'
import { attendanceKinds } from './states.ts'

const attendance = z.enum(attendanceKinds, { error: 'Choose whether they were there' })

/** Somebody without an account who filled an organisation's seat, or watched for it. */
export const NewSubstitute = z.strictObject({
  organisationId: z.uuid({ error: 'Choose the organisation they came for' }),
  substituteName: aLine('Enter the name of the substitute').meta({ example: 'Rae Lowe' }),
  forPersonId: z.uuid({ error: 'Choose whom they stood in for, or nobody in particular' }).optional(),
  attendance,
})

/** A member who came without having been asked. */
export const NewAttendee = z.strictObject({
  membershipId: z.uuid({ error: 'Choose the member who came' }),
  attendance,
})

/** Adds a substitute by name to the register. */
export function addSubstitute(
  work: Work<'minutes.write'>,
  meetingId: string,
  substitute: z.output<typeof NewSubstitute>,
): void {
  const { organisationId, forPersonId, substituteName } = substitute
  if (!isSeated(work.tx, work.partnershipId, organisationId))
    throw new InvalidInput([{ field: 'organisationId', words: 'Choose an organisation of this partnership' }])
  if (forPersonId) refuseOneself(whoActsFor(work, organisationId, forPersonId), substituteName)
  addRow(work, meetingId, { ...substitute, forPersonId: forPersonId ?? null })
}

/** Adds a member who was not asked but came. */
export function addAttendee(
  work: Work<'minutes.write'>,
  meetingId: string,
  attendee: z.output<typeof NewAttendee>,
): void {
  const member = membersNow(work).find(each => each.membershipId === attendee.membershipId)
  if (!member) throw new InvalidInput([{ field: 'membershipId', words: 'Choose a member of this partnership' }])
  const isListed = attendanceOf(work.tx, work.partnershipId, meetingId).some(row => row.personId === member.personId)
  if (isListed) throw new Refusal('conflict', 'That member is already in the register')
  const { personId, organisationId } = member
  addRow(work, meetingId, { personId, organisationId, attendance: attendee.attendance })
}

function addRow(
  work: Work<'minutes.write'>,
  meetingId: string,
  who: Pick<
    Parameters<typeof fillSeats>[1][number],
    'organisationId' | 'personId' | 'substituteName' | 'forPersonId' | 'attendance'
  >,
): void {
  const minutes = minutesToWrite(work, meetingId)
  const { partnershipId, heldOn } = meetingById(work.tx, work.partnershipId, meetingId)
  fillSeats(work.tx, [{ ...who, id: work.ids.newId(), partnershipId, meetingId, heldOn, ...madeNow(work) }])
  noteRegister(work, minutes, 'Added somebody to the register of the meeting')
}

const membersNow = (work: Work<'minutes.write'>) => activeMembers(work.tx, work.partnershipId, work.now)

function whoActsFor(work: Work<'minutes.write'>, organisationId: string, personId: string): Member {
  const member = membersNow(work).find(each => each.organisationId === organisationId && each.personId === personId)
  if (!member)
    throw new InvalidInput([{ field: 'forPersonId', words: 'Choose a person who acts for that organisation' }])
  return member
}
