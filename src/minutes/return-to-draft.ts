import type { Work } from '../access/work.ts'
import { noteActivity } from '../activity/note-activity.ts'
import { found, Refusal } from '../errors.ts'
import { pathTo } from './paths.ts'
import { changeMinutes, minutesOf } from './store.ts'

/** Takes circulated minutes back, so that they can be corrected and circulated again. */
export function returnToDraft(work: Work<'minutes.circulate'>, which: { meetingId: string; version: number }): void {
  const minutes = found(minutesOf(work.tx, work.partnershipId, which.meetingId), 'set of minutes')
  if (minutes.state === 'approved')
    throw new Refusal('conflict', 'These minutes are approved and can no longer change. Add an addendum instead', {
      text: 'Add an addendum',
      href: `${pathTo.minutes(minutes)}/addenda`,
    })
  if (minutes.state === 'draft') throw new Refusal('conflict', 'These minutes are a draft already')
  changeMinutes(work.tx, minutes, {
    version: which.version,
    at: work.now,
    by: work.actor.personId,
    values: { state: 'draft', circulatedRecord: null, takenBackAt: work.now },
  })
  noteActivity(work, {
    deed: 'minutes.taken-back',
    subjectType: 'meeting',
    subjectId: which.meetingId,
    words: 'Took the circulated minutes back to draft to correct them',
  })
}
