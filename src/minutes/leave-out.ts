import { z } from 'zod'
import type { Work } from '../access/work.ts'
import { noteActivity } from '../activity/note-activity.ts'
import { found } from '../errors.ts'
import { writtenTo } from '../meetings/written.ts'
import { leaveOutReport, leaveOutUpdate } from '../meetings/written-store.ts'
import { minutesToWrite } from './hold-meeting.ts'

export const Leaving = z.strictObject({
  isLeftOut: z.enum(['yes', 'no'], { error: 'Choose whether it stands in the minutes' }),
})

/** Leaves out of the minutes what was written to the meeting beforehand, or puts it back: its author's words stay as they are. */
export function leaveOut(
  work: Work<'minutes.write'>,
  which: { meetingId: string; writtenId: string },
  leaving: z.output<typeof Leaving>,
): void {
  const { tx, partnershipId } = work
  minutesToWrite(work, which.meetingId)
  const written = found(
    writtenTo(tx, partnershipId, which.meetingId).find(each => each.id === which.writtenId),
    'written update',
  )
  const isLeftOut = leaving.isLeftOut === 'yes'
  const change = { id: written.id, isLeftOut }
  if (written.kind === 'update') leaveOutUpdate(tx, partnershipId, change)
  else leaveOutReport(tx, partnershipId, change)
  noteActivity(work, {
    deed: isLeftOut ? 'update.left out' : 'update.put back',
    subjectType: 'meeting',
    subjectId: which.meetingId,
    words: isLeftOut ? 'Left a written update out of the minutes' : 'Put a written update back into the minutes',
  })
}
