/** On a sensitive date a partnership would rather not meet; a notable one it may want to use. */
export const dateKinds = ['sensitive', 'notable'] as const
export type DateKind = (typeof dateKinds)[number]

export const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday'] as const
export const weeks = ['first', 'second', 'third', 'fourth', 'last'] as const
export const repeats = [
  'every month',
  'every 2 months',
  'every 3 months',
  'every 6 months',
  'chosen months',
  'every few weeks',
] as const
export type Repeat = (typeof repeats)[number]
