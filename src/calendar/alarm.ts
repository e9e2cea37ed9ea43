import { escape as escapeText, foldLines } from 'ical-generator'

/** How long before its meeting a calendar rings. A day is a day by the wall clock, whatever the clocks do in between. */
export type RingsBefore = { hours: number } | { days: number }

/**
 * A reminder as a calendar shows it. Written here because the library puts it before properties of the event, and the
 * standard wants it after all of them (RFC 5545 §3.6.1).
 */
export function alarm(summary: string, before: RingsBefore): string {
  const lines = [
    'BEGIN:VALARM',
    'ACTION:DISPLAY',
    `DESCRIPTION:${escapeText(summary, false)}`,
    `TRIGGER:${'days' in before ? `-P${before.days}D` : `-PT${before.hours}H`}`,
    'END:VALARM',
  ]
  return `${foldLines(lines.join('\r\n'))}\r\n`
}
