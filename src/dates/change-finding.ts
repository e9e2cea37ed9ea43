import type { Work } from '../access/work.ts'
import { noteActivity } from '../activity/note-activity.ts'
import { InvalidInput } from '../errors.ts'
import { refuseUnlessOpen } from './policy.ts'
import { type FindingDetails, wrongDeadline } from './proposal.ts'
import { columnsOf } from './propose-dates.ts'
import { changeFindingRow, type Finding, findingById } from './store.ts'
import { timesOf } from './times-store.ts'

/** Changes what is said of the meeting, or until when people answer; nobody is mailed, and their link shows it. */
export function changeFinding(
  work: Work<'dates.arrange'>,
  findingId: string,
  { details, version }: { details: FindingDetails; version: number },
): Finding {
  const was = findingById(work.tx, work.partnershipId, findingId)
  refuseUnlessOpen(was)
  const ahead = timesOf(work.tx, work.partnershipId, findingId).filter(each => each.startsAt > work.now)
  const isMoved = details.answerBy !== was.answerBy
  const wrong = isMoved ? wrongDeadline(details.answerBy, ahead, work.now) : []
  if (wrong.length > 0) throw new InvalidInput(wrong)
  // A later last day is a new round: how it went is worth a letter once it is over.
  const round = details.answerBy > was.answerBy ? { round: was.round + 1, reportedAt: null } : {}
  const values = { ...columnsOf(details), ...round }
  changeFindingRow(work.tx, was, { version, at: work.now, by: work.actor.personId, values })
  noteActivity(work, {
    deed: 'date.changed',
    subjectType: 'date finding',
    subjectId: findingId,
    words: 'Changed what people are asked about a date',
  })
  return findingById(work.tx, work.partnershipId, findingId)
}
