import type { Reading } from '../access/work.ts'
import type { DatesAnswer } from './answer-dates.ts'
import { ownAnswers } from './pages.ts'
import { type Standings, standingsOf } from './standings.ts'
import type { Finding } from './store.ts'
import { timesOf } from './times-store.ts'

type Here = Pick<Reading, 'tx' | 'now' | 'actor'>

/** A finding as the API gives it, with what its reader said of each time. */
export function findingFor(reading: Here, finding: Finding) {
  const own = ownAnswers(reading, finding)
  const times =
    own?.times ??
    timesOf(reading.tx, finding.partnershipId, finding.id).map(time => ({
      ...time,
      answer: null as DatesAnswer['answers'][number]['answer'] | null,
    }))
  return { ...finding, times, note: own?.ask?.note ?? null }
}

/** How a finding stands, as the API gives it. */
export function standingsFor(
  reading: Here,
  finding: Finding,
): Omit<Standings, 'best' | 'unanswered'> & { best: string[] } {
  const { best, ...standings } = standingsOf(reading, finding)
  return { ...standings, best: best.map(time => time.id) }
}
