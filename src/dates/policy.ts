import { may } from '../access/permissions.ts'
import type { Holding, Reading } from '../access/work.ts'
import type { Instant } from '../clock.ts'
import { notFound, Refusal } from '../errors.ts'
import { shortDate } from '../words.ts'
import { askOf } from './asks-store.ts'
import { closesAt } from './proposal.ts'
import { type Finding, findingById } from './store.ts'

/** The finding, to those who may know of it: whoever arranges dates, and whoever is asked in it. */
export function findingInSight(
  reading: Pick<Reading, 'tx' | 'actor'> & { partnershipId: string; holdings: Holding[] },
  findingId: string,
): Finding {
  const finding = findingById(reading.tx, reading.partnershipId, findingId)
  const isAsked = () => askOf(reading.tx, reading.partnershipId, { findingId, personId: reading.actor.personId })
  if (!finding.asksEveryone && !may('dates.arrange', reading) && !isAsked()) throw notFound('date finding')
  return finding
}

/** Why nobody can answer now, where nobody can. */
export function whyUnanswerable(finding: Finding, now: Instant): string | undefined {
  if (finding.state !== 'open') return whyOver(finding)
  return closesAt(finding.answerBy) <= now
    ? `Answers were wanted by ${shortDate(finding.answerBy)}, and the chair decides now`
    : undefined
}

const whyOver = (finding: Finding): string =>
  finding.state === 'settled' ? 'The date is settled already' : 'This date is no longer looked for'

/** Only while a date is looked for can times be added, people reminded or a time be confirmed. */
export function refuseUnlessOpen(finding: Finding): void {
  if (finding.state !== 'open') throw new Refusal('conflict', whyOver(finding))
}
