/** By which door a letter came in. */
export const incomingChannels = ['mailbox', 'receiver', 'webhook'] as const
export type IncomingChannel = (typeof incomingChannels)[number]

/** What a letter that came in turned out to be. */
export const incomingKinds = ['answer', 'other time', 'delivery failure', 'automatic', 'other'] as const
export type IncomingKind = (typeof incomingKinds)[number]

/** `parked` waits for a person; `settled` is what a person decided about one that was parked. */
export const incomingStates = ['taken', 'parked', 'settled', 'ignored'] as const
export type IncomingState = (typeof incomingStates)[number]
