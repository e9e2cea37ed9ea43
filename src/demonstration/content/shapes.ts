import type { ActionState } from '../../actions/states.ts'
import type { AgendaItemKind, Answer, MeetingMode } from '../../meetings/states.ts'
import type { ItemOutcome } from '../../minutes/states.ts'
import type { FourP } from '../../partnerships/four-ps.ts'
import type { Completion, PledgeState, PledgeTheme } from '../../pledges/states.ts'
import type { OrganisationKey } from './organisations.ts'
import type { PartnershipKey } from './partnerships.ts'
import type { PersonKey } from './people.ts'

/** The items of the standing agenda, by the word their titles are known by. */
export const topics = {
  welcome: 'Welcome',
  minutes: 'Minutes of',
  actions: 'Action log',
  picture: 'Local picture',
  pursue: 'Pursue',
  prevent: 'Prevent',
  prepare: 'Prepare',
  pledges: 'Pledges',
  updates: 'Partner updates',
  funding: 'Funding',
  theme: 'Theme',
  forward: 'Forward plan',
  review: 'Review of actions',
} as const
export type Topic = keyof typeof topics

/** What was said under one item. `{+21}` in any text becomes the date so many days after the meeting. */
export interface Note {
  text: string
  decision?: string
  outcome?: ItemOutcome
  /** Who did not agree. */
  dissent?: string
}

/** An action and its life, in days after the meeting that raised it. */
export interface RaisedAction {
  text: string
  owner: PersonKey
  topic: Topic
  due: number
  fourP?: FourP
  /** What became of it, in order; nothing more once the present day is reached. */
  life?: readonly ActionStep[]
}
export type ActionStep =
  | { after: number; state: Extract<ActionState, 'in progress' | 'done' | 'cancelled'>; text: string }
  | { after: number; state: 'closed' }
  | { after: number; due: number; text: string }

interface OwnItem {
  title: string
  kind: AgendaItemKind
  owner: string
  minutes: number
}

export interface Sitting {
  title: string
  theme: string
  venue: string
  mode: MeetingMode
  startTime: string
  endTime: string
  chair: PersonKey
  minuteTaker: PersonKey
  /** Agenda items beyond the standing ones; the note stands under the one of that title. */
  more?: readonly (OwnItem & { note: Note })[]
  /** An agenda of its own instead of the standing one; its titles hold the words of the topics. */
  ownAgenda?: readonly OwnItem[]
}

/** A meeting that has been held, and its minutes. */
export interface HeldMeeting extends Sitting {
  present: readonly PersonKey[]
  part?: readonly PersonKey[]
  /** Who came in somebody's stead, by name. */
  substitutes?: readonly { for: PersonKey; name: string }[]
  apologies: readonly PersonKey[]
  /** Interests declared as the meeting opened. */
  declared?: readonly { who: PersonKey; interests: string }[]
  notes: Partial<Record<Topic, Note>>
  actions: readonly RaisedAction[]
  /** Days after the meeting at which the minutes went round; left out while they are still being written. */
  circulatedAfter?: number
  /** Days after the meeting at which a chair approved them. */
  approvedAfter?: number
}

/** The meeting to come and who has answered so far. */
export interface ComingMeeting extends Sitting {
  answers: readonly { who: PersonKey; answer: Exclude<Answer, 'needs action'>; note?: string; substitute?: string }[]
}

/** A partnership's year: the meetings held, oldest first, a quarter apart, and the one to come. */
export interface Year {
  held: readonly [HeldMeeting, HeldMeeting, HeldMeeting, HeldMeeting]
  coming: ComingMeeting
}

/** A pledge, its dates in days before today. */
export interface PledgeContent {
  partnership: PartnershipKey
  organisation: OrganisationKey
  by: PersonKey
  title: string
  problem: string
  action: string
  /** Left out while the promise still lacks a measure and a date: then it is an intention. */
  measure?: { counts: string; baseline: number; target: number; unit: string; due: number }
  fourP: FourP
  theme: PledgeTheme
  made: number
  madeAt: string
  charterClause?: string
  isPublic?: boolean
  helpWanted?: string
  /** The day on which it was made as an intention, where it only later got a measure and a date. */
  intendedOn?: string
  /** The state it has come to. */
  state: Extract<PledgeState, 'intention' | 'submitted' | 'active' | 'paused' | 'delivered' | 'verified'>
  reason?: string
  /** What the organisation learned by the time it had delivered. */
  learned?: string
  progress?: readonly PledgeStep[]
}
export interface PledgeStep {
  ago: number
  completion: Completion
  reached: number
  text: string
  nextStep?: string
}

export interface GrantContent {
  partnership: PartnershipKey
  recipient: OrganisationKey
  programme: string
  title: string
  purpose: string
  reasons: string
  conditions: string
  decisionReference: string
  pounds: number
  appliedFor?: number
  /** Fixed dates, or days from today. */
  decided: string | number
  starts: string | number
  ends: string | number
  isClosed: boolean
}
