import { isSecretariat } from '../access/roles.ts'
import type { Holding } from '../access/work.ts'
import type { entries, Whose } from '../activity/store.ts'

/** How much of a partnership's trail somebody reads: their own acts, their organisation's too, or all of it. */
export type Reach = 'own' | 'organisation' | 'partnership'

/** Whose acts somebody with these holdings may read in a partnership. */
export function whoseIn(
  partnershipId: string,
  actorId: string,
  holdings: readonly Holding[],
): { whose: Whose; reach: Reach } {
  if (isSecretariat(holdings)) return { whose: { partnershipId }, reach: 'partnership' }
  const led = holdings.filter(held => held.role === 'organisation lead').map(held => held.organisationId)
  if (led.length > 0) return { whose: { partnershipId, actorId, organisationIds: led }, reach: 'organisation' }
  return { whose: { partnershipId, actorId }, reach: 'own' }
}

type Entry = ReturnType<typeof entries>[number]

const nobody: Record<string, string> = { operator: 'The operator', clockwork: 'The platform' }

/** An entry with a name for whoever acted, the platform included. */
export const shownEntry = (entry: Entry) => ({ ...entry, who: entry.actorName ?? nobody[entry.via] ?? 'Somebody' })
