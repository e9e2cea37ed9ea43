import { z } from 'zod'
import type { Work } from '../access/work.ts'
import { noteActivity } from '../activity/note-activity.ts'
import { Refusal } from '../errors.ts'
import { aDate, aLine, aTick } from '../input.ts'
import { shortDate } from '../words.ts'
import { dateKinds } from './kinds.ts'
import {
  addSensitiveDateRow,
  countSensitiveDates,
  type SensitiveDate,
  sensitiveDateById,
} from './sensitive-dates-store.ts'

/** What a chair or co-ordinator says of a date to mind. */
export const DateToMind = z.strictObject({
  name: aLine('Enter what the day is, such as the anniversary of a loss', 100).meta({ example: 'Anti-Slavery Day' }),
  reason: aLine('Enter why it matters when you plan', 300).meta({ example: 'Most members hold events of their own' }),
  onDate: aDate('Enter the date'),
  isYearly: aTick(),
  kind: z.enum(dateKinds, { error: 'Choose whether to avoid the day or only to know of it' }),
})
export type DateToMind = z.output<typeof DateToMind>

const MOST_DATES = 100

/** Adds a date that this partnership minds when it plans. */
export function addSensitiveDate(work: Work<'sensitive-dates.keep'>, date: DateToMind): SensitiveDate {
  const { tx, partnershipId, now, actor, ids } = work
  if (countSensitiveDates(tx, partnershipId) >= MOST_DATES)
    throw new Refusal('conflict', `A partnership keeps at most ${MOST_DATES} dates. Remove one that has passed first`)
  const id = ids.newId()
  const history = { createdAt: now, createdBy: actor.personId, updatedAt: now, updatedBy: actor.personId }
  addSensitiveDateRow(tx, { ...date, ...history, id, partnershipId })
  noteDate(work, { id, deed: 'added', words: `Added ${shortDate(date.onDate)} to the dates to mind` })
  return sensitiveDateById(tx, partnershipId, id)
}

/** Only that there is a date, not what it is about: the trail is read by every member. */
export function noteDate(
  work: Work<'sensitive-dates.keep'>,
  { id, deed, words }: { id: string; deed: 'added' | 'changed' | 'removed'; words: string },
): void {
  noteActivity(work, { deed: `sensitive-date.${deed}`, subjectType: 'sensitive date', subjectId: id, words })
}
