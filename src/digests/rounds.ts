import type { House } from '../access/work.ts'
import type { Instant } from '../clock.ts'
import { clockJump } from './clock-watch.ts'
import { reminderDate } from './periods.ts'
import { sendDigests } from './send-digests.ts'
import { sendReminders } from './send-reminders.ts'
import { newestRound } from './store.ts'

/** What one tick of the clockwork did. */
export type Round = { sent: number } | { held: string }

/**
 * Digests and reminders as the clockwork runs them, at every tick. Digests fall due on a full hour and reminders once
 * a day, so where the round of this hour or day is complete there is nothing to look for. While the clock cannot be
 * believed, nothing is sent.
 */
export function letterRounds(house: House, ending?: AbortSignal): () => Promise<Round> {
  let lastTick: Instant | undefined
  let doubted: Instant | undefined
  let completeHour = ''
  let remindedDay = ''
  return async () => {
    const now = house.clock.now()
    const held = clockJump(now, { lastTick, newest: newestRound(house.database.tx), doubtedSince: doubted })
    // The last tick stays the last one believed, so the hold lasts until the clock is right or the service restarts.
    if (held) {
      doubted = doubted && doubted <= now ? doubted : now
      return { held }
    }
    doubted = undefined
    lastTick = now
    const hour = now.slice(0, 13)
    if (hour === completeHour) return { sent: 0 }
    const day = reminderDate(now)
    // Digests first: one that names what a reminder would say today stands for it.
    const digests = await sendDigests(house, ending)
    const reminders = day === remindedDay ? 0 : await sendReminders(house, ending)
    remindedDay = day
    completeHour = hour
    return { sent: reminders + digests }
  }
}
