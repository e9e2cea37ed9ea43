import type { Work } from '../access/work.ts'
import { noteActivity } from '../activity/note-activity.ts'
import { InvalidInput } from '../errors.ts'
import { counted } from '../words.ts'
import { askPeople } from './ask-people.ts'
import { askedNow } from './audience.ts'
import { refuseUnlessOpen } from './policy.ts'
import { type TimeProposed, wrongDeadline, wrongProposedTimes } from './proposal.ts'
import { addTimes } from './propose-dates.ts'
import { changeFindingRow, type Finding, findingById } from './store.ts'
import { timesOf } from './times-store.ts'

/** Adds times to a finding, and asks everybody in it about them; what they answered for the others stands. */
export function proposeMoreTimes(
  work: Work<'dates.arrange'>,
  findingId: string,
  { times, version }: { times: TimeProposed[]; version: number },
): Finding {
  const was = findingById(work.tx, work.partnershipId, findingId)
  refuseMoreTimes(work, was, times)
  const values = { round: was.round + 1, reportedAt: null }
  changeFindingRow(work.tx, was, { version, at: work.now, by: work.actor.personId, values })
  addTimes(work, findingId, times)
  const finding = findingById(work.tx, work.partnershipId, findingId)
  const people = askedNow(work, finding).map(each => each.member)
  const told = askPeople(work, finding, { people, kind: 'asked again' })
  noteActivity(work, {
    deed: 'date.times added',
    subjectType: 'date finding',
    subjectId: findingId,
    words: `Proposed ${counted(times.length, 'more time', 'more times')}, and asked ${counted(told, 'person', 'people')}`,
  })
  return finding
}

/** Why these times cannot be added, where they cannot. */
export function refuseMoreTimes(work: Work<'dates.arrange'>, finding: Finding, times: TimeProposed[]): void {
  refuseUnlessOpen(finding)
  const known = timesOf(work.tx, work.partnershipId, finding.id)
  const late = wrongDeadline(finding.answerBy, times, work.now).map(({ words }) => ({
    field: 'times.0.heldOn',
    words: `${words}. Change the last day for answers first`,
  }))
  const wrong = [...wrongProposedTimes(times, known, work.now), ...late]
  if (wrong.length > 0) throw new InvalidInput(wrong)
}
