import { linkFor } from '../access/links.ts'
import type { Work } from '../access/work.ts'
import { type Instant, later } from '../clock.ts'
import { pathTo } from './paths.ts'

interface Asked {
  id: string
  partnershipId: string
  endsAt: Instant
}

/** Somebody's own link, which answers without signing in, and shows what was answered until the day after the meeting. */
export const answerLink = (work: Work, meeting: Asked, personId: string): string =>
  linkFor(work, {
    permission: 'answers.give',
    personId,
    partnershipId: meeting.partnershipId,
    subjectId: meeting.id,
    expiresAt: later(meeting.endsAt, { days: 1 }),
  })

/** Where that link leads, as it stands in letters. */
export const answerUrl = (work: Work, meeting: Asked, personId: string): string =>
  work.config.publicUrl + pathTo.answerByLink(answerLink(work, meeting, personId))
