import { isOwner } from '../actions/policy.ts'
import type { Instant } from '../clock.ts'
import type { Tx } from '../database/database.ts'
import { shortDate } from '../words.ts'
import { actionsOffered, laterDatesAsked } from './action-requests-store.ts'
import { type Entry, entry, type ShortNames } from './entries.ts'
import { pathTo } from './paths.ts'

const MOST = 50

interface Facts {
  personId: string
  now: Instant
  names: ShortNames
}

type Offered = ReturnType<ReturnType<typeof actionsOffered>['all']>[number]

/** Actions offered to this person, or to an organisation for which they may answer. */
export function offersToAnswer(tx: Tx, { personId, now, names }: Facts): Entry[] {
  const theirs = actionsOffered(tx)
    .all({ personId, now, most: MOST })
    .filter(each => isOffered(each, personId))
  // Who fills two seats of one organisation is asked once.
  return [...new Map(theirs.map(each => [each.id, each])).values()].map(each =>
    entry('action offered', names, {
      partnershipId: each.partnershipId,
      text: `Take on or decline ${each.reference}: ${each.text}`,
      note: `offered to ${whom(each, personId)}, due ${shortDate(each.dueNow)}`,
      path: pathTo.offer(each),
      on: each.dueNow,
    }),
  )
}

/** The same rule by which an offer is answered. */
const isOffered = ({ role, organisationId, toPersonId }: Offered, personId: string) =>
  isOwner(
    { holdings: [{ role, organisationId }], actor: { personId } },
    { ownerOrganisationId: organisationId, ownerPersonId: toPersonId },
  )

function whom({ toPersonId }: Offered, personId: string): string {
  if (toPersonId === personId) return 'you'
  return toPersonId === null ? 'your organisation' : 'somebody of your organisation'
}

/** Later dates that whoever keeps the register grants or declines. */
export const datesToGrant = (tx: Tx, { personId, now, names }: Facts): Entry[] =>
  laterDatesAsked(tx)
    .all({ personId, now, most: MOST })
    .map(each =>
      entry('later date asked for', names, {
        partnershipId: each.partnershipId,
        text: `Grant or decline a later date for ${each.reference}: ${each.text}`,
        note: `${shortDate(each.dueOn ?? '')} instead of ${shortDate(each.dueNow)}`,
        path: pathTo.laterDate(each),
        on: each.dueNow,
      }),
    )
