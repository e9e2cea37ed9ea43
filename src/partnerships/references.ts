import { type Instant, londonDate } from '../clock.ts'
import type { Tx } from '../database/database.ts'
import { partnershipById } from './store.ts'

interface Place {
  tx: Tx
  partnershipId: string
  now: Instant
}

/**
 * The next reference of the year: `RAS-2027-001` for an action, `RAS-P-2027-001` for what has a letter of its own.
 * Asked within the transaction that gives it, so none is given twice.
 */
export function nextReference(
  { tx, partnershipId, now }: Place,
  letter: '' | 'P-',
  lastNumber: (tx: Tx, partnershipId: string, prefix: string) => number,
): string {
  const { shortName } = partnershipById(tx, partnershipId)
  const prefix = `${shortName}-${letter}${londonDate(now).slice(0, 4)}-`
  return prefix + String(lastNumber(tx, partnershipId, prefix) + 1).padStart(3, '0')
}
