import type { Work } from '../access/work.ts'
import { noteActivity } from '../activity/note-activity.ts'
import { found, Refusal } from '../errors.ts'
import { letterIn, settleRow } from '../incoming/waiting-store.ts'

/** Puts away a letter that belongs to no partnership, and forgets what stood in it. */
export function dismissUnplaced(work: Work<'letters.administer'>, id: string): void {
  const letter = found(letterIn(work.tx, null, id), 'letter')
  const settled = { at: work.now, by: work.actor.personId, why: 'Dismissed by an administrator' }
  if (!settleRow(work.tx, { partnershipId: null, id: letter.id }, settled))
    throw new Refusal('conflict', 'This letter waits no longer: somebody has settled it')
  noteActivity(work, {
    deed: 'letter.settled',
    subjectType: 'incoming letter',
    subjectId: id,
    words: 'Dismissed a letter that came in and belonged to no partnership',
  })
}
