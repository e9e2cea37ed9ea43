import type { Work } from '../access/work.ts'
import { londonDate } from '../clock.ts'
import { whenOf } from '../meetings/facts.ts'
import { activeMembers, type Member } from '../partnerships/store.ts'
import { counted } from '../words.ts'
import { sendReport } from './letters.ts'
import { type Standings, standingsOf } from './standings.ts'
import { type Finding, findingById, findingsToReport, takeReport } from './store.ts'
import type { TimeStanding } from './time-standing.ts'

const BEST_NAMED = 3
const AT_A_TIME = 20

/** Tells chair and co-ordinator once that nobody's answer is missing any more; while one is, nobody. */
export function reportIfEveryoneAnswered(work: Work, { partnershipId, id }: Finding): void {
  const finding = findingById(work.tx, partnershipId, id)
  if (finding.reportedAt !== null) return
  const standings = standingsOf(work, finding)
  if (standings.peopleAsked > 0 && standings.unanswered.length === 0)
    report(work, finding, { standings, outcome: 'Everyone has answered' })
}

/** Tells chair and co-ordinator of every finding whose last day is over how it went, once; answers how many there were. */
export function reportDeadlines(work: Work<'reminders.send'>): number {
  const over = findingsToReport(work.tx, londonDate(work.now), AT_A_TIME)
  for (const finding of over) {
    const standings = standingsOf(work, finding)
    report(work, finding, { standings, outcome: `The deadline has passed: ${answeredInWords(standings)}` })
  }
  return over.length
}

/** `9 of 14 organisations have answered` */
export const answeredInWords = ({ organisationsAnswered, organisations }: Standings): string =>
  `${organisationsAnswered} of ${counted(organisations.length, 'organisation')} ${organisations.length === 1 ? 'has' : 'have'} answered`

function report(work: Work, finding: Finding, { standings, outcome }: { standings: Standings; outcome: string }): void {
  if (!takeReport(work.tx, finding.partnershipId, { findingId: finding.id, at: work.now })) return
  const best = standings.best.slice(0, BEST_NAMED).map(time => `${whenOf(time)}: ${inWords(time)}`)
  for (const reader of arrangers(work, finding)) sendReport(work, finding, { reader, outcome: `${outcome}.`, best })
}

const inWords = ({ yes, ifNeedBe }: TimeStanding): string =>
  `${counted(yes, 'organisation')} can come${ifNeedBe > 0 ? `, ${ifNeedBe} more if need be` : ''}`

/** Chair and co-ordinator, and whoever proposed the times, while they are members; each once. */
function arrangers(work: Work, finding: Finding): Member[] {
  const theirs = activeMembers(work.tx, finding.partnershipId, work.now).filter(
    ({ role, personId }) => role === 'chair' || role === 'co-ordinator' || personId === finding.createdBy,
  )
  return [...new Map(theirs.map(member => [member.personId, member])).values()]
}
