import { endOtherSessions, endSession } from '../access/session-store.ts'
import type { Work } from '../access/work.ts'
import { noteActivity } from '../activity/note-activity.ts'
import { notFound } from '../errors.ts'

/** Signs one of one's own browsers out, from its next request on. */
export function endOwnSession(work: Work<'account.use'>, sessionId: string): void {
  if (!endSession(work.tx, work.actor.personId, { id: sessionId, now: work.now })) throw notFound('session')
  note(work, 'Ended one of their own sessions')
}

/** Signs every browser out but the one at hand; says how many there were. */
export function endOtherOwnSessions(work: Work<'account.use'>): number {
  const ended = endOtherSessions(work.tx, work.actor.personId, { keptId: work.sessionId ?? '', now: work.now })
  if (ended > 0) note(work, 'Ended all of their own sessions but one')
  return ended
}

const note = (work: Work<'account.use'>, words: string) =>
  noteActivity(work, { deed: 'session.ended', subjectType: 'person', subjectId: work.actor.personId, words })
