import { type CalendarDate, type Instant, londonDate } from '../clock.ts'
import type { Tx } from '../database/database.ts'
import { countFigures, type Figures, noFigures } from './figures.ts'
import { latestActivity } from './latest-activity-store.ts'
import type { Period } from './periods.ts'

/** One partnership's counted figures, good until something is recorded in it or the day ends. */
interface Kept {
  hash: string
  today: CalendarDate
  periods: Map<string, Figures>
}
const kept = new WeakMap<Tx, Map<string, Kept>>()
const MOST_PERIODS = 40

/**
 * The figures of these partnerships over a period.
 * A count is kept and given again until the audit trail, which every change writes to, has a new entry for that
 * partnership or the day ends: so a request counts again only where something happened. Measured on 300 partnerships,
 * 60,000 meetings, 1,080,000 attendances, 300,000 actions and 200,000 pledges (`test/bench/monitoring.ts`): counting
 * everything takes 65 ms (150 with the queries tried first), the view with kept counts 2, and 11 after something
 * happened in thirty of them.
 */
export function figuresOf(
  tx: Tx,
  partnershipIds: string[],
  over: { period: Period; now: Instant },
): Map<string, Figures> {
  const today = londonDate(over.now)
  const latest = latestActivity(tx, partnershipIds)
  const known = keptOf(tx)
  for (const { partnershipId, hash } of latest) forgetOutdated(known, partnershipId, { hash: hash ?? '', today })
  const periodsOf = (id: string) => known.get(id)?.periods
  const uncounted = latest.map(each => each.partnershipId).filter(id => !periodsOf(id)?.has(over.period.key))
  const counted = countFigures(tx, uncounted, { period: over.period, today })
  for (const [id, figures] of counted) periodsOf(id)?.set(over.period.key, figures)
  return new Map(
    latest.map(({ partnershipId }) => [partnershipId, periodsOf(partnershipId)?.get(over.period.key) ?? noFigures()]),
  )
}

// The hash, not the number: an entry that was rolled back leaves its number to another.
function forgetOutdated(known: Map<string, Kept>, partnershipId: string, as: { hash: string; today: CalendarDate }) {
  const before = known.get(partnershipId)
  if (before?.hash !== as.hash || before.today !== as.today || before.periods.size >= MOST_PERIODS)
    known.set(partnershipId, { ...as, periods: new Map() })
}

function keptOf(tx: Tx): Map<string, Kept> {
  const known = kept.get(tx) ?? new Map<string, Kept>()
  kept.set(tx, known)
  return known
}
