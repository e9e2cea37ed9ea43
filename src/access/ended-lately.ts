import { type Instant, later } from '../clock.ts'
import type { Tx } from '../database/database.ts'
import { dateOf } from '../words.ts'
import { endedSince } from './store.ts'

/** As long as this a former member is told that they are one; later the partnership is as unknown to them as to anybody. */
const LATELY_DAYS = 30

/** What somebody is told of each partnership that they have lately left. */
export const endedLately = (tx: Tx, personId: string, now: Instant): { partnershipId: string; words: string }[] =>
  endedSince(tx, { personId, since: later(now, { days: -LATELY_DAYS }), now }).map(
    ({ partnershipId, shortName, endedAt }) => ({
      partnershipId,
      words: `Your membership of ${shortName} ended on ${dateOf(endedAt)}`,
    }),
  )
