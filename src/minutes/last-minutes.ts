import { may } from '../access/permissions.ts'
import type { Reading } from '../access/work.ts'
import type { CalendarDate } from '../clock.ts'
import type { Meeting } from '../meetings/store.ts'
import { shortDate } from '../words.ts'
import { correctionsOf } from './corrections-store.ts'
import { hasBegun } from './hold-meeting.ts'
import { whyNotApprove } from './policy.ts'
import { fingerprint } from './record.ts'
import { circulatedBefore, meetingsBegunAfter } from './sequence-store.ts'
import type { Minutes } from './store.ts'

/** The later meetings of the partnership that have begun, each of which may agree to these minutes; the latest first. */
export const meetingsSince = (
  { tx, partnershipId, now }: Reading<'minutes.approve' | 'minutes.read' | 'meetings.read'>,
  minutes: Minutes,
): { id: string; heldOn: CalendarDate; title: string }[] =>
  meetingsBegunAfter(tx, partnershipId, { meetingId: minutes.meetingId, now })

/** Each by its day, and by its title too where another is of the same day. */
export const toldApart = <Each extends { heldOn: CalendarDate; title: string }>(all: readonly Each[]) =>
  all.map(each => {
    const isAlone = all.every(other => other === each || other.heldOn !== each.heldOn)
    return { ...each, day: isAlone ? shortDate(each.heldOn) : `${shortDate(each.heldOn)} (${each.title})` }
  })

/** Minutes of earlier meetings that wait to be approved, for a meeting that has begun to agree to with one button. */
export function minutesToAgree(looking: Reading<'meetings.read'>, meeting: Meeting) {
  const { tx, partnershipId, now } = looking
  return toldApart(circulatedBefore(tx, partnershipId, meeting.id)).map(minutes => ({
    meetingId: minutes.meetingId,
    day: minutes.day,
    fingerprint: minutes.circulatedRecord ? fingerprint(minutes.circulatedRecord) : '',
    waiting: correctionsOf(tx, partnershipId, minutes.meetingId).filter(each => each.state === 'open').length,
    hasBegun: hasBegun(meeting, now),
    isChair: may('minutes.approve', looking),
    whyNot: whyNotApprove(looking, minutes),
  }))
}
