import { type Instant, later } from '../clock.ts'

const MOST_HOURS_FORWARD = 26
const MOST_MINUTES_BACK = 5
/** Ticks come every minute; a longer gap is a clock that was moved, or a machine that slept. */
const MOST_MINUTES_BETWEEN = 15
/** A clock that stays where it went for so long is believed: a machine that slept shows the right time. */
const STEADY_MINUTES = 15

/** What is known of the clock: the last moment believed, the latest a letter was written, and since when it is doubted. */
interface Known {
  lastTick: Instant | undefined
  newest: Instant | undefined
  doubtedSince: Instant | undefined
}

/**
 * Why letters are held, where the clock cannot be believed. Set forward while running, it would send what is not due,
 * and take for told what has yet to happen; set back, it would send again what it sent. A service that was stopped has
 * no last tick, and catches up.
 */
export function clockJump(now: Instant, { lastTick, newest, doubtedSince }: Known): string | undefined {
  if (lastTick && now > later(lastTick, { hours: MOST_HOURS_FORWARD }))
    return `The clock jumped forward, from ${lastTick} to ${now}: digests and reminders are held until the service is restarted`
  const latest = [lastTick, newest]
    .filter(each => each !== undefined)
    .toSorted()
    .at(-1)
  if (latest && now < later(latest, { minutes: -MOST_MINUTES_BACK }))
    return `The clock went back, from ${latest} to ${now}: digests and reminders are held until it is past that again`
  if (lastTick && now > later(lastTick, { minutes: MOST_MINUTES_BETWEEN }) && !isSteady(now, doubtedSince))
    return `The clock went from ${lastTick} to ${now} at once: digests and reminders wait ${STEADY_MINUTES} minutes to see that it stays`
  return undefined
}

const isSteady = (now: Instant, since: Instant | undefined) =>
  since !== undefined && now >= later(since, { minutes: STEADY_MINUTES })
