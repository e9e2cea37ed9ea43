import { z } from 'zod'
import type { Work } from '../access/work.ts'
import { noteActivity } from '../activity/note-activity.ts'
import { Refusal } from '../errors.ts'
import { hashOf } from '../ids.ts'
import { aLine } from '../input.ts'
import { addFeed, feedsOf } from './feed-store.ts'

const MOST_FEEDS = 20

export const NewFeed = z.strictObject({
  name: aLine('Enter where you will use it, such as My phone', 60),
})

/** Makes a secret address for one's own calendar. The answer is the only time it is seen. */
export function makeFeed(work: Work<'account.use'>, { name }: { name: string }): { id: string; token: string } {
  const { tx, ids, actor, now } = work
  if (feedsOf(tx, actor.personId).length >= MOST_FEEDS)
    throw new Refusal('conflict', `You have ${MOST_FEEDS} calendar addresses. Revoke one that you no longer use first`)
  const id = ids.newId()
  const token = ids.newSecret()
  addFeed(tx, { id, personId: actor.personId, name, tokenHash: hashOf(token), madeAt: now })
  noteActivity(work, {
    deed: 'calendar address.made',
    subjectType: 'calendar address',
    subjectId: id,
    words: 'Made a calendar address',
  })
  return { id, token }
}
