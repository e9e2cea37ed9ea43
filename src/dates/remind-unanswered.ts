import type { Work } from '../access/work.ts'
import { noteActivity } from '../activity/note-activity.ts'
import { type Instant, later } from '../clock.ts'
import { Refusal } from '../errors.ts'
import type { Member } from '../partnerships/store.ts'
import { counted } from '../words.ts'
import { remindPeople } from './ask-people.ts'
import { askedNow } from './audience.ts'
import { whyUnanswerable } from './policy.ts'
import { standingsOf } from './standings.ts'
import { type Finding, findingById } from './store.ts'

/** Reminds those who have not answered, each with their own link; nobody twice within a day. Says how many. */
export function remindUnanswered(work: Work<'dates.arrange'>, findingId: string): number {
  const finding = findingById(work.tx, work.partnershipId, findingId)
  const why = whyUnanswerable(finding, work.now)
  if (why) throw new Refusal('conflict', why)
  const people = peopleToRemind(work, finding)
  if (people.length === 0)
    throw new Refusal('conflict', 'Everybody has answered, or was reminded less than a day ago. Nobody was mailed')
  const told = remindPeople(work, finding, people)
  noteActivity(work, {
    deed: 'date.reminded',
    subjectType: 'date finding',
    subjectId: findingId,
    words: `Reminded ${counted(told, 'person', 'people')} to say when they can meet`,
  })
  return told
}

/** Who would be reminded now: those who have not answered and were not reminded within a day. */
export function peopleToRemind(work: Pick<Work, 'tx' | 'now'>, finding: Finding): Member[] {
  const unanswered = new Set(standingsOf(work, finding).unanswered.map(person => person.personId))
  return askedNow(work, finding)
    .filter(({ ask }) => unanswered.has(ask.personId) && !isWithinADay(ask.remindedAt, work.now))
    .map(({ member }) => member)
}

const isWithinADay = (at: Instant | null, now: Instant): boolean => at !== null && at > later(now, { days: -1 })
