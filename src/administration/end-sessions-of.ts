import { endAllSessions } from '../access/session-store.ts'
import type { Work } from '../access/work.ts'
import { noteActivity } from '../activity/note-activity.ts'
import { found } from '../errors.ts'
import { personById } from '../people/store.ts'

/** Signs somebody out everywhere: a lost phone, a borrowed laptop. Their role and their tokens are another matter. */
export function endSessionsOf(work: Work<'people.administer'>, personId: string): void {
  const person = found(personById(work.tx, personId), 'person')
  endAllSessions(work.tx, person.id, work.now)
  noteActivity(work, {
    deed: 'session.ended',
    subjectType: 'person',
    subjectId: person.id,
    words: 'Ended all sessions of somebody',
  })
}
