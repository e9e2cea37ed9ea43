import { z } from 'zod'
import { holdingsIn } from '../access/store.ts'
import type { Work } from '../access/work.ts'
import { noteActivity } from '../activity/note-activity.ts'
import { InvalidInput, Refusal } from '../errors.ts'
import { hashOf } from '../ids.ts'
import { aLine } from '../input.ts'
import { addFeed, feedsOf } from './feed-store.ts'
import { feedReminders } from './states.ts'

const MOST_FEEDS = 20

export const FeedManner = z.strictObject({
  name: aLine('Enter where you will use it, such as My phone', 60),
  reminder: z.enum(feedReminders, { error: 'Choose when to be reminded, or no reminder' }).optional(),
})

export const NewFeed = FeedManner.extend({ partnershipId: z.string().max(100).optional() })

/**
 * Makes a secret address for one's own calendar, of all one's partnerships or of one. The answer is the only time it
 * is seen.
 */
export function makeFeed(work: Work<'account.use'>, wanted: z.output<typeof NewFeed>): { id: string; token: string } {
  const { tx, ids, actor, now } = work
  const { name, reminder = null, partnershipId = null } = wanted
  if (partnershipId && holdingsIn(tx, partnershipId, actor.personId, now).length === 0)
    throw new InvalidInput([{ field: 'partnershipId', words: 'Choose a partnership you are a member of' }])
  if (feedsOf(tx, actor.personId).length >= MOST_FEEDS)
    throw new Refusal('conflict', `You have ${MOST_FEEDS} calendar addresses. Revoke one that you no longer use first`)
  const id = ids.newId()
  const token = ids.newSecret()
  addFeed(tx, { id, personId: actor.personId, partnershipId, name, reminder, tokenHash: hashOf(token), madeAt: now })
  noteActivity(work, {
    deed: 'calendar address.made',
    subjectType: 'calendar address',
    subjectId: id,
    words: 'Made a calendar address',
  })
  return { id, token }
}
