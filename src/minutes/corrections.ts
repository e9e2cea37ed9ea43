import { workingDaysAfter } from '../bank-holidays.ts'
import { type CalendarDate, type Instant, londonDate } from '../clock.ts'
import { isQuorate } from '../partnerships/quorum.ts'
import type { MinutesRecord } from './recorded.ts'
import { type AttendanceKind, attendedKinds, type CorrectionSubject } from './states.ts'
import type { Minutes } from './store.ts'

/** How long members may propose corrections, unless whoever circulates the minutes says otherwise. */
export const USUAL_WORKING_DAYS = 10

type Seat = MinutesRecord['attendance'][number]

/** A passage of the circulated minutes that can be corrected. */
export interface Passage {
  subject: CorrectionSubject
  targetId: string
  label: string
  stands: string
}

/** Everything in the minutes that a member may propose to correct; a closed item says nothing that could be wrong. */
export const passagesOf = (record: MinutesRecord): Passage[] => [
  ...record.items
    .filter(item => !item.isClosed)
    .flatMap(({ agendaItemId: targetId, number, title, text, decision }): Passage[] => [
      { subject: 'notes', targetId, label: `Notes of item ${number}: ${title}`, stands: text },
      { subject: 'decision', targetId, label: `Decision under item ${number}: ${title}`, stands: decision },
    ]),
  ...record.attendance.map(
    (seat, place): Passage => ({
      subject: 'attendance',
      targetId: seatKey(seat, place),
      label: `Attendance of ${seat.name}, ${seat.organisation}`,
      stands: seat.attendance,
    }),
  ),
]

// Records of an earlier release know a seat by its place alone, which no correction changes.
const seatKey = ({ attendanceId }: { attendanceId?: string }, place: number): string =>
  attendanceId ?? `place-${place + 1}`

/** The record with another wording in one passage; the count of organisations follows the register. */
export function withWording(
  record: MinutesRecord,
  { subject, targetId }: Pick<Passage, 'subject' | 'targetId'>,
  wording: string,
): MinutesRecord {
  if (subject === 'attendance')
    return recounted({
      ...record,
      attendance: record.attendance.map((seat, place) =>
        seatKey(seat, place) === targetId ? markedAs(seat, wording as AttendanceKind) : seat,
      ),
    })
  const field = subject === 'notes' ? 'text' : 'decision'
  return {
    ...record,
    items: record.items.map(item => (item.agendaItemId === targetId ? { ...item, [field]: wording } : item)),
  }
}

/** Times of coming and going belong to having been there for a part, as in the register itself. */
function markedAs(seat: Seat, attendance: AttendanceKind): Seat {
  if (attendance === 'part') return { ...seat, attendance }
  const { arrivedAt: _came, leftAt: _left, ...kept } = seat
  return { ...kept, attendance }
}

function recounted(record: MinutesRecord): MinutesRecord {
  const there = record.attendance.filter(seat => (attendedKinds as readonly AttendanceKind[]).includes(seat.attendance))
  const organisationsPresent = new Set(there.map(seat => seat.organisation)).size
  const { needed } = record.quorum
  return { ...record, quorum: { ...record.quorum, organisationsPresent, met: isQuorate(organisationsPresent, needed) } }
}

type Window = Pick<Minutes, 'state' | 'circulatedAt' | 'correctionsUntil'>

/** The last day for corrections of circulated minutes; nothing while they are a draft. */
export const correctionsUntil = ({ circulatedAt, correctionsUntil: until }: Window): CalendarDate | undefined =>
  circulatedAt ? (until ?? workingDaysAfter(londonDate(circulatedAt), USUAL_WORKING_DAYS)) : undefined

/** Whether members may propose corrections now. */
export function isOpenToCorrections(minutes: Window, now: Instant): boolean {
  const until = correctionsUntil(minutes)
  return minutes.state === 'circulated' && until !== undefined && londonDate(now) <= until
}

/** The last day of so many working days from the moment of circulating. */
export const windowFrom = (now: Instant, workingDays: number): CalendarDate =>
  workingDaysAfter(londonDate(now), workingDays)
