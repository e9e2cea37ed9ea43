import type { House } from '../access/work.ts'
import { later } from '../clock.ts'
import { compose } from './compose.ts'
import { faultInWords, nextAttemptAt, refusesTheAddress, verdictOn } from './faults.ts'
import { inLanes } from './lanes.ts'
import { type Pace, paceOf } from './pace.ts'
import {
  abandonedLetters,
  countCrash,
  endLetter,
  type LetterRow,
  lettersWaiting,
  markSent,
  putBack,
  suspectWaiting,
  takeLetter,
} from './store.ts'
import type { Transport } from './transport.ts'

const MOST_CRASHES = 3
const PAUSE_SECONDS = [5, 15, 60, 300]
const BATCH = 40

/** Who hears of what becomes of letters, once it is written down. */
export interface Hearer {
  /** The mail server says that nothing reaches this letter's address. */
  addressRefused(letter: LetterRow, why: string): void
  /** The mail server has taken a letter to this address. */
  accepted(letter: LetterRow): void
}

interface Habits {
  lanes: number
  pace?: Pace
  hearer?: Hearer
}

export interface Postman {
  /** Delivers what is due now; resolves when nothing more can be. */
  round(): Promise<void>
  /** Why nothing goes out at the moment, if so. */
  trouble(): string | undefined
  /** Finishes the letters in hand and takes no more. */
  stop(): Promise<void>
}

/**
 * Takes letters from the outbox to the mail server, at least once each: a letter is marked as in hand before it is
 * tried and as sent after the server said so, and carries the same bytes and Message-ID whenever it is repeated.
 */
export function postman(house: House, transport: Transport, habits: Habits): Postman {
  const { lanes, pace = paceOf(0, house.clock), hearer } = habits
  const { database, clock, ids, config } = house
  const lease = ids.newRandomId()
  let isStopping = false
  let pauses = 0
  let paused: { until: string; why: string } | undefined
  let running: Promise<void> | undefined
  let writing: Promise<void> | undefined
  const confirmed: LetterRow[] = []

  takeOverAbandoned()

  /** What an earlier run had in hand goes again; a letter that keeps killing the worker is set aside. */
  function takeOverAbandoned(): void {
    database.transaction(() => {
      for (const { id, crashes } of abandonedLetters(database.tx, lease)) {
        if (crashes + 1 < MOST_CRASHES) countCrash(database.tx, id)
        else
          endLetter(database.tx, id, {
            state: 'failed',
            error: 'Sending it stopped the platform three times; it was set aside.',
          })
      }
    })
  }

  async function round(): Promise<void> {
    running ??= deliverAll().finally(() => {
      running = undefined
    })
    return running
  }

  async function deliverAll(): Promise<void> {
    writeConfirmed()
    do await deliverBatches()
    while (await deliverSuspect())
  }

  async function deliverBatches(): Promise<void> {
    for (let batch = await takeBatch(); batch.length > 0; ) {
      // The next batch is composed while this one travels.
      const [next] = await Promise.all([takeBatch(), inLanes(lanes, batch, deliverOne)])
      await writing
      // Whatever is left here could not be written down: nothing more is sent before it is.
      writeConfirmed()
      batch = next.length > 0 ? next : await takeBatch()
    }
  }

  /** One letter that was in hand when an earlier run died, with nothing beside it that could be blamed instead. */
  async function deliverSuspect(): Promise<boolean> {
    const alone = isHeldUp() || mostNow() < 1 ? [] : await takeInHand(suspectWaiting(database.tx, clock.now()))
    await inLanes(1, alone, deliverOne)
    await writing
    writeConfirmed()
    return alone.length > 0
  }

  const isPaused = () => paused !== undefined && clock.now() < paused.until
  const mostNow = () => Math.min(BATCH, pace.allowed())
  const isHeldUp = () => isStopping || isPaused()

  const takeBatch = async () => (isHeldUp() ? [] : takeInHand(lettersWaiting(database.tx, clock.now(), mostNow())))

  /** Composes first and then takes in hand, so that taking is one short transaction for the whole batch. */
  async function takeInHand(waiting: LetterRow[]): Promise<{ letter: LetterRow; raw: Buffer }[]> {
    const now = clock.now()
    const late = waiting.filter(letter => letter.expiresAt <= now)
    const composed = await Promise.all(
      waiting.filter(letter => letter.expiresAt > now).map(async letter => composeOrFault(letter)),
    )
    const taken = database.transaction(() => {
      for (const letter of late) endLetter(database.tx, letter.id, { state: 'expired', error: whyLate(letter) })
      return composed.flatMap(({ letter, raw, fault }) => {
        if (!raw) {
          endLetter(database.tx, letter.id, { state: 'failed', error: `It could not be composed: ${fault}` })
          return []
        }
        return takeLetter(database.tx, { id: letter.id, raw, lease }) ? [{ letter, raw }] : []
      })
    })
    pace.spend(taken.length)
    return taken
  }

  async function composeOrFault(letter: LetterRow): Promise<{ letter: LetterRow; raw?: Buffer; fault?: string }> {
    if (letter.raw) return { letter, raw: letter.raw }
    try {
      return { letter, raw: await compose(letter, config) }
    } catch (fault) {
      return { letter, fault: faultInWords(fault) }
    }
  }

  async function deliverOne({ letter, raw }: { letter: LetterRow; raw: Buffer }): Promise<void> {
    if (isHeldUp()) return returnUntried(letter)
    try {
      await transport.carry({ ...letter, from: letter.fromAddress ?? config.mailFrom, to: letter.toAddress, raw })
    } catch (fault) {
      database.transaction(() => settleFault(letter, fault))
      if (refusesTheAddress(fault)) hearer?.addressRefused(letter, faultInWords(fault))
      return
    }
    pauses = 0
    paused = undefined
    noteSent(letter)
  }

  /** What the server confirmed in the same moment is written down in one commit. */
  function noteSent(letter: LetterRow): void {
    confirmed.push(letter)
    writing ??= new Promise(resolve =>
      setImmediate(() => {
        writing = undefined
        try {
          writeConfirmed()
        } catch {
          // Kept in hand: the round writes it down before it goes on, or fails for everyone to see.
        }
        resolve()
      }),
    )
  }

  function writeConfirmed(): void {
    const taken = confirmed.splice(0)
    if (taken.length === 0) return
    try {
      database.transaction(() => {
        for (const { id } of taken) markSent(database.tx, id, clock.now())
      })
    } catch (fault) {
      // The letters have gone: it is the writing down that must be tried again, never the sending.
      confirmed.push(...taken)
      throw fault
    }
    for (const letter of taken) hearer?.accepted(letter)
  }

  function returnUntried(letter: LetterRow): void {
    database.transaction(() =>
      putBack(database.tx, letter.id, { dueAt: letter.dueAt, error: letter.error ?? '', countsAsAttempt: false }),
    )
  }

  function settleFault(letter: LetterRow, fault: unknown): void {
    const error = faultInWords(fault)
    const verdict = verdictOn(fault)
    if (verdict === 'give up') return endLetter(database.tx, letter.id, { state: 'failed', error })
    if (verdict === 'lost') pause(error)
    if (verdict === 'pause') {
      pause(error)
      return putBack(database.tx, letter.id, { dueAt: clock.now(), error, countsAsAttempt: false })
    }
    putBack(database.tx, letter.id, { dueAt: nextAttemptAt(letter, clock.now()), error, countsAsAttempt: true })
  }

  function pause(why: string): void {
    const seconds = PAUSE_SECONDS[Math.min(pauses, PAUSE_SECONDS.length - 1)] ?? 300
    if (!isPaused()) pauses += 1
    paused = { until: later(clock.now(), { seconds }), why }
  }

  return {
    round,
    trouble: () => paused?.why,
    async stop() {
      isStopping = true
      await running
      transport.close()
    },
  }
}

/** A letter that waited too long, and what for. */
const whyLate = ({ error }: LetterRow): string =>
  error ? `It could not be delivered in time. The last trouble: ${error}` : 'It would have come too late.'
