import { and, asc, eq, gte, inArray, isNotNull, isNull, lte, ne, notExists, sql } from 'drizzle-orm'
import type { CalendarDate } from '../clock.ts'
import type { Tx } from '../database/database.ts'
import { agendaItems, meetings, papers } from '../meetings/tables.ts'
import { digestPreferences } from './tables.ts'

/** Items of coming meetings that still wait for a paper which is due between these days. */
export const papersAwaited = (tx: Tx, { from, to }: { from: CalendarDate; to: CalendarDate }) =>
  tx
    .select({
      itemId: agendaItems.id,
      partnershipId: agendaItems.partnershipId,
      meetingId: agendaItems.meetingId,
      title: agendaItems.title,
      organisationId: sql<string>`${agendaItems.paperFromOrganisationId}`,
      personId: agendaItems.paperFromPersonId,
      nudged: agendaItems.nudged,
      dueOn: sql<string>`${meetings.papersDueOn}`,
      heldOn: meetings.heldOn,
      meetingTitle: meetings.title,
      isTitleRestricted: meetings.isTitleRestricted,
    })
    .from(meetings)
    .innerJoin(agendaItems, eq(agendaItems.meetingId, meetings.id))
    .where(
      and(
        isNotNull(meetings.papersDueOn),
        gte(meetings.papersDueOn, from),
        lte(meetings.papersDueOn, to),
        inArray(meetings.state, ['scheduled', 'papers out']),
        isNull(agendaItems.removedAt),
        ne(agendaItems.kind, 'closed'),
        isNotNull(agendaItems.paperFromOrganisationId),
        notExists(
          tx
            .select({ one: sql`1` })
            .from(papers)
            .where(and(eq(papers.agendaItemId, agendaItems.id), isNull(papers.removedAt))),
        ),
      ),
    )
    .orderBy(asc(agendaItems.id))
    .all()
export type PaperAwaited = ReturnType<typeof papersAwaited>[number]

/** Keeps for which due date, and how early, an item's paper was asked for. */
export function noteNudged(tx: Tx, item: { partnershipId: string; itemId: string }, nudged: string): void {
  tx.update(agendaItems)
    .set({ nudged })
    .where(and(eq(agendaItems.id, item.itemId), eq(agendaItems.partnershipId, item.partnershipId)))
    .run()
}

/** Whether somebody turned reminders off. */
export const wantsNoReminders = (tx: Tx, personId: string): boolean =>
  tx
    .select({ reminders: digestPreferences.reminders })
    .from(digestPreferences)
    .where(eq(digestPreferences.personId, personId))
    .get()?.reminders === false
