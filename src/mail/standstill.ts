import { type Clock, type Instant, later } from '../clock.ts'

const PAUSE_SECONDS = [5, 15, 60, 300]

/** While the mail server takes nothing from us: why, and until when to leave it alone, ever longer. */
export function standstill(clock: Clock) {
  let pauses = 0
  let now: { until: Instant; why: string } | undefined
  const isOn = () => now !== undefined && clock.now() < now.until

  return {
    isOn,
    why: () => now?.why,
    begin(why: string): void {
      const seconds = PAUSE_SECONDS[Math.min(pauses, PAUSE_SECONDS.length - 1)] ?? 300
      if (!isOn()) pauses += 1
      now = { until: later(clock.now(), { seconds }), why }
    },
    end(): void {
      pauses = 0
      now = undefined
    },
  }
}
export type Standstill = ReturnType<typeof standstill>
