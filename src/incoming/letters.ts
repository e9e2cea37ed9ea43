import type { Work } from '../access/work.ts'
import { NEUTRAL } from '../mail/neutral.ts'
import { post } from '../mail/post.ts'
import { whenOf } from '../meetings/facts.ts'
import { guiseFor } from '../meetings/guise.ts'
import type { Meeting } from '../meetings/store.ts'
import { partnershipById } from '../partnerships/store.ts'
import { shortDate } from '../words.ts'

interface Declined {
  letterId: string
  meeting: Meeting
  person: { id: string; email: string; alias: string | null }
  words: string
}

/** Tells who proposed another time that the meeting stays when it is. */
export function sendDeclined(work: Work<'incoming.settle'>, { letterId, meeting, person, words }: Declined): void {
  const partnership = partnershipById(work.tx, work.partnershipId)
  const guise = guiseFor(partnership, { alias: person.alias, meeting })
  post(work, {
    kind: 'notice',
    cause: `time declined ${letterId}`,
    to: { personId: person.id, email: person.email },
    subject: `About the time you proposed: ${guise.isNeutral ? NEUTRAL : partnership.shortName}, ${shortDate(meeting.heldOn)}`,
    template: 'incoming/mail/declined.njk',
    view: { summary: guise.summary, when: whenOf(meeting), words },
    fromName: guise.name,
    partnershipId: work.partnershipId,
    subjectId: meeting.id,
  })
}
