import type { Reading } from '../access/work.ts'
import { placeOf, whenOf } from '../meetings/facts.ts'
import { findingById } from './store.ts'
import { timesOf } from './times-store.ts'

/** What the form calls the details of a date that is looked for. */
export const detailLabels = {
  title: 'Title',
  isTitleRestricted: 'Title is restricted',
  purpose: 'What it is for',
  mode: 'How people meet',
  venue: 'Place',
  joiningLink: 'Link to join online',
  answerBy: 'Last day for answers',
}

/** What another may have changed of a date while somebody proposed more times, settled on one or gave it up. */
export function findingNow({ tx, partnershipId }: Reading<'dates.arrange' | 'dates.settle'>, findingId: string) {
  const finding = findingById(tx, partnershipId, findingId)
  return [
    { label: 'Title', now: finding.title },
    { label: 'Where', now: placeOf(finding) },
    { label: 'Proposed so far', now: timesOf(tx, partnershipId, findingId).map(whenOf).join('\n') },
  ]
}
