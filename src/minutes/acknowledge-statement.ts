import { z } from 'zod'
import type { Work } from '../access/work.ts'
import { type Attendance, acknowledgeRow, attendanceOf, declareRow } from './attendance-store.ts'
import { statementAt } from './confidentiality.ts'
import { minutesToWrite } from './hold-meeting.ts'
import { noteRegister, noteSeat } from './mark-attendance.ts'
import { rowKey, rowOf } from './mark-coming.ts'
import { isInTheRoom } from './quorum.ts'

/** Whether somebody acknowledged the confidentiality statement. */
export const Acknowledgement = z.strictObject({ acknowledged: z.boolean({ error: 'Say whether they did' }) })

/** What somebody declared, in one line; an empty one takes it back. */
export const Interests = z.strictObject({
  interests: z
    .string({ error: 'Enter what they declared, or nothing' })
    .trim()
    .max(300, { error: 'Use 300 characters or fewer' })
    .regex(/^[^\p{Cc}]*$/u, { error: 'Use one line, without control characters' }),
})

/** Everybody in the room acknowledged the statement as it was read out. */
export function acknowledgeAll(work: Work<'minutes.write'>, meetingId: string): void {
  const minutes = minutesToWrite(work, meetingId)
  const waiting = attendanceOf(work.tx, work.partnershipId, meetingId).filter(
    row => isHere(row) && row.acknowledgedAt === null,
  )
  for (const row of waiting) mark(work, { meetingId, row }, true)
  if (waiting.length > 0)
    noteRegister(work, minutes, 'Recorded that all present acknowledged the confidentiality statement')
}

/** One person did, or it was a slip. */
export function acknowledge(
  work: Work<'minutes.write'>,
  which: { meetingId: string; attendanceId: string },
  { acknowledged }: z.output<typeof Acknowledgement>,
): void {
  const minutes = minutesToWrite(work, which.meetingId)
  const row = rowOf(work, which)
  if ((row.acknowledgedAt !== null) === acknowledged) return
  noteSeat(work, minutes, () => mark(work, { meetingId: which.meetingId, row }, acknowledged))
}

/** Keeps the interests that somebody declared. */
export function declareInterests(
  work: Work<'minutes.write'>,
  which: { meetingId: string; attendanceId: string },
  { interests }: z.output<typeof Interests>,
): void {
  const minutes = minutesToWrite(work, which.meetingId)
  const row = rowOf(work, which)
  if (row.interests === interests) return
  const { now: at, actor } = work
  noteSeat(work, minutes, () => declareRow(work.tx, rowKey(work, row, which), { interests, at, by: actor.personId }))
}

/** Observers hear what is said, so the statement is theirs too. */
const isHere = (row: Attendance): boolean => isInTheRoom(row) || (row.attendance === 'observer' && !row.leftAt)

function mark(
  work: Work<'minutes.write'>,
  { meetingId, row }: { meetingId: string; row: Attendance },
  acknowledged: boolean,
): void {
  const { tx, partnershipId, now, actor } = work
  const { number } = statementAt(tx, partnershipId, meetingId)
  acknowledgeRow(tx, rowKey(work, row, { meetingId }), {
    acknowledgedAt: acknowledged ? now : null,
    acknowledgedVersion: acknowledged ? number : null,
    at: now,
    by: actor.personId,
  })
}
