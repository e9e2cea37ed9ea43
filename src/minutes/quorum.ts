import { isQuorate } from '../partnerships/quorum.ts'
import { type AttendanceKind, attendedKinds } from './states.ts'

interface Seat {
  organisationId: string
  attendance: AttendanceKind
}

/** Whether this mark means that the organisation was there. */
const counts = (kind: AttendanceKind): boolean => (attendedKinds as readonly AttendanceKind[]).includes(kind)

/** The organisations that were there, however many people each sent: the seat belongs to the organisation. */
export const organisationsPresent = (register: readonly Seat[]): Set<string> =>
  new Set(register.filter(seat => counts(seat.attendance)).map(seat => seat.organisationId))

/** Whether enough organisations were there; where the terms of reference set no quorum, any number is. */
export const quorumMet = (register: readonly Seat[], quorum: number): boolean =>
  isQuorate(organisationsPresent(register).size, quorum)
