import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import type { Instant } from '../clock.ts'
import { prepared, type Tx } from '../database/database.ts'
import { documents } from '../documents/tables.ts'
import { agendaItemsOf } from './agenda-store.ts'
import { paperLabels } from './paper-labels.ts'
import { agendaItems, meetings, papers } from './tables.ts'

const papersOf = prepared(tx =>
  tx
    .select({
      id: papers.id,
      agendaItemId: papers.agendaItemId,
      removedAt: papers.removedAt,
      label: papers.label,
      isLate: papers.isLate,
      documentId: documents.id,
      title: documents.title,
      fileName: documents.fileName,
      mediaType: documents.mediaType,
      size: documents.size,
      addedAt: documents.addedAt,
    })
    .from(papers)
    .innerJoin(documents, eq(documents.id, papers.documentId))
    .where(
      and(
        eq(papers.meetingId, sql.placeholder('meetingId')),
        eq(papers.partnershipId, sql.placeholder('partnershipId')),
      ),
    )
    .orderBy(asc(papers.id))
    .prepare(),
)

/** The papers of a meeting in the order in which they came, removed ones too, each with its number and its label. */
const everyPaper = (tx: Tx, partnershipId: string, meetingId: string) => {
  const came = papersOf(tx).all({ partnershipId, meetingId })
  const labels = paperLabels(came, agendaItemsOf(tx, partnershipId, meetingId))
  return came.map((paper, index) => ({ ...paper, number: index + 1, label: labels.get(paper.id) ?? '' }))
}

/** The papers that were not removed; a removed one leaves its number and its label unused. */
export const papersFor = (tx: Tx, partnershipId: string, meetingId: string) =>
  everyPaper(tx, partnershipId, meetingId).filter(paper => paper.removedAt === null)
export type Paper = ReturnType<typeof papersFor>[number]

/** Gives every paper of the meeting the label it has now for good. */
export function keepPaperLabels(tx: Tx, partnershipId: string, meetingId: string): void {
  for (const { id, label } of everyPaper(tx, partnershipId, meetingId))
    tx.update(papers)
      .set({ label })
      .where(and(eq(papers.id, id), eq(papers.partnershipId, partnershipId), isNull(papers.label)))
      .run()
}

const whereLaid = prepared(tx =>
  tx
    .select({
      meetingId: meetings.id,
      state: meetings.state,
      discardedAt: meetings.discardedAt,
      kind: agendaItems.kind,
    })
    .from(papers)
    .innerJoin(meetings, eq(meetings.id, papers.meetingId))
    .leftJoin(agendaItems, eq(agendaItems.id, papers.agendaItemId))
    .where(
      and(
        eq(papers.documentId, sql.placeholder('documentId')),
        eq(papers.partnershipId, sql.placeholder('partnershipId')),
      ),
    )
    .prepare(),
)

/** The meeting and the kind of item that a document lies before as a paper; nothing where it is no paper. */
export const paperLaid = (tx: Tx, partnershipId: string, documentId: string) =>
  whereLaid(tx).get({ partnershipId, documentId })

export function addPaperRow(tx: Tx, paper: typeof papers.$inferInsert): void {
  tx.insert(papers).values(paper).run()
}

export function removePaperRow(tx: Tx, partnershipId: string, { id, now }: { id: string; now: Instant }): void {
  tx.update(papers)
    .set({ removedAt: now })
    .where(and(eq(papers.id, id), eq(papers.partnershipId, partnershipId)))
    .run()
}
