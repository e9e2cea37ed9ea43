import type { z } from 'zod'
import type { Work } from '../access/work.ts'
import { noteActivity } from '../activity/note-activity.ts'
import { found } from '../errors.ts'
import { changeFeedOf, feedOf } from './feed-store.ts'
import type { FeedManner } from './make-feed.ts'

/** Renames a calendar address of one's own, or changes its reminders; the address stays the same. */
export function changeFeed(work: Work<'account.use'>, id: string, manner: z.output<typeof FeedManner>): void {
  const { name, reminder = null } = manner
  found(feedOf(work.tx, work.actor.personId, id), 'calendar address')
  changeFeedOf(work.tx, work.actor.personId, { id, name, reminder })
  noteActivity(work, {
    deed: 'calendar address.changed',
    subjectType: 'calendar address',
    subjectId: id,
    words: 'Changed a calendar address',
  })
}
