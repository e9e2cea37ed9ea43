import type { House } from '../access/work.ts'
import type { Tx } from '../database/database.ts'
import { compose } from './compose.ts'
import { faultInWords } from './faults.ts'
import { countCrash, keepBytes, lettersInHand, lettersLeftBehind, takeLetter } from './in-hand-store.ts'
import type { Pace } from './pace.ts'
import { endLetter, type LetterRow, putBack } from './store.ts'

const MOST_CRASHES = 3

/** A letter in hand, and the bytes that every attempt sends. */
export interface Ready {
  letter: LetterRow
  raw: Buffer
}

type Composed = { letter: LetterRow; raw: Buffer } | { letter: LetterRow; fault: string }

/** The letters that this run of the worker has in hand, under its lease. */
export function inHand({ database, clock, ids, config }: House, pace: Pace) {
  const { tx } = database
  const lease = ids.newRandomId()

  async function composeOrFault(letter: LetterRow): Promise<Composed> {
    try {
      return { letter, raw: letter.raw ?? (await compose(letter, config)) }
    } catch (fault) {
      return { letter, fault: faultInWords(fault) }
    }
  }

  return {
    /**
     * Takes letters in hand, and only then makes their bytes: one that kills the worker, be it while it is composed, is
     * found in hand by the next and counted.
     */
    async take(waiting: LetterRow[]): Promise<Ready[]> {
      if (waiting.length === 0) return []
      const now = clock.now()
      const taken = database.transaction(() => waiting.filter(letter => takeOrEnd(tx, letter, { now, lease })))
      pace.spend(taken.length)
      const composed = await Promise.all(taken.map(composeOrFault))
      return database.transaction(() => composed.flatMap(each => readyOrEnd(tx, each, lease)))
    },

    /** What an earlier run had in hand goes again; a letter that keeps killing the worker is set aside. */
    takeOverAbandoned(): void {
      database.transaction(() => {
        for (const { id, crashes } of lettersLeftBehind(tx, lease)) {
          if (crashes + 1 < MOST_CRASHES) countCrash(tx, id)
          else endLetter(tx, id, { state: 'failed', error: WORE_US_OUT })
        }
      })
    },

    /** Puts back what this run still has in hand though nothing is under way any more. */
    returnLeft(): void {
      const left = lettersInHand(tx, lease)
      if (left.length === 0) return
      database.transaction(() => {
        for (const letter of left) returnUntried(tx, letter)
      })
    },
  }
}

const WORE_US_OUT = 'Sending it stopped the platform three times; it was set aside.'

function takeOrEnd(tx: Tx, letter: LetterRow, { now, lease }: { now: string; lease: string }): boolean {
  if (letter.expiresAt > now) return takeLetter(tx, { id: letter.id, lease })
  endLetter(tx, letter.id, { state: 'expired', error: whyLate(letter) })
  return false
}

function readyOrEnd(tx: Tx, composed: Composed, lease: string): Ready[] {
  const { id } = composed.letter
  if ('raw' in composed) return keepBytes(tx, { id, raw: composed.raw, lease }) ? [composed] : []
  endLetter(tx, id, { state: 'failed', error: `It could not be composed: ${composed.fault}` })
  return []
}

/** A letter that waited too long, and what for. */
const whyLate = ({ error }: LetterRow): string =>
  error ? `It could not be delivered in time. The last trouble: ${error}` : 'It would have come too late.'

/** Puts a letter back as it was before it was taken in hand. */
export const returnUntried = (tx: Tx, letter: LetterRow): void =>
  putBack(tx, letter.id, { dueAt: letter.dueAt, error: letter.error ?? '', countsAsAttempt: false })
