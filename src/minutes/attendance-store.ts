import { and, asc, desc, eq, inArray, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import { given, prepared, type Tx } from '../database/database.ts'
import { organisations } from '../partnerships/tables.ts'
import { knownName, listedNameOf, people } from '../people/tables.ts'
import type { AttendanceKind } from './states.ts'
import { attendances } from './tables.ts'

const substituted = alias(people, 'substituted')

const ofMeeting = prepared(tx =>
  tx
    .select({
      id: attendances.id,
      organisationId: attendances.organisationId,
      organisationName: organisations.displayName,
      organisationType: organisations.type,
      personId: attendances.personId,
      name: sql<string>`coalesce(${people.alias}, ${people.name}, ${attendances.substituteName})`,
      /** What the record, which every member reads, calls them. */
      recordedName: sql<string>`coalesce(${listedNameOf(people)}, ${attendances.substituteName})`,
      substituteName: attendances.substituteName,
      forPersonId: attendances.forPersonId,
      forName: knownName<string | null>(substituted),
      recordedForName: listedNameOf<string | null>(substituted),
      attendance: attendances.attendance,
      arrivedAt: attendances.arrivedAt,
      leftAt: attendances.leftAt,
      acknowledgedAt: attendances.acknowledgedAt,
      acknowledgedVersion: attendances.acknowledgedVersion,
      interests: attendances.interests,
      heldOn: attendances.heldOn,
      createdAt: attendances.createdAt,
      version: attendances.version,
    })
    .from(attendances)
    .innerJoin(organisations, eq(organisations.id, attendances.organisationId))
    .leftJoin(people, eq(people.id, attendances.personId))
    .leftJoin(substituted, eq(substituted.id, attendances.forPersonId))
    .where(
      and(
        eq(attendances.partnershipId, sql.placeholder('partnershipId')),
        eq(attendances.meetingId, sql.placeholder('meetingId')),
      ),
    )
    .orderBy(asc(sql`lower(${organisations.displayName})`), asc(attendances.id))
    .prepare(),
)

/** Who was at a meeting, sent apologies or was missed, by organisation. */
export const attendanceOf = (tx: Tx, partnershipId: string, meetingId: string) =>
  ofMeeting(tx).all({ partnershipId, meetingId })
export type Attendance = ReturnType<typeof attendanceOf>[number]

/** Puts seats into the register as they were answered; one that is there already is only marked anew. */
export function fillSeats(tx: Tx, rows: (typeof attendances.$inferInsert)[]): void {
  if (rows.length === 0) return
  tx.insert(attendances)
    .values(rows)
    .onConflictDoUpdate({
      target: attendances.id,
      set: { attendance: sql`excluded.attendance`, organisationId: sql`excluded.organisation_id` },
    })
    .run()
}

/** Marks one row of the register. Times of coming and going that are not given are forgotten with the mark they belonged to. */
export function markRow(
  tx: Tx,
  row: { partnershipId: string; meetingId: string; id: string },
  mark: { attendance: AttendanceKind; arrivedAt?: string | null; leftAt?: string | null; at: string; by: string },
): void {
  const { attendance, arrivedAt = null, leftAt = null } = mark
  changeRow(tx, row, mark, { attendance, arrivedAt, leftAt })
}

/** Notes that somebody in the register acknowledged the confidentiality statement, or takes that back. */
export function acknowledgeRow(
  tx: Tx,
  row: { partnershipId: string; meetingId: string; id: string },
  mark: { acknowledgedAt: string | null; acknowledgedVersion: number | null; at: string; by: string },
): void {
  const { acknowledgedAt, acknowledgedVersion } = mark
  changeRow(tx, row, mark, { acknowledgedAt, acknowledgedVersion })
}

/** Keeps what somebody in the register declared. */
export function declareRow(
  tx: Tx,
  row: { partnershipId: string; meetingId: string; id: string },
  mark: { interests: string; at: string; by: string },
): void {
  changeRow(tx, row, mark, { interests: mark.interests })
}

function changeRow(
  tx: Tx,
  row: { partnershipId: string; meetingId: string; id: string },
  { at, by }: { at: string; by: string },
  values: Partial<typeof attendances.$inferInsert>,
): void {
  tx.update(attendances)
    .set({ ...values, updatedAt: at, updatedBy: by, version: sql`${attendances.version} + 1` })
    .where(inRegister(row))
    .run()
}

export function removeRow(tx: Tx, row: { partnershipId: string; meetingId: string; id: string }): void {
  tx.delete(attendances).where(inRegister(row)).run()
}

export function removeRows(
  tx: Tx,
  of: { partnershipId: string; meetingId: string },
  rows: readonly Pick<Attendance, 'id'>[],
): void {
  if (rows.length === 0) return
  tx.delete(attendances)
    .where(
      and(
        eq(attendances.partnershipId, of.partnershipId),
        eq(attendances.meetingId, of.meetingId),
        inArray(
          attendances.id,
          rows.map(row => row.id),
        ),
      ),
    )
    .run()
}

const inRegister = (row: { partnershipId: string; meetingId: string; id: string }) =>
  and(
    eq(attendances.partnershipId, row.partnershipId),
    eq(attendances.meetingId, row.meetingId),
    eq(attendances.id, row.id),
  )

const marked = prepared(tx =>
  tx
    .select({ by: attendances.updatedBy, at: attendances.updatedAt })
    .from(attendances)
    .where(and(eq(attendances.partnershipId, given('partnershipId')), eq(attendances.meetingId, given('meetingId'))))
    .orderBy(desc(attendances.updatedAt))
    .limit(1)
    .prepare(),
)

/** Who last changed the register of a meeting, and when. */
export const lastMarked = (tx: Tx, partnershipId: string, meetingId: string) =>
  marked(tx).get({ partnershipId, meetingId })
