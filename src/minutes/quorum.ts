import type { OrganisationType } from '../partnerships/kinds.ts'
import { isQuorate } from '../partnerships/quorum.ts'
import { type Footing, footingOf } from '../partnerships/sectors.ts'
import { type AttendanceKind, attendedKinds } from './states.ts'

interface Seat {
  organisationId: string
  attendance: AttendanceKind
  leftAt?: string | null
}

/** Whether this mark means that the organisation was there. */
const counts = (kind: AttendanceKind): boolean => (attendedKinds as readonly AttendanceKind[]).includes(kind)

/** The organisations that were there, however many people each sent: the seat belongs to the organisation. */
export const organisationsPresent = (register: readonly Seat[]): Set<string> =>
  new Set(register.filter(seat => counts(seat.attendance)).map(seat => seat.organisationId))

/** Whether somebody is in the room: they came, and have not left. */
export const isInTheRoom = (seat: Seat): boolean => counts(seat.attendance) && !seat.leftAt

/** How the organisations in the room now stand against quorum and sectors. */
export function footingNow(
  partnership: Parameters<typeof footingOf>[0],
  register: readonly (Seat & { organisationType: OrganisationType })[],
): Footing {
  const there = new Map(register.filter(isInTheRoom).map(seat => [seat.organisationId, seat.organisationType] as const))
  return footingOf(partnership, [...there.values()])
}

/** Whether enough organisations were there; where the terms of reference set no quorum, any number is. */
export const quorumMet = (register: readonly Seat[], quorum: number): boolean =>
  isQuorate(organisationsPresent(register).size, quorum)

/** How many organisations of the register were there, and whether they are enough. */
export const turnout = (register: readonly Seat[], quorum: number) => ({
  present: organisationsPresent(register).size,
  organisations: new Set(register.map(seat => seat.organisationId)).size,
  isQuorate: quorumMet(register, quorum),
})
