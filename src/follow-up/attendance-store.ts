import { and, asc, eq, gte, inArray, isNull, lte, sql } from 'drizzle-orm'
import type { CalendarDate } from '../clock.ts'
import { given, prepared, type Tx } from '../database/database.ts'
import { meetings } from '../meetings/tables.ts'
import { attendances, minutes } from '../minutes/tables.ts'

const settled = and(
  eq(minutes.partnershipId, given('partnershipId')),
  gte(minutes.heldOn, given('from')),
  lte(minutes.heldOn, given('to')),
  inArray(minutes.state, ['circulated', 'approved']),
)

const held = prepared(tx =>
  tx
    .select({ meetingId: minutes.meetingId, heldOn: minutes.heldOn })
    .from(minutes)
    .innerJoin(meetings, eq(meetings.id, minutes.meetingId))
    // To a sub-group's meeting most organisations were never asked.
    .where(and(settled, isNull(meetings.subGroupId)))
    .orderBy(asc(minutes.heldOn), asc(minutes.meetingId))
    .prepare(),
)
/** The whole partnership's meetings of a stretch whose register members can read, oldest first: a draft is nobody’s attendance yet. */
export const meetingsSettled = (tx: Tx, partnershipId: string, stretch: { from: CalendarDate; to: CalendarDate }) =>
  held(tx).all({ partnershipId, ...stretch })

const were = prepared(tx =>
  tx
    .select({
      meetingId: attendances.meetingId,
      organisationId: attendances.organisationId,
      wasThere: sql<number>`max(${attendances.attendance} in ('present', 'part'))`,
      sentApologies: sql<number>`max(${attendances.attendance} = 'apologies')`,
    })
    .from(minutes)
    .innerJoin(attendances, eq(attendances.meetingId, minutes.meetingId))
    .where(settled)
    .groupBy(attendances.meetingId, attendances.organisationId)
    .prepare(),
)
/** Which organisation was at which of them, or sent apologies. */
export const presenceAt = (tx: Tx, partnershipId: string, stretch: { from: CalendarDate; to: CalendarDate }) =>
  were(tx).all({ partnershipId, ...stretch })
