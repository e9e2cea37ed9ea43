import type { Work } from '../access/work.ts'
import type { Config } from '../config.ts'
import { found } from '../errors.ts'
import { letterById } from '../mail/letters-store.ts'
import { queueAgain } from '../mail/queue-again.ts'
import type { LetterRow } from '../mail/store.ts'

/** Puts a letter that failed or came too late back into the queue, whoever's it is. */
export const retryLetter = (work: Work<'letters.administer'>, id: string): void =>
  queueAgain(work, found(letterById(work.tx, id), 'letter'))

/** Whether an administrator may read the letter itself: only where letters leave no machine, and never a key to an account. */
export function mayBeRead(letter: Pick<LetterRow, 'kind' | 'cause'>, config: Config): boolean {
  if (config.smtpUrl !== '') return false
  const isKey = letter.kind === 'sign-in' || letter.cause.startsWith('address confirm:')
  return !isKey || config.isDemonstration
}
