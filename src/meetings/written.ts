import type { Tx } from '../database/database.ts'
import { reportsTo, updatesTo } from './written-store.ts'

/** What was written to a meeting beforehand: by an organisation, or by a sub-group. */
export interface Written {
  id: string
  kind: 'update' | 'report'
  /** The organisation or the sub-group. */
  from: string
  text: string
  documentId: string | null
  documentTitle: string | null
  isLeftOut: boolean
  byName: string | null
  at: string
}

/** Everything that was written to a meeting: reports of sub-groups, then updates of organisations, by name. */
export const writtenTo = (tx: Tx, partnershipId: string, meetingId: string): Written[] => [
  ...reportsTo(tx, partnershipId, meetingId).map(({ id, text, documentId, documentTitle, isLeftOut, ...report }) => ({
    ...{ id, text, documentId, documentTitle, isLeftOut },
    kind: 'report' as const,
    from: report.subGroupName,
    byName: report.updatedByName,
    at: report.updatedAt,
  })),
  ...updatesTo(tx, partnershipId, meetingId).map(({ id, text, isLeftOut, ...update }) => ({
    ...{ id, text, isLeftOut },
    kind: 'update' as const,
    from: update.organisationName,
    documentId: null,
    documentTitle: null,
    byName: update.updatedByName,
    at: update.updatedAt,
  })),
]

/** How the agenda and the minutes head it. */
export const headOfWritten = ({ kind, from }: Pick<Written, 'kind' | 'from'>): string =>
  kind === 'report' ? `Report of the sub-group ${from}` : `Written update from ${from}`

interface Item {
  id: string
  title: string
  owner: string
  kind: string
}

/** Which items of an agenda take up what was written; what none takes up stands at the end. */
export function takenUpBy<Part extends Pick<Written, 'kind'>>(items: readonly Item[], written: readonly Part[]) {
  const open = items.filter(item => item.kind !== 'closed')
  const home = {
    report: open.find(({ title, owner }) => isOfSubGroups(title) || isOfSubGroups(owner))?.id,
    update: open.find(({ title }) => /\b(?:partner|member|written) updates?\b|\bwritten in advance\b/i.test(title))?.id,
  }
  return {
    under: (itemId: string) => written.filter(each => home[each.kind] === itemId),
    rest: written.filter(each => home[each.kind] === undefined),
  }
}

const isOfSubGroups = (words: string): boolean => /\bsub-?\s?groups?\b|\btask and finish\b/i.test(words)
