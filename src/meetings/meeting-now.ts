import type { Reading } from '../access/work.ts'
import { sentence } from '../words.ts'
import { placeOf, whenOf } from './facts.ts'
import { meetingInSight } from './policy.ts'

/** What another may have changed of a meeting while somebody read who would be told of it. */
export function meetingNow(
  reading: Reading<'meetings.schedule' | 'meetings.cancel' | 'papers.add'>,
  meetingId: string,
) {
  const meeting = meetingInSight(reading, meetingId)
  return [
    { label: 'Title', now: meeting.title },
    { label: 'How it stands', now: sentence(meeting.state) },
    { label: 'When', now: whenOf(meeting) },
    { label: 'Where', now: placeOf(meeting) },
  ]
}
