import { setTimeout as rest } from 'node:timers/promises'

/** How long the round lets others go first between two turns. */
const REST_MS = 10

/** What one turn did, and where the next goes on; nothing where there is none. */
export interface Turn {
  sent: number
  last: string | undefined
}

/**
 * A round over everybody in many short turns, each a transaction of its own with a rest between them, so that nobody's
 * request waits behind the letters of a whole country. Answers how many letters were written. Once the platform is
 * `ending` no further turn begins: what is due and was not written is found again at the next start.
 */
export async function inTurns(turn: (after: string) => Turn, ending?: AbortSignal): Promise<number> {
  let sent = 0
  for (let after: string | undefined = ''; after !== undefined && !ending?.aborted; ) {
    const done = turn(after)
    sent += done.sent
    after = done.last
    if (after !== undefined) await rest(REST_MS)
  }
  return sent
}
