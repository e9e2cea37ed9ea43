import type { Work } from '../access/work.ts'
import { noteActivity } from '../activity/note-activity.ts'
import { notFound } from '../errors.ts'
import { revokeFeedOf } from './feed-store.ts'

/** Ends a calendar address of one's own: whoever has it gets nothing more. */
export function revokeFeed(work: Work<'account.use'>, id: string): void {
  if (!revokeFeedOf(work.tx, work.actor.personId, { id, now: work.now })) throw notFound('calendar address')
  noteActivity(work, {
    deed: 'calendar address.revoked',
    subjectType: 'calendar address',
    subjectId: id,
    words: 'Revoked a calendar address',
  })
}
