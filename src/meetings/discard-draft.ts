import type { Work } from '../access/work.ts'
import { noteActivity } from '../activity/note-activity.ts'
import { Refusal } from '../errors.ts'
import { shortDate } from '../words.ts'
import { changeMeetingRow, meetingById } from './store.ts'

/** Gives a draft up. Nobody was asked to it, so nobody is told; what was written for it is no longer found. */
export function discardDraft(work: Work<'meetings.draft'>, meetingId: string, version: number): void {
  const draft = meetingById(work.tx, work.partnershipId, meetingId)
  if (draft.state !== 'draft') throw new Refusal('conflict', 'Members know of this meeting. Cancel it instead')
  changeMeetingRow(work.tx, draft, {
    version,
    at: work.now,
    by: work.actor.personId,
    values: { discardedAt: work.now },
  })
  noteActivity(work, {
    deed: 'meeting.discarded',
    subjectType: 'meeting',
    subjectId: meetingId,
    words: `Discarded the draft for ${shortDate(draft.heldOn)}`,
  })
}
