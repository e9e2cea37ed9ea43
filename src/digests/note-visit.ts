import type { Work } from '../access/work.ts'
import { type Instant, later } from '../clock.ts'
import type { Tx } from '../database/database.ts'
import { SETTLED_SECONDS } from './settled.ts'
import { keepVisit, lastVisit } from './store.ts'

const NOTED_EVERY_MINUTES = 5

/** Whether a look at the home page now is news: most are within minutes of the last, and cost no writing. */
export const isNewVisit = (tx: Tx, personId: string, now: Instant): boolean =>
  (lastVisit(tx, personId) ?? '') < later(now, { minutes: -NOTED_EVERY_MINUTES })

/** Somebody looked at their home page: what changed until then need not be told in the next digest. */
export function noteVisit({ tx, actor, now }: Work<'home.read'>): void {
  keepVisit(tx, { personId: actor.personId, seenAt: later(now, { seconds: -SETTLED_SECONDS }) })
}
