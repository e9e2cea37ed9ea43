import type { FourP } from '../partnerships/four-ps.ts'

/** `papers out` is a scheduled meeting whose agenda and papers have gone to members. */
export const meetingStates = ['draft', 'scheduled', 'papers out', 'held', 'cancelled'] as const
export type MeetingState = (typeof meetingStates)[number]

export const meetingModes = ['in person', 'online', 'hybrid'] as const
export type MeetingMode = (typeof meetingModes)[number]

/** What stands for a title in mailboxes and calendars, which others see, where it is restricted. */
export const RESTRICTED_TITLE = 'Restricted meeting'

export const agendaItemKinds = ['standing', 'decision', 'discussion', 'information', 'presentation', 'closed'] as const
export type AgendaItemKind = (typeof agendaItemKinds)[number]

/** What the platform writes under an item from what it knows on the day the agenda is read. Open actions are asked for on their own. */
export const agendaFills = [
  'last minutes',
  'pledges',
  'grants',
  'statistics',
  'risk notes',
  'new members',
  'quiet organisations',
] as const
export type AgendaFill = (typeof agendaFills)[number]

/** The agendas that every partnership may start from. */
export const builtInTemplates = ['quarterly', 'sub-group', 'conference', 'extraordinary'] as const
export type BuiltInTemplate = (typeof builtInTemplates)[number]

/** An item as a template holds it. */
export interface TemplateItem {
  title: string
  kind: AgendaItemKind
  owner: string
  minutesAllotted: number
  fourP?: FourP | undefined
  note: string
  listsActions: boolean
  section: string
  fills: AgendaFill[]
}

/** The PARTSTAT values of RFC 5545 §3.2.12, in our spelling. */
export const answers = ['needs action', 'accepted', 'tentative', 'declined', 'delegated'] as const
export type Answer = (typeof answers)[number]

/** Where an answer came from; the latest human answer wins. */
export const answerChannels = ['link', 'page', 'chair', 'mailbox', 'api'] as const
export type AnswerChannel = (typeof answerChannels)[number]

/** How long before a meeting a calendar that subscribes may ring, as its owner chose it. */
export const feedReminders = ['1 hour', '1 day', '2 days', '7 days'] as const
export type FeedReminder = (typeof feedReminders)[number]
