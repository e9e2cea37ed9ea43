import type { Work } from '../access/work.ts'
import { noteActivity } from '../activity/note-activity.ts'
import { closePublicPageRow, openPublicPageRow } from './store.ts'

/** Gives the partnership a public page about its meetings. */
export function openPublicPage(work: Work<'summaries.publish'>): void {
  const { partnershipId, now, actor } = work
  openPublicPageRow(work.tx, { partnershipId, openedAt: now, openedBy: actor.personId })
  note(work, 'opened', 'Opened the public page about meetings')
}

/** Takes the page away, with everything on it; what was published is kept for when it is opened again. */
export function closePublicPage(work: Work<'summaries.publish'>): void {
  closePublicPageRow(work.tx, work.partnershipId)
  note(work, 'closed', 'Closed the public page about meetings')
}

const note = (work: Work<'summaries.publish'>, how: string, words: string) =>
  noteActivity(work, {
    deed: `public-page.${how}`,
    subjectType: 'partnership',
    subjectId: work.partnershipId,
    words,
  })
