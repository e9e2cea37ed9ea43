import type { Work } from '../access/work.ts'
import { shortDate } from '../words.ts'
import { noteDate } from './add-sensitive-date.ts'
import { removeSensitiveDateRow, sensitiveDateById } from './sensitive-dates-store.ts'

/** Takes a date out: nobody minds it any more. */
export function removeSensitiveDate(work: Work<'sensitive-dates.keep'>, id: string): void {
  const date = sensitiveDateById(work.tx, work.partnershipId, id)
  removeSensitiveDateRow(work.tx, work.partnershipId, id)
  noteDate(work, { id, deed: 'removed', words: `Took ${shortDate(date.onDate)} out of the dates to mind` })
}
