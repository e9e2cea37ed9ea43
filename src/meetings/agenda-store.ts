import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import { type Change, changing } from '../database/changing.ts'
import { prepared, type Tx } from '../database/database.ts'
import { found } from '../errors.ts'
import { agendaItems } from './tables.ts'

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

const changeAgendaItem = changing(agendaItems, 'this agenda item')
export const changeAgendaItemRow = (
  tx: Tx,
  { partnershipId, id }: { partnershipId: string; id: string },
  change: Change<typeof agendaItems>,
): void => {
  const here = and(eq(agendaItems.id, id), eq(agendaItems.partnershipId, partnershipId), isNull(agendaItems.removedAt))
  changeAgendaItem(tx, here, change)
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
