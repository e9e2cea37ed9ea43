import type { Work } from '../access/work.ts'
import { shortDate } from '../words.ts'
import { type DateToMind, noteDate } from './add-sensitive-date.ts'
import { changeSensitiveDateRow, type SensitiveDate, sensitiveDateById } from './sensitive-dates-store.ts'

/** Changes a date that this partnership minds, unless somebody else did since `version`. */
export function changeSensitiveDate(
  work: Work<'sensitive-dates.keep'>,
  id: string,
  { date, version }: { date: DateToMind; version: number },
): SensitiveDate {
  const { tx, partnershipId, now, actor } = work
  const was = sensitiveDateById(tx, partnershipId, id)
  changeSensitiveDateRow(tx, { ...was, version }, { ...date, updatedAt: now, updatedBy: actor.personId })
  noteDate(work, { id, deed: 'changed', words: `Changed ${shortDate(date.onDate)} among the dates to mind` })
  return sensitiveDateById(tx, partnershipId, id)
}
