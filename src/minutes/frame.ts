import type { Reading } from '../access/work.ts'
import { crumbsOfMeeting } from '../meetings/paths.ts'
import { meetingById } from '../meetings/store.ts'
import { partnershipById } from '../partnerships/store.ts'
import { needsOf } from '../partnerships/sub-group-store.ts'
import { pathTo } from './paths.ts'

export type MinutesReading = Reading<
  | 'minutes.read'
  | 'minutes.write'
  | 'minutes.circulate'
  | 'minutes.approve'
  | 'minutes.correct'
  | 'corrections.propose'
  | 'corrections.settle'
  | 'actions.raise'
>

/** What every page about minutes shows around them. */
export function frameOf({ tx, partnershipId }: MinutesReading, meetingId: string) {
  const partnership = partnershipById(tx, partnershipId)
  const meeting = meetingById(tx, partnershipId, meetingId)
  return {
    partnership: needsOf(tx, partnership, meeting),
    meeting,
    at: pathTo.minutes({ partnershipId, meetingId }),
    crumbs: crumbsOfMeeting(partnership, meeting),
  }
}

/** The same, for the pages beneath the minutes. */
export function innerFrameOf(looking: MinutesReading, meetingId: string) {
  const frame = frameOf(looking, meetingId)
  return { ...frame, crumbs: [...frame.crumbs, { text: 'Minutes', href: frame.at }] }
}
