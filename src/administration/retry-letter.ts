import type { Work } from '../access/work.ts'
import { noteActivity } from '../activity/note-activity.ts'
import { later } from '../clock.ts'
import type { Config } from '../config.ts'
import { found, Refusal } from '../errors.ts'
import { letterById, requeueLetter } from '../mail/letters-store.ts'
import { LONGEST_LIFE } from '../mail/post.ts'
import type { LetterRow } from '../mail/store.ts'

/** Puts a letter that failed or came too late back into the queue. */
export function retryLetter(work: Work<'letters.administer'>, id: string): void {
  const letter = found(letterById(work.tx, id), 'letter')
  if (letter.kind === 'sign-in')
    throw new Refusal('conflict', 'A sign-in link is good for 10 minutes only: they ask for a new one')
  if (!requeueLetter(work.tx, id, { dueAt: work.now, expiresAt: later(work.now, LONGEST_LIFE) }))
    throw new Refusal(
      'conflict',
      'Only a letter that failed or came too late can be tried again, and only while its text is kept',
    )
  noteActivity(work, {
    deed: 'letter.tried again',
    subjectType: 'letter',
    subjectId: id,
    words: 'Tried a letter again',
    ...(letter.partnershipId ? { partnershipId: letter.partnershipId } : {}),
  })
}

/** Whether an administrator may read the letter itself: only where letters leave no machine, and never a key to an account. */
export function mayBeRead(letter: Pick<LetterRow, 'kind' | 'cause'>, config: Config): boolean {
  if (config.smtpUrl !== '') return false
  const isKey = letter.kind === 'sign-in' || letter.cause.startsWith('address confirm:')
  return !isKey || config.isDemonstration
}
