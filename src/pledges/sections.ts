import type { PledgeState } from './states.ts'

/** A part of the board: pledges that ask the same of their reader. */
export interface Section {
  name: string
  title: string
  states: readonly PledgeState[]
  /** Only those that fall due soon (or did already), or only the others. */
  due?: 'soon' | 'later'
  newestFirst?: true
}

/** How many days ahead a date counts as soon. */
export const SOON_DAYS = 30

/** The board from top to bottom: what presses first, what rests last. */
export const sections: readonly Section[] = [
  { name: 'due', title: 'Overdue or due within 30 days', states: ['acknowledged', 'active'], due: 'soon' },
  { name: 'submitted', title: 'Waiting to be acknowledged', states: ['submitted'] },
  { name: 'active', title: 'Under way', states: ['acknowledged', 'active'], due: 'later' },
  { name: 'delivered', title: 'Delivered, waiting to be verified', states: ['delivered'] },
  { name: 'drafts', title: 'Drafts', states: ['draft'] },
  { name: 'intentions', title: 'Intentions, not counted as pledges', states: ['intention'] },
  { name: 'quiet', title: 'Paused or lapsed', states: ['paused', 'lapsed'] },
  { name: 'verified', title: 'Verified', states: ['verified'], newestFirst: true },
  { name: 'withdrawn', title: 'Withdrawn', states: ['withdrawn'], newestFirst: true },
]
