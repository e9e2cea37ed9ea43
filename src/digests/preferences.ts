import { z } from 'zod'
import { aTick } from '../input.ts'
import { type DigestFrequency, digestFrequencies } from './tables.ts'

/** How often, when in London, and whether letters come before meetings and due dates. */
export const DigestChoice = z.strictObject({
  frequency: z
    .enum(digestFrequencies, { error: 'Choose how often you want the digest' })
    .meta({ description: 'A monthly digest comes on the first such weekday of the month' }),
  weekday: z
    .int({ error: 'Choose a day' })
    .min(1, { error: 'Choose a day' })
    .max(7, { error: 'Choose a day' })
    .meta({ description: '1 for Monday to 7 for Sunday; a daily digest ignores it' }),
  hour: z
    .int({ error: 'Choose an hour' })
    .min(0, { error: 'Choose an hour' })
    .max(23, { error: 'Choose an hour' })
    .meta({ description: 'On the 24-hour clock in London' }),
  reminders: aTick(),
})
export type DigestChoice = z.output<typeof DigestChoice>

/** What somebody has who never chose. */
export const usualChoice: DigestChoice = { frequency: 'weekly', weekday: 1, hour: 8, reminders: true }

export const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const

export const frequencyWords: Record<DigestFrequency, string> = {
  off: 'Never',
  daily: 'Every day',
  weekly: 'Every week',
  monthly: 'Every month, on the first such day',
}
