import type { Work } from '../access/work.ts'
import { found } from '../errors.ts'
import { type Invitation, invitationsTo, type Meeting } from '../meetings/store.ts'
import { type Attendance, attendanceOf, fillSeats, removeRows } from './attendance-store.ts'
import type { AttendanceKind } from './states.ts'
import { type Minutes, minutesOf } from './store.ts'

/**
 * The register follows the invitations and what people answered: so it starts, and so it is set once more when the
 * meeting is held. What somebody marked or added by hand stays as it is. Says whether anything changed.
 */
export function followAnswers(work: Work, meeting: Meeting): boolean {
  const { tx, ids } = work
  const { partnershipId, id: meetingId, heldOn } = meeting
  const minutes = found(minutesOf(tx, partnershipId, meetingId), 'set of minutes')
  if (minutes.state !== 'draft') return false
  const register = attendanceOf(tx, partnershipId, meetingId)
  const seats = invitationsTo(tx, partnershipId, meetingId).flatMap(seatsFor)
  const asked = new Set(seats.map(seatKey))
  // What was marked for a day that was then called off says nothing of this one.
  const [ofThisDay, ofAnother] = [
    register.filter(row => row.heldOn === heldOn),
    register.filter(row => row.heldOn !== heldOn),
  ]
  const gone = ofThisDay.filter(row => isUntouched(row, minutes) && !asked.has(seatKey(row))).concat(ofAnother)
  const standing = new Map(ofThisDay.map(row => [seatKey(row), row]))
  const behind = seats
    .map(seat => ({ seat, row: standing.get(seatKey(seat)) }))
    .filter(({ seat, row }) => !row || (isUntouched(row, minutes) && !isAlike(seat, row)))
  removeRows(tx, { partnershipId, meetingId }, gone)
  // A seat that nobody touched has the history of the minutes, whenever its answer came: no hand of a writer is in it.
  const { createdAt, createdBy, createdAt: updatedAt, createdBy: updatedBy } = minutes
  const made = { partnershipId, meetingId, heldOn, createdAt, createdBy, updatedAt, updatedBy }
  fillSeats(
    tx,
    behind.map(({ seat, row }) => ({ ...seat, ...made, id: row?.id ?? ids.newId() })),
  )
  return gone.length > 0 || behind.length > 0
}

/** What each answer suggests, until somebody marks who was really there. */
const suggested: Record<Invitation['answer'], AttendanceKind> = {
  accepted: 'present',
  declined: 'apologies',
  // The person stays away; the substitute has a row of their own.
  delegated: 'apologies',
  tentative: 'absent',
  'needs action': 'absent',
}

/** Whether this row stands for an invitation, or for whom somebody invited sends instead. */
export const isOfInvitation = (
  { tx, partnershipId }: Pick<Work<'minutes.write'>, 'tx' | 'partnershipId'>,
  meetingId: string,
): ((row: Seat) => boolean) => {
  const asked = new Set(invitationsTo(tx, partnershipId, meetingId).flatMap(seatsFor).map(seatKey))
  return row => asked.has(seatKey(row))
}

type Seat = Pick<Attendance, 'organisationId' | 'personId' | 'substituteName' | 'forPersonId' | 'attendance'>

function seatsFor({ organisationId, personId, answer, substituteName }: Invitation): Seat[] {
  const own = { organisationId, personId, substituteName: null, forPersonId: null, attendance: suggested[answer] }
  if (answer !== 'delegated' || !substituteName) return [own]
  return [own, { organisationId, personId: null, substituteName, forPersonId: personId, attendance: 'present' }]
}

/** Whose seat it is: a person's, or that of whoever stands in for them by that name. */
const seatKey = ({ personId, forPersonId, substituteName }: Seat): string =>
  personId ?? `${forPersonId}: ${substituteName?.toLowerCase()}`

const isAlike = (seat: Seat, row: Seat): boolean =>
  seat.attendance === row.attendance && seat.organisationId === row.organisationId

/** Nobody marked it since it came with the minutes; what is added by hand comes later. */
const isUntouched = ({ version, createdAt }: Attendance, minutes: Minutes): boolean =>
  version === 1 && createdAt === minutes.createdAt
