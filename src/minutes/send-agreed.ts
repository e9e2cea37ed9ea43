import type { Work } from '../access/work.ts'
import { actionsUntold } from '../actions/store.ts'
import { noteActivity } from '../activity/note-activity.ts'
import { notFound, Refusal } from '../errors.ts'
import { counted } from '../words.ts'
import { tellOwners } from './agreed-letters.ts'
import { minutesOf } from './store.ts'

/** Writes to everybody who agreed to do something at the meeting, before the minutes are written out. */
export function sendAgreed(work: Work<'minutes.write'>, meetingId: string): number {
  const { tx, partnershipId } = work
  if (!minutesOf(tx, partnershipId, meetingId)) throw notFound('set of minutes')
  const untold = actionsUntold(tx, partnershipId, meetingId).length
  if (untold === 0) throw new Refusal('conflict', 'Everybody has been told of what was agreed at this meeting')
  const sent = tellOwners(work, meetingId)
  noteActivity(work, {
    deed: 'actions.sent',
    subjectType: 'meeting',
    subjectId: meetingId,
    words: `Sent ${counted(untold, 'action')} agreed at a meeting to their owners`,
  })
  return sent
}
