import { may } from '../access/permissions.ts'
import type { Reading } from '../access/work.ts'
import type { CalendarDate } from '../clock.ts'
import type { Meeting } from '../meetings/store.ts'
import { correctionsOf } from './corrections-store.ts'
import { authorship } from './policy.ts'
import { fingerprint } from './record.ts'
import { circulatedBefore, meetingsBegunAfter } from './sequence-store.ts'
import type { Minutes } from './store.ts'

/** The later meetings of the partnership that have begun, each of which may agree to these minutes; the latest first. */
export const meetingsSince = (
  { tx, partnershipId, now }: Reading<'minutes.approve' | 'minutes.read' | 'meetings.read'>,
  minutes: Minutes,
): { id: string; heldOn: CalendarDate; title: string }[] =>
  meetingsBegunAfter(tx, partnershipId, { meetingId: minutes.meetingId, now })

/** Minutes of earlier meetings that wait to be approved, for a meeting that has begun to agree to with one button. */
export function minutesToAgree(looking: Reading<'meetings.read'>, meeting: Meeting) {
  const { tx, partnershipId, now } = looking
  return circulatedBefore(tx, partnershipId, meeting.id).map(minutes => ({
    meetingId: minutes.meetingId,
    heldOn: minutes.heldOn,
    fingerprint: minutes.circulatedRecord ? fingerprint(minutes.circulatedRecord) : '',
    waiting: correctionsOf(tx, partnershipId, minutes.meetingId).filter(each => each.state === 'open').length,
    hasBegun: meeting.startsAt <= now,
    isChair: may('minutes.approve', looking),
    whyNot: authorship(looking, minutes),
  }))
}
