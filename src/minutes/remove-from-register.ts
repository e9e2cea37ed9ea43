import type { Work } from '../access/work.ts'
import { found, Refusal } from '../errors.ts'
import { attendanceOf, removeRow } from './attendance-store.ts'
import { isOfInvitation } from './follow-answers.ts'
import { minutesToWrite } from './hold-meeting.ts'
import { noteRegister } from './mark-attendance.ts'

/** Takes out somebody who was put into the register by mistake; whoever was asked stays in it, however they are marked. */
export function removeFromRegister(work: Work<'minutes.write'>, meetingId: string, attendanceId: string): void {
  const minutes = minutesToWrite(work, meetingId)
  const row = found(
    attendanceOf(work.tx, work.partnershipId, meetingId).find(each => each.id === attendanceId),
    'person in the register',
  )
  if (isOfInvitation(work, meetingId)(row))
    throw new Refusal('conflict', 'Whoever was invited, or is sent instead, stays in the register: mark them as absent')
  removeRow(work.tx, { partnershipId: work.partnershipId, meetingId, id: row.id })
  noteRegister(work, minutes, 'Took somebody out of the register of the meeting')
}
