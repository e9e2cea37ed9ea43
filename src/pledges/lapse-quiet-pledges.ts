import type { Work } from '../access/work.ts'
import { later, londonDate } from '../clock.ts'
import { notePledge } from './note.ts'
import { changeRow, quietPledges } from './store.ts'
import { stateAfter } from './transitions.ts'

const QUIET_DAYS = 183
const AT_A_TIME = 100

/**
 * Lets pledges lapse about which nobody said anything for two quarters; a word of progress brings one back. Answers
 * how many lapsed, at most a hundred at a time: the clockwork's next turn takes the rest.
 */
export function lapseQuietPledges(work: Work<'reminders.send'>): number {
  const moment = later(work.now, { days: -QUIET_DAYS })
  const quiet = quietPledges(work.tx, { moment, date: londonDate(moment) }, AT_A_TIME)
  for (const pledge of quiet) {
    changeRow(work.tx, pledge, {
      at: work.now,
      by: work.actor.personId,
      values: { state: stateAfter('lapse', pledge), stateReason: 'No word of progress for two quarters' },
    })
    notePledge(work, pledge, {
      deed: 'lapsed',
      words: `${pledge.reference} lapsed after two quarters without an update`,
    })
  }
  return quiet.length
}
