import type { Work } from '../access/work.ts'
import { noteActivity } from '../activity/note-activity.ts'
import { Refusal } from '../errors.ts'
import { statementNow } from './confidentiality.ts'
import { minutesToWrite } from './hold-meeting.ts'
import { addSitting, sittingOf } from './sitting-store.ts'
import { stampQuorum } from './stamp-quorum.ts'
import { itemsOf } from './store.ts'

/** Opens the meeting: the statement is made, the quorum counted for the first time, and the first item is current. */
export function openSitting(work: Work<'minutes.write'>, meetingId: string): void {
  minutesToWrite(work, meetingId)
  const { tx, partnershipId, now } = work
  if (sittingOf(tx, partnershipId, meetingId)) return
  const first = itemsOf(tx, partnershipId, meetingId).find(item => !item.isRemoved)
  addSitting(tx, {
    meetingId,
    partnershipId,
    openedAt: now,
    openedBy: work.actor.personId,
    statementVersion: statementNow(tx, partnershipId).number,
    ...(first ? { currentItemId: first.id, currentSince: now } : {}),
  })
  stampQuorum(work, meetingId, { why: 'opened', at: now })
  noteActivity(work, {
    deed: 'meeting.opened',
    subjectType: 'meeting',
    subjectId: meetingId,
    words: 'Opened the meeting',
  })
}

/** What cannot be done before the meeting was opened. */
export const notOpened = () => new Refusal('conflict', 'Open the meeting first')
