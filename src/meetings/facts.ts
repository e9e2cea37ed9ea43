import { longDate, timeRange } from '../words.ts'
import { type MeetingMode, type MeetingState, RESTRICTED_TITLE } from './states.ts'
import type { ToldFacts } from './tables.ts'

/** As much of a meeting as its letters and calendars tell. */
export interface Told {
  state: MeetingState
  title: string
  isTitleRestricted: boolean
  purpose: string
  heldOn: string
  startTime: string
  endTime: string
  mode: MeetingMode
  venue: string | null
  joiningLink: string | null
}

/** Where it is, for a page: the words that somebody typed apart from ours, for they may be written from right to left. */
export function placeShown({ mode, venue }: Pick<Told, 'mode' | 'venue'>): { typed: string; ours: string } {
  if (mode === 'online') return { typed: '', ours: 'Online' }
  const online = mode === 'hybrid' ? ', and online' : ''
  return venue ? { typed: venue, ours: online } : { typed: '', ours: `Place to be confirmed${online}` }
}

/** Where it is, in words; a letter never has a hole where a place should be. */
export function placeOf(meeting: Pick<Told, 'mode' | 'venue'>): string {
  const { typed, ours } = placeShown(meeting)
  return `${typed}${ours}`
}

/** What letters and calendars call it. */
export const titleTold = ({ title, isTitleRestricted }: Pick<Told, 'title' | 'isTitleRestricted'>): string =>
  isTitleRestricted ? RESTRICTED_TITLE : title

/** `Thursday 10 June 2027, 10am to noon` */
export const whenOf = ({ heldOn, startTime, endTime }: Pick<Told, 'heldOn' | 'startTime' | 'endTime'>): string =>
  `${longDate(heldOn)}, ${timeRange(startTime, endTime)}`

/** What a letter sent now would say. */
export const factsOf = (meeting: Told): ToldFacts => ({
  state: meeting.state === 'cancelled' ? 'cancelled' : 'on',
  title: titleTold(meeting),
  purpose: meeting.isTitleRestricted ? '' : meeting.purpose,
  heldOn: meeting.heldOn,
  startTime: meeting.startTime,
  endTime: meeting.endTime,
  place: placeOf(meeting),
  joiningLink: meeting.mode === 'in person' ? '' : (meeting.joiningLink ?? ''),
})

export interface Difference {
  what: string
  was: string
  now: string
}

/** What has changed since somebody was told; from nothing told, nothing has. */
export function differences(told: ToldFacts | null, now: ToldFacts): Difference[] {
  if (!told) return []
  const pairs: Difference[] = [
    { what: 'Date and time', was: whenOf(told), now: whenOf(now) },
    { what: 'Place', was: told.place, now: now.place },
    { what: 'Joining link', was: told.joiningLink || 'none', now: now.joiningLink || 'none' },
    ...(now.title === RESTRICTED_TITLE ? nowRestricted(told) : wording(told, now)),
  ]
  return pairs.filter(({ was, now }) => was !== now)
}

const wording = (told: ToldFacts, now: ToldFacts): Difference[] => [
  { what: 'Title', was: told.title, now: now.title },
  { what: 'What it is about', was: told.purpose || 'nothing said', now: now.purpose || 'nothing said' },
]

// What is restricted now is not said once more by a letter that takes it back.
const nowRestricted = (told: ToldFacts): Difference[] => [
  { what: 'Title', was: told.title === RESTRICTED_TITLE ? RESTRICTED_TITLE : 'shown', now: RESTRICTED_TITLE },
]

/** Whether it is at another time; everybody is then asked anew. */
export const isMoved = (was: ToldFacts, now: ToldFacts): boolean => whenOf(was) !== whenOf(now)

/** Whether it is somewhere else: another place, or another door to the same call. */
export const isElsewhere = (was: ToldFacts, now: ToldFacts): boolean =>
  was.place !== now.place || was.joiningLink !== now.joiningLink
