import type { Work } from '../access/work.ts'
import { londonDate } from '../clock.ts'
import { membersHere } from '../meetings/telling.ts'
import { askPeople } from './ask-people.ts'
import { newcomersToAsk } from './asks-store.ts'
import { keepAsk } from './audience.ts'
import { findingById } from './store.ts'

const AT_A_TIME = 20

/** Asks whoever joined while a date is looked for that everyone is asked about, and nobody else; says how many. */
export function askNewcomers(work: Work<'reminders.send'>): number {
  const newcomers = newcomersToAsk(work.tx, { now: work.now, today: londonDate(work.now), most: AT_A_TIME })
  for (const { partnershipId, findingId, personId } of newcomers) {
    const member = membersHere(work, partnershipId).find(each => each.personId === personId)
    if (!member) continue
    const finding = findingById(work.tx, partnershipId, findingId)
    keepAsk(work, finding, member)
    askPeople(work, finding, { people: [member], kind: 'asked' })
  }
  return newcomers.length
}
