import type { Work } from '../access/work.ts'
import { noteActivity } from '../activity/note-activity.ts'
import type { Statistic } from './store.ts'

/** What happened to which quarter's figure; the figure itself stands on its page. */
export function noteFigure(
  work: Work<'statistics.keep'>,
  { id, deed, words }: { id: string; deed: Statistic['state'] | 'discarded'; words: string },
): void {
  noteActivity(work, { deed: `statistic.${deed}`, subjectType: 'statistic', subjectId: id, words })
}
