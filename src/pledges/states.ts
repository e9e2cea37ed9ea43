/** An `intention` lacks a date or a measure, so it is shown but not counted as a pledge. */
export const pledgeStates = [
  'intention',
  'draft',
  'submitted',
  'acknowledged',
  'active',
  'paused',
  'delivered',
  'verified',
  'lapsed',
  'withdrawn',
] as const
export type PledgeState = (typeof pledgeStates)[number]

/** States in which a date that passed is a promise missed. */
export const owingStates = ['submitted', 'acknowledged', 'active'] as const satisfies readonly PledgeState[]

/** States in which the promise still stands; a paused one has been excused from its date. */
export const openPledgeStates = [...owingStates, 'paused'] as const satisfies readonly PledgeState[]

/** States in which there is something to tell of it or to finish. */
export const unfinishedPledgeStates = [
  'intention',
  'draft',
  ...openPledgeStates,
] as const satisfies readonly PledgeState[]

/** States in which a pledge is counted: an intention is not a pledge yet, and a draft is its author's own. */
export const countedPledgeStates = [
  ...openPledgeStates,
  'delivered',
  'verified',
  'lapsed',
  'withdrawn',
] as const satisfies readonly PledgeState[]
export type CountedPledgeState = (typeof countedPledgeStates)[number]

/** How far, in the words of the Open Government Partnership's commitment form. */
export const completions = ['not started', 'limited', 'substantial', 'completed'] as const
export type Completion = (typeof completions)[number]

export const pledgeThemes = [
  'training',
  'procurement',
  'awareness',
  'support',
  'data',
  'housing',
  'employment',
] as const
export type PledgeTheme = (typeof pledgeThemes)[number]

export const pledgeVisibilities = ['public', 'members', 'funder'] as const
