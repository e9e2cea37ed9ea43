import type { Reading } from '../access/work.ts'
import { withOverdue } from './register.ts'
import { openActions } from './store.ts'

/** Put off so often that the meeting should ask what is in the way. */
const OFTEN_DEFERRED = 2

type ForAgenda = ReturnType<typeof withOverdue>

/**
 * Actions come back on every agenda until they are closed: those put off twice or more first, then the overdue ones.
 * A closed sub-group's are on its own agendas only, whoever reads: an agenda is passed on.
 */
export const actionsForAgenda = (
  { tx, partnershipId, now }: Pick<Reading<'actions.read'>, 'tx' | 'partnershipId' | 'now'>,
  { subGroupId }: { subGroupId: string | null },
): ForAgenda[] =>
  openActions(tx, partnershipId, subGroupId)
    .map(action => withOverdue({ now }, action))
    .sort((a, b) => urgency(a) - urgency(b))

const urgency = ({ timesDeferred, isOverdue }: ForAgenda): number => {
  if (timesDeferred >= OFTEN_DEFERRED) return 0
  return isOverdue ? 1 : 2
}
