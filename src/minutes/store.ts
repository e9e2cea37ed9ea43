import { and, asc, desc, eq, gt, inArray, isNotNull, isNull, lte, ne, or, sql } from 'drizzle-orm'
import { type CalendarDate, type Instant, later } from '../clock.ts'
import { type Change, changing } from '../database/changing.ts'
import { given, prepared, type Tx } from '../database/database.ts'
import { stale } from '../errors.ts'
import { agendaItems, meetings } from '../meetings/tables.ts'
import { knownName, people } from '../people/tables.ts'
import { attendances, itemNotes, minutes } from './tables.ts'

export type Minutes = typeof minutes.$inferSelect

const here = and(
  eq(minutes.partnershipId, sql.placeholder('partnershipId')),
  eq(minutes.meetingId, sql.placeholder('meetingId')),
)
const ofMeeting = prepared(tx => tx.select().from(minutes).where(here).prepare())

/** The minutes of a meeting, once they were started. */
export const minutesOf = (tx: Tx, partnershipId: string, meetingId: string): Minutes | undefined =>
  ofMeeting(tx).get({ partnershipId, meetingId })

export function addMinutes(tx: Tx, row: typeof minutes.$inferInsert): void {
  tx.insert(minutes).values(row).run()
}

const changeRow = changing(minutes, 'these minutes')
/** Changes the minutes of one meeting, unless somebody else did since `version`. */
export const changeMinutes = (
  tx: Tx,
  { partnershipId, meetingId }: Pick<Minutes, 'partnershipId' | 'meetingId'>,
  change: Change<typeof minutes>,
): void => changeRow(tx, and(eq(minutes.partnershipId, partnershipId), eq(minutes.meetingId, meetingId)), change)

/** Puts the minutes and the register on the day on which the meeting was held after all. */
export function dateMinutes(tx: Tx, of: Pick<Minutes, 'partnershipId' | 'meetingId'>, heldOn: CalendarDate): void {
  for (const table of [minutes, attendances])
    tx.update(table)
      .set({ heldOn })
      .where(
        and(eq(table.partnershipId, of.partnershipId), eq(table.meetingId, of.meetingId), ne(table.heldOn, heldOn)),
      )
      .run()
}

/** How far back a server that was stopped looks for meetings that began meanwhile. */
const DAYS_BACK = 31

const begunWithMinutes = prepared(tx =>
  tx
    .select({ id: meetings.id, partnershipId: meetings.partnershipId })
    .from(meetings)
    .innerJoin(minutes, eq(minutes.meetingId, meetings.id))
    .where(
      and(
        gt(meetings.startsAt, given('since')),
        lte(meetings.startsAt, given('now')),
        inArray(meetings.state, ['scheduled', 'papers out']),
        isNull(meetings.discardedAt),
      ),
    )
    .prepare(),
)

/** Meetings that have begun, and whose minutes were prepared before. */
export const meetingsBegunWithMinutes = (tx: Tx, now: Instant): { id: string; partnershipId: string }[] =>
  begunWithMinutes(tx).all({ since: later(now, { days: -DAYS_BACK }), now })

const items = prepared(tx =>
  tx
    .select({
      id: agendaItems.id,
      meetingId: agendaItems.meetingId,
      title: agendaItems.title,
      kind: agendaItems.kind,
      /** Of a closed item: who holds its note. */
      owner: sql<string>`case when ${agendaItems.kind} = 'closed' and ${agendaItems.noteHeldBy} <> '' then ${agendaItems.noteHeldBy} else ${agendaItems.owner} end`,
      /** Whether the platform knows something to write under it. */
      isFilled: sql<number>`${agendaItems.listsActions} or ${agendaItems.fills} <> '[]'`,
      text: sql<string>`coalesce(${itemNotes.text}, '')`,
      decision: sql<string>`coalesce(${itemNotes.decision}, '')`,
      outcome: itemNotes.outcome,
      dissent: sql<string>`coalesce(${itemNotes.dissent}, '')`,
      decidedAt: itemNotes.decidedAt,
      minutesAllotted: agendaItems.minutesAllotted,
      isRemoved: sql<boolean>`${agendaItems.removedAt} is not null`,
      /** Nought while nobody wrote anything. */
      version: sql<number>`coalesce(${itemNotes.version}, 0)`,
      savedAt: itemNotes.updatedAt,
      savedBy: itemNotes.updatedBy,
      savedByName: knownName<string | null>(people),
    })
    .from(agendaItems)
    .leftJoin(itemNotes, eq(itemNotes.agendaItemId, agendaItems.id))
    .leftJoin(people, eq(people.id, itemNotes.updatedBy))
    .where(
      and(
        eq(agendaItems.partnershipId, sql.placeholder('partnershipId')),
        eq(agendaItems.meetingId, sql.placeholder('meetingId')),
        // What was minuted stays, even where the item was taken off the agenda afterwards.
        or(isNull(agendaItems.removedAt), isNotNull(itemNotes.agendaItemId)),
      ),
    )
    .orderBy(asc(agendaItems.position), asc(agendaItems.id))
    .prepare(),
)

/** The agenda in order, each item with its number and with what was noted under it. */
export const itemsOf = (tx: Tx, partnershipId: string, meetingId: string) =>
  items(tx)
    .all({ partnershipId, meetingId })
    .map((item, at) => ({ number: at + 1, ...item }))
export type MinutedItem = ReturnType<typeof itemsOf>[number]

/** Keeps what was noted under an item as the version after the one that was seen; nought for the first. */
export function keepNotes(
  tx: Tx,
  notes: Pick<
    typeof itemNotes.$inferInsert,
    'agendaItemId' | 'partnershipId' | 'meetingId' | 'text' | 'decision' | 'outcome' | 'dissent' | 'decidedAt'
  >,
  change: { version: number; at: Instant; by: string },
): void {
  const { version, at, by } = change
  const saved = { ...notes, updatedAt: at, updatedBy: by }
  const { changes } =
    version === 0
      ? tx
          .insert(itemNotes)
          .values({ ...saved, createdAt: at, createdBy: by })
          .onConflictDoNothing()
          .run()
      : tx
          .update(itemNotes)
          .set({ ...saved, version: sql`${itemNotes.version} + 1` })
          .where(and(eq(itemNotes.agendaItemId, notes.agendaItemId), eq(itemNotes.version, version)))
          .run()
  if (changes === 0) throw stale('what is noted under this item')
}

const noteTaken = prepared(tx =>
  tx
    .select({ by: itemNotes.updatedBy, at: itemNotes.updatedAt })
    .from(itemNotes)
    .where(and(eq(itemNotes.partnershipId, given('partnershipId')), eq(itemNotes.meetingId, given('meetingId'))))
    .orderBy(desc(itemNotes.updatedAt))
    .limit(1)
    .prepare(),
)

/** Who last wrote under an item of the meeting, and when. */
export const lastNoteTaken = (tx: Tx, partnershipId: string, meetingId: string) =>
  noteTaken(tx).get({ partnershipId, meetingId })
