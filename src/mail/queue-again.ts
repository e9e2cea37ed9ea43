import type { Work } from '../access/work.ts'
import { noteActivity } from '../activity/note-activity.ts'
import { later } from '../clock.ts'
import { Refusal } from '../errors.ts'
import { hasSuccessor, isStillTheirs } from './letters-store.ts'
import { LONGEST_LIFE } from './post.ts'
import { requeueLetter } from './queue-store.ts'
import type { LetterRow } from './store.ts'

/** Puts a letter that failed or came too late back into the queue, word for word as it was written. */
export function queueAgain(work: Work, letter: LetterRow): void {
  if (letter.kind === 'sign-in')
    throw new Refusal('conflict', 'A sign-in link is good for 10 minutes only: they ask for a new one')
  if (!isStillTheirs(work.tx, letter))
    throw new Refusal('conflict', 'Its reader has another address by now, so it would go to the wrong one')
  // Their calendar would take an old invitation for the newest word.
  if (hasSuccessor(work.tx, letter))
    throw new Refusal('conflict', 'They have had a newer letter about this meeting, so this one would mislead them')
  if (!requeueLetter(work.tx, letter.id, { dueAt: work.now, expiresAt: later(work.now, LONGEST_LIFE) }))
    throw new Refusal(
      'conflict',
      'Only a letter that failed or came too late can be tried again, and only while its text is kept',
    )
  noteActivity(work, {
    deed: 'letter.tried again',
    subjectType: 'letter',
    subjectId: letter.id,
    words: 'Tried a letter again',
    ...(letter.partnershipId ? { partnershipId: letter.partnershipId } : {}),
  })
}
