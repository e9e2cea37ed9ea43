import type { Work } from '../access/work.ts'
import { holdQueuedLetters } from '../mail/queue-store.ts'
import { raiseSequencesAhead } from '../meetings/store.ts'

/**
 * Keeps the queue of a restored backup from going out again, and says how many letters that is. Calendars may have had
 * newer letters than the backup knows of, so whatever goes to them next must count as newer still (RFC 5546 §2.1.5).
 */
export function holdAfterRestore(work: Work<'platform.operate'>): number {
  raiseSequencesAhead(work.tx, work.now)
  return holdQueuedLetters(work.tx)
}
