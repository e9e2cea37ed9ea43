import type { Shown } from './store.ts'

/** Where a passage stands: the page on which its reader finds it. */
export function pathTo(hit: Pick<Shown, 'kind' | 'source' | 'partnershipId' | 'subjectId' | 'meetingId'>): string {
  const at = `/partnerships/${hit.partnershipId}`
  const meeting = `${at}/meetings/${hit.meetingId}`
  if (hit.source === 'summary') return `/public/partnerships/${hit.partnershipId}/meetings`
  switch (hit.kind) {
    case 'meeting':
      return meeting
    case 'agenda':
      return `${meeting}/agenda`
    case 'minutes':
    case 'decision':
      return `${meeting}/minutes#${hit.source === 'addendum' ? 'addenda' : `item-${hit.subjectId}`}`
    case 'action':
      return `${at}/actions/${hit.subjectId}`
    case 'pledge':
      return `${at}/pledges/${hit.subjectId}`
    case 'paper':
      return `${at}/documents/${hit.subjectId}`
  }
}
