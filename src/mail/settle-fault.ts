import type { House } from '../access/work.ts'
import { faultInWords, nextAttemptAt, verdictOn } from './faults.ts'
import type { Standstill } from './standstill.ts'
import { endLetter, type LetterRow, putBack } from './store.ts'

/** What becomes of a letter that could not be delivered: it waits for its next turn, or is given up. */
export function settleFault(
  { database: { tx }, clock }: House,
  { letter, fault }: { letter: LetterRow; fault: unknown },
  still: Standstill,
): void {
  const error = faultInWords(fault)
  const verdict = verdictOn(fault)
  if (verdict === 'give up') return endLetter(tx, letter.id, { state: 'failed', error })
  if (verdict === 'lost' || verdict === 'pause') still.begin(error)
  putBack(
    tx,
    letter.id,
    verdict === 'pause'
      ? { dueAt: clock.now(), error, countsAsAttempt: false }
      : { dueAt: nextAttemptAt(letter, clock.now()), error, countsAsAttempt: true },
  )
}
