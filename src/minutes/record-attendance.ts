import { z } from 'zod'
import type { Work } from '../access/work.ts'
import { stale } from '../errors.ts'
import { attendanceOf } from './attendance-store.ts'
import { markAttendance } from './mark-attendance.ts'
import { minutesInDraft } from './policy.ts'
import { attendanceKinds } from './states.ts'

/** The register as a program sends it: every row it wants marked. Rows it does not name stay as they are. */
export const Register = z.strictObject({
  attendance: z
    .array(
      z.strictObject({
        id: z.uuid(),
        attendance: z.enum(attendanceKinds, { error: 'Say present, part, apologies, absent or observer' }),
      }),
    )
    .max(1000),
})

/** Marks the rows named, unless anybody changed the register since `version`. */
export function recordAttendance(
  work: Work<'minutes.write'>,
  which: { meetingId: string; version: number },
  register: z.output<typeof Register>,
): void {
  if (minutesInDraft(work, which.meetingId).version !== which.version) throw stale('these minutes')
  const before = new Map(
    attendanceOf(work.tx, work.partnershipId, which.meetingId).map(row => [row.id, row.attendance]),
  )
  markAttendance(
    work,
    which.meetingId,
    register.attendance.map(({ id, attendance }) => ({
      attendanceId: id,
      was: before.get(id),
      attendance,
    })),
  )
}
