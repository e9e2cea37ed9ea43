import { z } from 'zod'
import type { Work } from '../access/work.ts'
import { noteActivity } from '../activity/note-activity.ts'
import { found, Refusal } from '../errors.ts'
import { aText } from '../input.ts'
import { addAddendumRow } from './addenda-store.ts'
import { minutesOf } from './store.ts'

/** A correction to what was approved. */
export const Addendum = z.strictObject({
  text: aText(4000, 'Enter what is to be corrected').meta({ example: 'The number trained was forty' }),
})

/** Corrects approved minutes by a dated note beneath them; the approved text stays as it is. */
export function addAddendum(
  work: Work<'minutes.correct'>,
  meetingId: string,
  { text }: z.output<typeof Addendum>,
): { id: string } {
  const minutes = found(minutesOf(work.tx, work.partnershipId, meetingId), 'set of minutes')
  if (minutes.state !== 'approved')
    throw new Refusal('conflict', 'These minutes are not approved yet: correct the text itself')
  const id = work.ids.newId()
  addAddendumRow(work.tx, {
    id,
    partnershipId: work.partnershipId,
    meetingId,
    text,
    addedAt: work.now,
    addedBy: work.actor.personId,
  })
  noteActivity(work, {
    deed: 'minutes.corrected',
    subjectType: 'meeting',
    subjectId: meetingId,
    words: 'Added an addendum to the approved minutes',
  })
  return { id }
}
