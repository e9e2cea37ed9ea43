/** A finding is open while people answer; it ends with a meeting, or it is withdrawn. */
export const findingStates = ['open', 'settled', 'withdrawn'] as const

/** What somebody says of one proposed time, the best first. */
export const timeAnswers = ['yes', 'if need be', 'no'] as const
export type TimeAnswer = (typeof timeAnswers)[number]

/** Where an answer came from. */
export const dateChannels = ['link', 'page', 'chair'] as const
export type DateChannel = (typeof dateChannels)[number]
