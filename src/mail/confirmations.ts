import type { House } from '../access/work.ts'
import type { Hearer } from './deliver.ts'
import { type LetterRow, markSent } from './store.ts'
import { withWhatFollows } from './what-follows.ts'

/** After a crash what was confirmed within this time goes again, beside what was on its way. */
const WRITTEN_WITHIN_MS = 5

/** Letters that the mail server has taken, until that is written down. */
export function confirmations({ database, clock }: House, hearer: Hearer | undefined) {
  const confirmed: LetterRow[] = []
  let timer: NodeJS.Timeout | undefined

  /** Writes down all of it now; throws where it cannot be, and keeps it in hand. */
  function write(): void {
    clearTimeout(timer)
    timer = undefined
    const taken = confirmed.splice(0)
    if (taken.length === 0) return
    try {
      withWhatFollows(
        database,
        () => {
          for (const { id } of taken) markSent(database.tx, id, clock.now())
        },
        () => {
          for (const letter of taken) hearer?.accepted(letter)
        },
      )
    } catch (fault) {
      // The letters have gone: it is the writing down that must be tried again, never the sending.
      confirmed.push(...taken)
      throw fault
    }
  }

  return {
    write,
    /** What the server confirmed within a few moments is written down in one commit: each waits for the disk. */
    add(letter: LetterRow): void {
      confirmed.push(letter)
      timer ??= setTimeout(() => {
        try {
          write()
        } catch {
          // Kept in hand: the round writes it down before it goes on, or fails for everyone to see.
        }
      }, WRITTEN_WITHIN_MS)
    },
  }
}
