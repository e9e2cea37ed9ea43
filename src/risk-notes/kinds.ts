/** What is done to people, in the words of official statistics, with county lines apart because partnerships ask for it. */
export const exploitationTypes = [
  'criminal',
  'county lines',
  'labour',
  'sexual',
  'domestic servitude',
  'organ harvesting',
  'several',
  'not known',
] as const

/** How likely it is, and how bad it would be, in words: figures would pretend to be measured. Each from little to much. */
export const likelihoods = ['unlikely', 'possible', 'likely', 'very likely'] as const
export const impacts = ['limited', 'moderate', 'serious', 'severe'] as const

export const riskNoteStates = ['open', 'closed'] as const
export type RiskNoteState = (typeof riskNoteStates)[number]
