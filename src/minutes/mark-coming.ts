import { z } from 'zod'
import type { Work } from '../access/work.ts'
import { type Instant, later } from '../clock.ts'
import { found, Refusal } from '../errors.ts'
import { meetingById } from '../meetings/store.ts'
import { type Attendance, attendanceOf, markRow } from './attendance-store.ts'
import { minutesToWrite } from './hold-meeting.ts'
import { noteSeat } from './mark-attendance.ts'
import { isInTheRoom } from './quorum.ts'
import { removeStamps, sittingOf } from './sitting-store.ts'
import { isSitting, stampQuorum } from './stamp-quorum.ts'
import { type AttendanceKind, attendanceKinds } from './states.ts'

const comings = [...attendanceKinds, 'arrived', 'left'] as const

/** One key's worth of marking: how somebody is, or that they came or left just now. */
export const Coming = z.strictObject({
  mark: z.enum(comings, { error: 'Choose one of the marks that are offered' }),
  /** When the key was pressed, where that was before the connection came back. */
  at: z.iso.datetime({ error: 'Send the moment in UTC' }).optional(),
})
export type Coming = z.output<typeof Coming>

/** Marks one person in the register; who comes late or leaves early is there for a part, and the quorum is counted anew. */
export function markComing(
  work: Work<'minutes.write'>,
  which: { meetingId: string; attendanceId: string },
  { mark, at }: Coming,
): void {
  const isPrepared = meetingById(work.tx, work.partnershipId, which.meetingId).state !== 'held'
  const minutes = minutesToWrite(work, which.meetingId)
  const row = rowOf(work, which)
  const pressed = noLaterThan(work.now, at)
  const moment = momentOf(work, which.meetingId, pressed)
  const isInTime = mark === 'arrived' && comesInTime(work, which.meetingId, pressed)
  // Before the meeting is held a mark that says what the answer said is kept as one: no later answer takes its place.
  const change =
    (isInTime ? wholeFor(row) : changeBy(row, mark, moment)) ?? (isPrepared && { attendance: row.attendance })
  if (!change) return
  noteSeat(work, minutes, () => {
    markRow(work.tx, rowKey(work, row, which), { ...change, at: work.now, by: work.actor.personId })
    stampComing(work, which.meetingId, { row, mark, moment })
  })
}

/** One row of the register of that meeting. */
export const rowOf = (
  { tx, partnershipId }: Work<'minutes.write'>,
  { meetingId, attendanceId }: { meetingId: string; attendanceId: string },
): Attendance =>
  found(
    attendanceOf(tx, partnershipId, meetingId).find(row => row.id === attendanceId),
    'person in the register',
  )

export const rowKey = (
  { partnershipId }: Work<'minutes.write'>,
  { id }: Attendance,
  { meetingId }: { meetingId: string },
) => ({ partnershipId, meetingId, id })

/** When the key was pressed: what a clock that is fast says of the future is now. */
function noLaterThan(now: Instant, at: Instant | undefined): Instant {
  const pressed = at ? later(at, {}) : now
  return pressed > now ? now : pressed
}

/** The moment that counts: no earlier than the meeting was opened; none where it does not sit. */
function momentOf(work: Work<'minutes.write'>, meetingId: string, pressed: Instant): Instant | null {
  const { tx, partnershipId, now } = work
  const opened = sittingOf(tx, partnershipId, meetingId)?.openedAt ?? now
  const moment = pressed < opened ? opened : pressed
  return isSitting(work, meetingId, moment) ? moment : null
}

/** Whether somebody came by the minute in which the meeting was to begin, or before it was opened late. */
function comesInTime({ tx, partnershipId, now }: Work<'minutes.write'>, meetingId: string, pressed: Instant): boolean {
  const { startsAt, endsAt } = meetingById(tx, partnershipId, meetingId)
  const opened = sittingOf(tx, partnershipId, meetingId)?.openedAt ?? (endsAt > now ? now : startsAt)
  return pressed < later(startsAt, { minutes: 1 }) || pressed <= opened
}

/** Who comes in time is there for the whole of the meeting. */
const wholeFor = (row: Attendance) => (isInTheRoom(row) ? undefined : { attendance: 'present' as const })

function changeBy(row: Attendance, mark: Coming['mark'], at: Instant | null) {
  const { attendance, arrivedAt, leftAt } = row
  if (mark === 'left') {
    if (!isInTheRoom(row)) throw notThere(row)
    return { attendance: 'part' as const, arrivedAt, leftAt: at }
  }
  if (mark === 'arrived')
    return isInTheRoom(row) ? undefined : { attendance: 'part' as const, arrivedAt: arrivedAt ?? at }
  return attendance === mark && !arrivedAt && !leftAt ? undefined : { attendance: mark as AttendanceKind }
}

const notThere = (row: Attendance) =>
  new Refusal('conflict', `${row.name} (${row.organisationName}) is not marked as there`)

function stampComing(
  work: Work<'minutes.write'>,
  meetingId: string,
  { row, mark, moment }: { row: Attendance; mark: Coming['mark']; moment: Instant | null },
): void {
  if (mark !== 'left' && mark !== 'arrived')
    return removeStamps(work.tx, { partnershipId: work.partnershipId, meetingId }, { attendanceId: row.id })
  if (moment)
    stampQuorum(work, meetingId, {
      why: mark,
      at: moment,
      attendanceId: row.id,
      organisationName: row.organisationName,
    })
}
