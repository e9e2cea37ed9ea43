import type { Work } from '../access/work.ts'
import { noteActivity } from '../activity/note-activity.ts'
import { later } from '../clock.ts'
import { found, Refusal } from '../errors.ts'
import { meetingById } from '../meetings/store.ts'
import { type Attendance, attendanceOf, lastMarked, markRow } from './attendance-store.ts'
import { holdOnceBegun } from './hold-meeting.ts'
import { minutesInDraft } from './policy.ts'
import { removeStamps } from './sitting-store.ts'
import type { AttendanceKind } from './states.ts'
import { changeMinutes } from './store.ts'

/** How one row of the register is to be marked, and how it was when whoever marks it looked. */
export interface Mark {
  attendanceId: string
  was: AttendanceKind | undefined
  attendance: AttendanceKind
}

/**
 * Marks who was there. Several people may mark at once: each changes only the rows they touched, and a row that
 * somebody else marked otherwise meanwhile is shown to them instead of being overwritten.
 */
export function markAttendance(work: Work<'minutes.write'>, meetingId: string, marks: Mark[]): void {
  const minutes = minutesInDraft(work, meetingId)
  const register = attendanceOf(work.tx, work.partnershipId, meetingId)
  const touched = marks
    .filter(mark => mark.attendance !== mark.was)
    .map(mark => ({ mark, row: rowOf(register, mark.attendanceId) }))
  refuseClash(touched)
  for (const { mark, row } of touched) {
    removeStamps(work.tx, { partnershipId: work.partnershipId, meetingId }, { attendanceId: row.id })
    markRow(
      work.tx,
      { partnershipId: work.partnershipId, meetingId, id: row.id },
      { attendance: mark.attendance, at: work.now, by: work.actor.personId },
    )
  }
  if (touched.length > 0) noteRegister(work, minutes, 'Marked who was at the meeting')
  // Only then: what was marked is not for the answers to change any more.
  holdOnceBegun(work, meetingById(work.tx, work.partnershipId, meetingId))
}

const rowOf = (register: Attendance[], id: string): Attendance =>
  found(
    register.find(row => row.id === id),
    'person in the register',
  )

function refuseClash(touched: { mark: Mark; row: Attendance }[]): void {
  const clash = touched.find(({ mark, row }) => row.attendance !== mark.was && row.attendance !== mark.attendance)
  if (clash)
    throw new Refusal(
      'stale',
      `Someone else marked ${clash.row.name} (${clash.row.organisationName}) as “${clash.row.attendance}” meanwhile. ` +
        'Nothing was saved: check the register below and save it again',
    )
}

const SAME_SITTING_MINUTES = 10

/** Marks come key by key, and the trail tells of a sitting, not of each key. */
export function noteSeat(
  work: Work<'minutes.write'>,
  minutes: { partnershipId: string; meetingId: string; version: number },
  change: () => void,
): void {
  const last = lastMarked(work.tx, work.partnershipId, minutes.meetingId)
  change()
  const isSameSitting =
    last?.by === work.actor.personId && last.at > later(work.now, { minutes: -SAME_SITTING_MINUTES })
  if (!isSameSitting || minutes.version === 1) return noteRegister(work, minutes, 'Marked who was at the meeting')
  changeMinutes(work.tx, minutes, { version: minutes.version, at: work.now, by: work.actor.personId })
}

/** Every change of the register raises the version of the minutes and stands in the trail. */
export function noteRegister(
  work: Work<'minutes.write'>,
  minutes: { partnershipId: string; meetingId: string; version: number },
  words: string,
): void {
  changeMinutes(work.tx, minutes, { version: minutes.version, at: work.now, by: work.actor.personId })
  noteActivity(work, {
    deed: 'attendance.recorded',
    subjectType: 'meeting',
    subjectId: minutes.meetingId,
    words,
  })
}
