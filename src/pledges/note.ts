import type { Work } from '../access/work.ts'
import { noteActivity } from '../activity/note-activity.ts'

/** Adds a deed on a pledge to the audit trail; the reference names it, never its wording. */
export const notePledge = (
  work: Work,
  pledge: { id: string; organisationId: string; partnershipId: string },
  { deed, words }: { deed: string; words: string },
): void =>
  noteActivity(work, {
    deed: `pledge.${deed}`,
    subjectType: 'pledge',
    subjectId: pledge.id,
    words,
    organisationId: pledge.organisationId,
    partnershipId: pledge.partnershipId,
  })
