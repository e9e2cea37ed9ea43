import { type CalendarDate, type Instant, laterDate, type WallTime } from '../clock.ts'
import { clockTime, longDate, shortDate } from '../words.ts'
import { pathTo } from './paths.ts'

export const entryKinds = [
  'action',
  'pledge',
  'quiet pledge',
  'meeting to answer',
  'date to answer',
  'date to settle',
  'minutes to check',
  'minutes to write',
  'minutes to circulate',
  'minutes to approve',
  'pledge to acknowledge',
  'pledge to verify',
  'papers due',
  'letters to settle',
  'addresses to mend',
  'meeting changed',
  'minutes changed',
  'pledge changed',
  'new member',
  'meeting',
] as const
export type EntryKind = (typeof entryKinds)[number]

/** One line of a digest or a home page: a title to follow, and what there is to know about it. */
export interface Entry {
  kind: EntryKind
  partnershipId: string
  partnership: string
  text: string
  note: string
  path: string
  /** The date it is due or takes place. */
  on: CalendarDate | null
  isOverdue: boolean
}

/** What the reader's partnerships are called in short, by their ids. */
export type ShortNames = Map<string, string>

/** A pledge is named this long before it falls due, and when nobody has heard of it for a quarter. */
const PLEDGE_SOON_DAYS = 28

/** Up to when a pledge counts as due soon, and since when as quiet. */
export const pledgeLimits = (today: CalendarDate) => ({
  soon: laterDate(today, { days: PLEDGE_SOON_DAYS }),
  quiet: laterDate(today, { months: -3 }),
})

/** For whom we look, when, and since when what others did is told. */
export interface Asked {
  personId: string
  now: Instant
  since: Instant
  /** Up to but not including this moment; now, where it is not said. */
  until?: Instant
}

interface Place {
  partnershipId: string
  id: string
}

export const entry = (
  kind: EntryKind,
  names: ShortNames,
  { partnershipId, ...about }: { partnershipId: string; text: string; note: string; path: string } & Partial<Entry>,
): Entry => ({
  kind,
  partnershipId,
  partnership: names.get(partnershipId) ?? '',
  on: null,
  isOverdue: false,
  ...about,
})

interface OnDay {
  personId: string
  today: CalendarDate
  names: ShortNames
}

export function actionEntry(
  action: Place & { text: string; dueOn: CalendarDate; personId: string | null },
  { personId, today, names }: OnDay,
): Entry {
  const isOverdue = action.dueOn < today
  const whose = action.personId === personId ? 'yours' : 'your organisation’s'
  return entry('action', names, {
    partnershipId: action.partnershipId,
    text: action.text,
    note: `${whose}, ${isOverdue ? 'overdue since' : 'due'} ${shortDate(action.dueOn)}`,
    path: pathTo.action(action),
    on: action.dueOn,
    isOverdue,
  })
}

export function pledgeEntry(
  pledge: Place & { title: string; byWhen: CalendarDate | null; lastHeardOn: CalendarDate },
  { today, names }: OnDay,
): Entry {
  const { byWhen } = pledge
  const isOverdue = byWhen !== null && byWhen < today
  const isDueSoon = byWhen !== null && byWhen <= pledgeLimits(today).soon
  return entry(isDueSoon ? 'pledge' : 'quiet pledge', names, {
    partnershipId: pledge.partnershipId,
    text: pledge.title,
    note: isDueSoon
      ? `pledge, ${isOverdue ? 'overdue since' : 'due'} ${shortDate(byWhen)}`
      : `pledge, no progress told since ${shortDate(pledge.lastHeardOn)}`,
    path: pathTo.pledge(pledge),
    on: byWhen,
    isOverdue,
  })
}

export interface MeetingSeen extends Place {
  title: string
  heldOn: CalendarDate
  startTime: WallTime
  startsAt: Instant
  state: string
  papersDueOn: CalendarDate | null
  answer: string | null
  isSecretariat: number
}

const answerWords: Record<string, string> = {
  'needs action': 'you have not answered',
  accepted: 'you are coming',
  tentative: 'you may come',
  declined: 'you cannot come',
  delegated: 'a substitute comes for you',
}

export const meetingEntry = (meeting: MeetingSeen, names: ShortNames): Entry =>
  entry('meeting', names, {
    partnershipId: meeting.partnershipId,
    text: meeting.title,
    note: [
      `${longDate(meeting.heldOn)} at ${clockTime(meeting.startTime)}`,
      ...(meeting.answer ? [answerWords[meeting.answer] ?? meeting.answer] : []),
    ].join(', '),
    path: pathTo.meeting(meeting),
    on: meeting.heldOn,
  })
