import { and, asc, eq, sql } from 'drizzle-orm'
import { prepared, type Tx } from '../database/database.ts'
import { listedNameOf, people } from '../people/tables.ts'
import { addenda } from './tables.ts'

export function addAddendumRow(tx: Tx, addendum: typeof addenda.$inferInsert): void {
  tx.insert(addenda).values(addendum).run()
}

const corrections = prepared(tx =>
  tx
    .select({
      id: addenda.id,
      text: addenda.text,
      addedAt: addenda.addedAt,
      addedByName: sql<string>`coalesce(${listedNameOf(people)}, '')`,
    })
    .from(addenda)
    .leftJoin(people, eq(people.id, addenda.addedBy))
    .where(
      and(
        eq(addenda.partnershipId, sql.placeholder('partnershipId')),
        eq(addenda.meetingId, sql.placeholder('meetingId')),
      ),
    )
    .orderBy(asc(addenda.id))
    .prepare(),
)

/** The corrections to approved minutes, oldest first. */
export const addendaOf = (tx: Tx, partnershipId: string, meetingId: string) =>
  corrections(tx).all({ partnershipId, meetingId })
