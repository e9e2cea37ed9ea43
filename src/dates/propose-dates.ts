import type { Work } from '../access/work.ts'
import { noteActivity } from '../activity/note-activity.ts'
import { InvalidInput } from '../errors.ts'
import type { Member } from '../partnerships/store.ts'
import { counted } from '../words.ts'
import { askPeople } from './ask-people.ts'
import { audienceFor, keepAsk } from './audience.ts'
import { momentsOf, type Proposal, type TimeProposed, wrongDeadline, wrongProposedTimes } from './proposal.ts'
import { addFinding, type Finding, findingById } from './store.ts'
import { addTime } from './times-store.ts'

/** Asks members which of several times would suit them, each by a letter with a link of their own. */
export function proposeDates(work: Work<'dates.arrange'>, proposal: Proposal): Finding {
  const people = peopleToAsk(work, proposal)
  const { times, ask, organisationIds: _, personIds: __, ...details } = proposal
  const id = work.ids.newId()
  addFinding(work.tx, {
    ...columnsOf(details),
    id,
    partnershipId: work.partnershipId,
    asksEveryone: ask === 'everyone',
    state: 'open',
    createdAt: work.now,
    createdBy: work.actor.personId,
    updatedAt: work.now,
    updatedBy: work.actor.personId,
  })
  addTimes(work, id, times)
  const finding = findingById(work.tx, work.partnershipId, id)
  for (const member of people) keepAsk(work, finding, member)
  askPeople(work, finding, { people, kind: 'asked' })
  noteActivity(work, {
    deed: 'date.proposed',
    subjectType: 'date finding',
    subjectId: id,
    words: `Proposed ${counted(times.length, 'time')} for a meeting, and asked ${counted(people.length, 'person', 'people')}`,
  })
  return finding
}

/** Whom the proposal would ask, once it holds together. */
export function peopleToAsk(work: Work<'dates.arrange'>, proposal: Proposal): Member[] {
  const wrong = [
    ...wrongProposedTimes(proposal.times, [], work.now),
    ...wrongDeadline(proposal.answerBy, proposal.times, work.now),
  ]
  if (wrong.length > 0) throw new InvalidInput(wrong)
  return audienceFor(work, work.partnershipId, proposal)
}

/** What a finding keeps of its details: an empty box is nothing. */
export const columnsOf = (details: Omit<Proposal, 'times' | 'ask' | 'organisationIds' | 'personIds'>) => ({
  ...details,
  isTitleRestricted: details.isTitleRestricted ?? false,
  purpose: details.purpose ?? '',
  venue: details.venue ?? null,
  joiningLink: details.joiningLink ?? null,
})

/** Adds times to a finding. */
export function addTimes(work: Work<'dates.arrange'>, findingId: string, times: TimeProposed[]): void {
  const { partnershipId, now } = work
  for (const time of times)
    addTime(work.tx, { ...time, ...momentsOf(time), id: work.ids.newId(), partnershipId, findingId, addedAt: now })
}
