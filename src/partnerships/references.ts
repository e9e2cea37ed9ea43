import type { Work } from '../access/work.ts'
import { londonDate } from '../clock.ts'
import { numberInSeries } from './reference-store.ts'
import { partnershipById } from './store.ts'

/**
 * The next reference of its kind: `SAMS-2026-014` for an action, `SAMS-P-2026-014` for a pledge; partnership, year, and
 * a number that within both is given once.
 */
export function nextReference(work: Work & { partnershipId: string }, kind: 'action' | 'pledge'): string {
  const { shortName } = partnershipById(work.tx, work.partnershipId)
  const prefix = `${shortName}-${kind === 'pledge' ? 'P-' : ''}${londonDate(work.now).slice(0, 4)}-`
  return prefix + String(numberInSeries(work.tx, work.partnershipId, prefix)).padStart(3, '0')
}
