import { undertakingsOwed } from '../access/store.ts'
import type { Work } from '../access/work.ts'
import { noteActivity } from '../activity/note-activity.ts'
import { membershipsHeld } from './own-store.ts'
import { changeMembership } from './store.ts'
import { undertaking } from './undertaking.ts'

const MOST = 100

/** The memberships of somebody whom a chair vouched for, and who has not given the undertaking in that partnership yet. */
export function membershipsOwing({ tx, actor, now }: Pick<Work, 'tx' | 'actor' | 'now'>) {
  const owed = new Set(undertakingsOwed(tx, actor.personId, now))
  return membershipsHeld(tx, actor.personId, { now, size: MOST }).filter(each => owed.has(each.partnershipId))
}

/** Accepts the confidentiality undertaking for every partnership in which it has not been given. */
export function giveUndertaking(work: Work<'invitations.accept'>): void {
  for (const { id, version, partnershipId, organisationId } of membershipsOwing(work)) {
    changeMembership(work.tx, partnershipId, {
      id,
      version,
      values: { acceptedAt: work.now, undertakingVersion: undertaking.version },
    })
    noteActivity(work, {
      deed: 'undertaking.given',
      subjectType: 'membership',
      subjectId: id,
      words: 'Accepted the confidentiality undertaking',
      organisationId,
      partnershipId,
    })
  }
}
