import { revokeTokenOf } from '../access/token-store.ts'
import type { Work } from '../access/work.ts'
import { noteActivity } from '../activity/note-activity.ts'
import { notFound } from '../errors.ts'

/** Ends a key at once: whatever uses it next is refused. */
export function revokeToken(work: Work<'account.use'>, id: string): void {
  if (!revokeTokenOf(work.tx, work.actor.personId, { id, now: work.now })) throw notFound('token')
  noteActivity(work, {
    deed: 'api token.revoked',
    subjectType: 'api token',
    subjectId: id,
    words: 'Revoked an API token',
  })
}
