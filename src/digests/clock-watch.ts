import { type Instant, later } from '../clock.ts'

const MOST_HOURS_FORWARD = 26
const MOST_MINUTES_BACK = 5

/**
 * Why letters are held, where the clock cannot be believed. Set forward while running, it would send what is not due;
 * set back, it would send again what it sent. A service that was stopped has no last tick, and catches up.
 */
export function clockJump(
  now: Instant,
  known: { lastTick: Instant | undefined; newest: Instant | undefined },
): string | undefined {
  if (known.lastTick && now > later(known.lastTick, { hours: MOST_HOURS_FORWARD }))
    return `The clock jumped forward, from ${known.lastTick} to ${now}: digests and reminders are held until the service is restarted`
  const latest = [known.lastTick, known.newest]
    .filter(each => each !== undefined)
    .toSorted()
    .at(-1)
  if (latest && now < later(latest, { minutes: -MOST_MINUTES_BACK }))
    return `The clock went back, from ${latest} to ${now}: digests and reminders are held until it is past that again`
  return undefined
}
