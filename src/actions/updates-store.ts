import { and, desc, eq } from 'drizzle-orm'
import { isSecretariat } from '../access/roles.ts'
import type { Reading } from '../access/work.ts'
import { given, prepared, type Tx } from '../database/database.ts'
import { documents } from '../documents/tables.ts'
import { nameSeenBy, people } from '../people/tables.ts'
import { actionUpdates } from './tables.ts'

/** Nobody reads further back than that. */
const MOST_SHOWN = 300

export type UpdateKind = (typeof actionUpdates.$inferSelect)['kind']

export function addUpdate(tx: Tx, update: typeof actionUpdates.$inferInsert): void {
  tx.insert(actionUpdates).values(update).run()
}

const shownBy = prepared(tx =>
  tx
    .select({ actionId: actionUpdates.actionId })
    .from(actionUpdates)
    .where(
      and(eq(actionUpdates.documentId, given('documentId')), eq(actionUpdates.partnershipId, given('partnershipId'))),
    )
    .prepare(),
)
/** The action that a file was given to show, or nothing. */
export const actionShownBy = (tx: Tx, partnershipId: string, documentId: string): string | undefined =>
  shownBy(tx).get({ partnershipId, documentId })?.actionId

/** What was said and changed about an action, newest first, and by whom as far as this reader may know. */
export const updatesOf = (
  tx: Tx,
  partnershipId: string,
  { actionId, reader }: { actionId: string; reader: Pick<Reading<'actions.read'>, 'actor' | 'holdings'> },
) =>
  tx
    .select({
      id: actionUpdates.id,
      kind: actionUpdates.kind,
      text: actionUpdates.text,
      dueOn: actionUpdates.dueOn,
      documentId: actionUpdates.documentId,
      fileName: documents.fileName,
      at: actionUpdates.at,
      byName: nameSeenBy({ personId: reader.actor.personId, knowsNames: isSecretariat(reader.holdings) }, people),
    })
    .from(actionUpdates)
    .leftJoin(documents, eq(documents.id, actionUpdates.documentId))
    .leftJoin(people, eq(people.id, actionUpdates.by))
    .where(and(eq(actionUpdates.partnershipId, partnershipId), eq(actionUpdates.actionId, actionId)))
    .orderBy(desc(actionUpdates.id))
    .limit(MOST_SHOWN)
    .all()
