import type { Work } from '../access/work.ts'
import { found } from '../errors.ts'
import { letterById } from '../mail/letters-store.ts'
import { queueAgain } from '../mail/queue-again.ts'
import type { LetterRow } from '../mail/store.ts'

/** Puts a letter of one's own partnership that failed or came too late back into the queue. */
export function retryLetter(work: Work<'letters.retry'>, id: string): LetterRow {
  const letter = letterById(work.tx, id)
  const own = found(letter?.partnershipId === work.partnershipId ? letter : undefined, 'letter')
  queueAgain(work, own)
  return found(letterById(work.tx, id), 'letter')
}
