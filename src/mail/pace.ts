import type { Clock } from '../clock.ts'

/** How fast letters may go. */
export interface Pace {
  /** How many may go at the moment. */
  allowed(): number
  /** So many went. */
  spend(letters: number): void
}

const unhurried: Pace = { allowed: () => Number.POSITIVE_INFINITY, spend: () => {} }

/**
 * A bucket of as many tokens as make one second's letters, that fills evenly: in no minute go more than the mail
 * server takes, and a letter that somebody waits for never stands behind a whole minute's burst.
 */
export function paceOf(lettersAMinute: number, clock: Clock): Pace {
  if (lettersAMinute === 0) return unhurried
  const most = Math.ceil(lettersAMinute / 60)
  // A full bucket goes on top of what flows in, so that much less flows in where it holds more than one.
  const aMillisecond = (most === 1 ? lettersAMinute : lettersAMinute - most) / 60_000
  let held = most
  let seenAt = Date.parse(clock.now())
  return {
    allowed() {
      const now = Date.parse(clock.now())
      // A clock that was set back gives nothing, and takes nothing away.
      held = Math.min(most, held + Math.max(0, now - seenAt) * aMillisecond)
      seenAt = now
      return Math.floor(held)
    },
    spend(letters) {
      held -= letters
    },
  }
}
