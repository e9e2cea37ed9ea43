import { and, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { Instant } from '../clock.ts'
import { prepared, type Tx } from '../database/database.ts'
import { found } from '../errors.ts'
import { documents } from './tables.ts'

export type Document = typeof documents.$inferSelect

export function addDocument(tx: Tx, document: typeof documents.$inferInsert): void {
  tx.insert(documents).values(document).run()
}

const byId = prepared(tx =>
  tx
    .select()
    .from(documents)
    .where(
      and(
        eq(documents.id, sql.placeholder('id')),
        eq(documents.partnershipId, sql.placeholder('partnershipId')),
        isNull(documents.removedAt),
      ),
    )
    .prepare(),
)

/** A document of this partnership that was not removed. */
export const documentById = (tx: Tx, partnershipId: string, id: string): Document =>
  found(byId(tx).get({ partnershipId, id }), 'document')

/** Takes a document out of sight; the row and its bytes stay for the record. */
export function removeDocumentRow(tx: Tx, partnershipId: string, { id, now }: { id: string; now: Instant }): void {
  tx.update(documents)
    .set({ removedAt: now })
    .where(and(eq(documents.id, id), eq(documents.partnershipId, partnershipId), isNull(documents.removedAt)))
    .run()
}

/** Which of these ids belong to documents, removed ones too. */
export const knownIds = (tx: Tx, ids: string[]): string[] =>
  tx
    .select({ id: documents.id })
    .from(documents)
    .where(inArray(documents.id, ids))
    .all()
    .map(row => row.id)
