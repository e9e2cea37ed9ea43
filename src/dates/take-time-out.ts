import type { Work } from '../access/work.ts'
import { noteActivity } from '../activity/note-activity.ts'
import { found, Refusal } from '../errors.ts'
import { shortDate } from '../words.ts'
import { refuseUnlessOpen } from './policy.ts'
import { reportIfEveryoneAnswered } from './report.ts'
import { changeFindingRow, type Finding, findingById } from './store.ts'
import { removeTimeRow, timesOf } from './times-store.ts'

/** Takes one of the times out, without a letter: nobody is asked about it any more, and it was in no calendar. */
export function takeTimeOut(
  work: Work<'dates.arrange'>,
  findingId: string,
  { timeId, version }: { timeId: string; version: number },
): Finding {
  const finding = findingById(work.tx, work.partnershipId, findingId)
  refuseUnlessOpen(finding)
  const times = timesOf(work.tx, work.partnershipId, findingId)
  const time = found(
    times.find(each => each.id === timeId),
    'time',
  )
  if (times.length === 1)
    throw new Refusal('conflict', 'This is the only time left. Propose another first, or withdraw the whole')
  changeFindingRow(work.tx, finding, { version, at: work.now, by: work.actor.personId })
  removeTimeRow(work.tx, work.partnershipId, { timeId, at: work.now })
  noteActivity(work, {
    deed: 'date.time removed',
    subjectType: 'date finding',
    subjectId: findingId,
    words: `Took ${shortDate(time.heldOn)} out of the times proposed`,
  })
  reportIfEveryoneAnswered(work, finding)
  return findingById(work.tx, work.partnershipId, findingId)
}
