import { and, asc, desc, eq, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import { prepared, type Tx } from '../database/database.ts'
import { organisations } from '../partnerships/tables.ts'
import { knownName, people } from '../people/tables.ts'
import type { AttendanceKind } from './states.ts'
import { attendances } from './tables.ts'

const substituted = alias(people, 'substituted')

const ofMeeting = prepared(tx =>
  tx
    .select({
      id: attendances.id,
      organisationId: attendances.organisationId,
      organisationName: organisations.displayName,
      personId: attendances.personId,
      name: sql<string>`coalesce(${people.alias}, ${people.name}, ${attendances.substituteName})`,
      substituteName: attendances.substituteName,
      forPersonId: attendances.forPersonId,
      forName: knownName<string | null>(substituted),
      attendance: attendances.attendance,
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

export function addAttendance(tx: Tx, rows: (typeof attendances.$inferInsert)[]): void {
  if (rows.length > 0) tx.insert(attendances).values(rows).run()
}

/** Marks one row of the register. */
export function markRow(
  tx: Tx,
  row: { partnershipId: string; meetingId: string; id: string },
  mark: { attendance: AttendanceKind; at: string; by: string },
): void {
  tx.update(attendances)
    .set({
      attendance: mark.attendance,
      updatedAt: mark.at,
      updatedBy: mark.by,
      version: sql`${attendances.version} + 1`,
    })
    .where(inRegister(row))
    .run()
}

export function removeRow(tx: Tx, row: { partnershipId: string; meetingId: string; id: string }): void {
  tx.delete(attendances).where(inRegister(row)).run()
}

const inRegister = (row: { partnershipId: string; meetingId: string; id: string }) =>
  and(
    eq(attendances.partnershipId, row.partnershipId),
    eq(attendances.meetingId, row.meetingId),
    eq(attendances.id, row.id),
  )

/** Who last changed the register of a meeting, and when. */
export const lastMarked = (tx: Tx, partnershipId: string, meetingId: string) =>
  tx
    .select({ by: attendances.updatedBy, at: attendances.updatedAt })
    .from(attendances)
    .where(and(eq(attendances.partnershipId, partnershipId), eq(attendances.meetingId, meetingId)))
    .orderBy(desc(attendances.updatedAt))
    .limit(1)
    .get()
