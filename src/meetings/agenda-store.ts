import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import type { Instant } from '../clock.ts'
import { prepared, type Tx } from '../database/database.ts'
import { documents } from '../documents/tables.ts'
import { found, stale } from '../errors.ts'
import { paperLabels } from './paper-labels.ts'
import { agendaItems, meetings, papers } from './tables.ts'

export type AgendaItem = typeof agendaItems.$inferSelect

const ofMeeting = prepared(tx =>
  tx
    .select()
    .from(agendaItems)
    .where(
      and(
        eq(agendaItems.meetingId, sql.placeholder('meetingId')),
        eq(agendaItems.partnershipId, sql.placeholder('partnershipId')),
        isNull(agendaItems.removedAt),
      ),
    )
    .orderBy(asc(agendaItems.position), asc(agendaItems.id))
    .prepare(),
)

/** The items of a meeting's agenda, in order. */
export const agendaItemsOf = (tx: Tx, partnershipId: string, meetingId: string): AgendaItem[] =>
  ofMeeting(tx).all({ partnershipId, meetingId })

/** One item of that meeting's agenda that was not removed. */
export const agendaItemById = (
  tx: Tx,
  { partnershipId, meetingId }: { partnershipId: string; meetingId: string },
  itemId: string,
): AgendaItem =>
  found(
    agendaItemsOf(tx, partnershipId, meetingId).find(item => item.id === itemId),
    'agenda item',
  )

export function addAgendaItemRows(tx: Tx, items: (typeof agendaItems.$inferInsert)[]): void {
  tx.insert(agendaItems).values(items).run()
}

export function changeAgendaItemRow(
  tx: Tx,
  item: { partnershipId: string; id: string; version: number },
  change: { at: Instant; by: string; values: Partial<typeof agendaItems.$inferInsert> },
): void {
  const { changes } = tx
    .update(agendaItems)
    .set({ ...change.values, updatedAt: change.at, updatedBy: change.by, version: sql`${agendaItems.version} + 1` })
    .where(
      and(
        eq(agendaItems.id, item.id),
        eq(agendaItems.partnershipId, item.partnershipId),
        eq(agendaItems.version, item.version),
        isNull(agendaItems.removedAt),
      ),
    )
    .run()
  if (changes === 0) throw stale('this agenda item')
}

/** Puts an item at a place in the order, and under the heading that stands there. What is written in it stays as it was, so its version does too. */
export function placeAgendaItem(
  tx: Tx,
  partnershipId: string,
  { id, position, section }: { id: string; position: number; section: string },
): void {
  tx.update(agendaItems)
    .set({ position, section })
    .where(and(eq(agendaItems.id, id), eq(agendaItems.partnershipId, partnershipId)))
    .run()
}

// Minutes are built upon meetings and not the other way round, so their table is only named here, never imported.
const minutesState = prepared(tx =>
  tx
    .select({ state: sql<string>`state` })
    .from(sql`minutes`)
    .where(sql`meeting_id = ${sql.placeholder('meetingId')} and partnership_id = ${sql.placeholder('partnershipId')}`)
    .prepare(),
)

/** Whether members have the minutes of the meeting to read, and whether those are approved; nothing while they have not. */
export function minutesOut(tx: Tx, partnershipId: string, meetingId: string): 'circulated' | 'approved' | undefined {
  const state = minutesState(tx).get({ partnershipId, meetingId })?.state
  return state === 'circulated' || state === 'approved' ? state : undefined
}

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
    .select({ state: meetings.state, discardedAt: meetings.discardedAt, kind: agendaItems.kind })
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
