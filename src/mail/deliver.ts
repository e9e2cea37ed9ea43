import type { House } from '../access/work.ts'
import { confirmations } from './confirmations.ts'
import { faultInWords, refusesTheAddress } from './faults.ts'
import { inHand, type Ready, returnUntried } from './in-hand.ts'
import { bothDone, inLanes } from './lanes.ts'
import { type Pace, paceOf } from './pace.ts'
import { settleFault } from './settle-fault.ts'
import { standstill } from './standstill.ts'
import { type LetterRow, lettersWaiting, suspectWaiting } from './store.ts'
import type { Transport } from './transport.ts'
import { withWhatFollows } from './what-follows.ts'

const BATCH = 40

/** Who hears of what becomes of letters, in the commit that writes it down. */
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
  /** By which way letters go, for whoever reads of its trouble. */
  readonly way: string
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
  const { database, clock, config } = house
  const hand = inHand(house, pace)
  const confirmed = confirmations(house, hearer)
  const still = standstill(clock)
  let isStopping = false
  let running: Promise<void> | undefined

  hand.takeOverAbandoned()

  async function round(): Promise<void> {
    running ??= deliverAll().finally(() => {
      running = undefined
    })
    return running
  }

  async function deliverAll(): Promise<void> {
    confirmed.write()
    // Nothing is under way between two rounds: what is still in hand is what a full disk kept from being written down.
    hand.returnLeft()
    do await deliverBatches()
    while (await deliverSuspect())
  }

  async function deliverBatches(): Promise<void> {
    for (let batch = await takeBatch(); batch.length > 0; ) {
      // The next batch is composed while this one travels.
      const [next] = await bothDone(takeBatch(), inLanes(lanes, batch, deliverOne))
      // Whatever is left here could not be written down: nothing more is sent before it is.
      confirmed.write()
      batch = next.length > 0 ? next : await takeBatch()
    }
  }

  /** One letter that was in hand when an earlier run died, with nothing beside it that could be blamed instead. */
  async function deliverSuspect(): Promise<boolean> {
    const alone = isHeldUp() || mostNow() < 1 ? [] : await hand.take(suspectWaiting(database.tx, clock.now()))
    await inLanes(1, alone, deliverOne)
    confirmed.write()
    return alone.length > 0
  }

  const mostNow = () => Math.min(BATCH, pace.allowed())
  const isHeldUp = () => isStopping || still.isOn()

  const takeBatch = async () => (isHeldUp() ? [] : hand.take(lettersWaiting(database.tx, clock.now(), mostNow())))

  async function deliverOne({ letter, raw }: Ready): Promise<void> {
    if (isHeldUp()) return database.transaction(() => returnUntried(database.tx, letter))
    try {
      await transport.carry({ ...letter, from: letter.fromAddress ?? config.mailFrom, to: letter.toAddress, raw })
    } catch (fault) {
      return withWhatFollows(
        database,
        () => settleFault(house, { letter, fault }, still),
        () => refusesTheAddress(fault) && hearer?.addressRefused(letter, faultInWords(fault)),
      )
    }
    still.end()
    confirmed.add(letter)
  }

  return {
    round,
    way: transport.name,
    trouble: still.why,
    async stop() {
      isStopping = true
      await running
      transport.close()
      // What could not be written down is tried once more: else the next start would send it again.
      confirmed.write()
    },
  }
}
