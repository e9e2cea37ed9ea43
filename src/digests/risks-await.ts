import type { CalendarDate, Instant } from '../clock.ts'
import type { Tx } from '../database/database.ts'
import { counted, sentence, shortDate } from '../words.ts'
import { type Entry, entry, type ShortNames } from './entries.ts'
import { pathTo } from './paths.ts'
import { reviewsOverdue } from './risks-store.ts'

/** Risk notes that nobody has looked at again by their day: one line for each partnership, and no title of them. */
export const risksToReview = (
  tx: Tx,
  { personId, now, today, names }: { personId: string; now: Instant; today: CalendarDate; names: ShortNames },
): Entry[] =>
  reviewsOverdue(tx)
    .all({ personId, now, today })
    .map(({ partnershipId, count, since }) =>
      entry('risk notes to review', names, {
        partnershipId,
        text: sentence(`${counted(count, 'risk note is', 'risk notes are')} to be reviewed`),
        note: `due ${shortDate(since)}`,
        path: pathTo.riskNotes(partnershipId),
        on: since,
        isOverdue: true,
      }),
    )
