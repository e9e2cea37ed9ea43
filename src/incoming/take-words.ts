import type { Work } from '../access/work.ts'
import { plainNote } from '../calendar/plain-note.ts'
import { letterByMessageId } from '../mail/sent-letters-store.ts'
import { personByEmail } from '../people/store.ts'
import { isMeetingHere } from './store.ts'
import type { Delivered, Verdict } from './verdict.ts'

const MOST_TEXT = 1000

/**
 * Puts a letter that only a person can make something of before the co-ordinator of the partnership it concerns, or
 * before the administrator. What comes from nobody we know and answers nothing of ours is only counted.
 */
export function takeWords(work: Work<'incoming.take'>, { letter, owner }: Delivered, why: string): Verdict {
  const answered = letter.references.map(each => letterByMessageId(work.tx, each)).find(each => each)
  const sender = personByEmail(work.tx, letter.from)
  if (!owner && !answered && !sender)
    return { kind: 'other', state: 'ignored', why: 'It comes from nobody known here and answers no letter of ours' }
  const partnershipId = owner?.partnershipId ?? answered?.partnershipId ?? null
  const { subjectId } = answered ?? {}
  return {
    kind: 'other',
    state: 'parked',
    why,
    partnershipId,
    personId: owner?.personId ?? answered?.toPersonId ?? sender?.id ?? null,
    meetingId: partnershipId && subjectId && isMeetingHere(work.tx, partnershipId, subjectId) ? subjectId : null,
    comment: plainNote([letter.subject, letter.text].filter(Boolean).join('\n'), MOST_TEXT) || null,
  }
}
