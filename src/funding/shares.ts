/** How meetings held compare with those planned. */
export const paces = [
  'on plan',
  'slightly behind',
  'behind',
  'none planned yet',
  'not founded yet',
  'no record here',
] as const
export type Pace = (typeof paces)[number]

const SLIGHTLY = 0.75

/** Judged by whole meetings: nobody can hold two thirds of one. */
export function paceOf(held: number, planned: number): Pace {
  const whole = Math.floor(planned)
  if (whole === 0 && held === 0) return 'none planned yet'
  if (held >= whole) return 'on plan'
  return held >= whole * SLIGHTLY ? 'slightly behind' : 'behind'
}

/** To the nearest whole one, but never 100 while one is missing, nor 0 while there is one. */
export function percent(part: number, whole: number): number | null {
  if (whole === 0) return null
  if (part === 0 || part === whole) return part === 0 ? 0 : 100
  return Math.min(99, Math.max(1, Math.round((part * 100) / whole)))
}
