/** What somebody can find, in the order in which the kinds are offered. */
export const foundKinds = ['meeting', 'agenda', 'minutes', 'decision', 'action', 'pledge', 'paper'] as const
export type FoundKind = (typeof foundKinds)[number]
