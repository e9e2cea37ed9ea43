import type { CalendarDate, Instant, WallTime } from '../clock.ts'
import { clockTime, longDate } from '../words.ts'
import { pathTo } from './paths.ts'

export const entryKinds = [
  'action',
  'pledge',
  'quiet pledge',
  'meeting to answer',
  'date to answer',
  'date to settle',
  'action offered',
  'later date asked for',
  'minutes to check',
  'minutes to write',
  'minutes to circulate',
  'minutes to approve',
  'pledge to acknowledge',
  'pledge to verify',
  'papers due',
  'letters to settle',
  'addresses to mend',
  'risk notes to review',
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

/** For whom we look, when, and since when what others did is told. */
export interface Asked {
  personId: string
  now: Instant
  since: Instant
  /** Up to but not including this moment; now, where it is not said. */
  until?: Instant
}

export interface Place {
  partnershipId: string
  id: string
}

/** A line of that kind, under the name of its partnership. */
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

/** A meeting to come, as a line that says what its reader answered. */
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
