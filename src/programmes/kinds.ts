/** On a sensitive date a partnership would rather not meet; a notable one it may want to use. */
export const dateKinds = ['sensitive', 'notable'] as const
export type DateKind = (typeof dateKinds)[number]
