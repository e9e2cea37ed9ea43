import type { Work } from '../access/work.ts'
import type { Person } from './store.ts'

/**
 * What has to follow when somebody's address or alias is another one, in the same transaction: what stands in their
 * calendar, say. `app.ts` puts the followers together, because people know nothing of what is made of them later.
 */
export type PersonFollower = (work: Work, was: Person) => void

export function follow(work: Work, was: Person, followers: readonly PersonFollower[]): void {
  for (const follower of followers) follower(work, was)
}
