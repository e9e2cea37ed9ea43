import type { Instant } from '../clock.ts'
import type { Tx } from '../database/database.ts'
import { counted, sentence } from '../words.ts'
import { type Entry, entry, type ShortNames } from './entries.ts'
import { addressesFailing, lettersToDecide } from './letters-store.ts'
import { pathTo } from './paths.ts'

interface Facts {
  personId: string
  now: Instant
  names: ShortNames
}

/** Letters that only a person can decide about: one line for each partnership. */
export const lettersToSettle = (tx: Tx, { personId, now, names }: Facts): Entry[] =>
  lettersToDecide(tx)
    .all({ personId, now })
    .map(({ partnershipId, count }) =>
      entry('letters to settle', names, {
        partnershipId,
        text: sentence(`${counted(count, 'letter waits', 'letters wait')} for you`),
        note: 'answers that could not be trusted, other times proposed, or words to read',
        path: pathTo.lettersIn(partnershipId),
      }),
    )

/** Members whom no letter reaches; a digest names nobody, so one line for each partnership. */
export const addressesToMend = (tx: Tx, { personId, now, names }: Facts): Entry[] =>
  addressesFailing(tx)
    .all({ personId, now })
    .map(({ partnershipId, count }) =>
      entry('addresses to mend', names, {
        partnershipId,
        text: sentence(`Letters to ${counted(count, 'member')} come back`),
        note: 'the address does not work: ask for another',
        path: pathTo.members(partnershipId),
      }),
    )
