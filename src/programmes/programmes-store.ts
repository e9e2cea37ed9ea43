import { and, desc, eq, gte, inArray, isNull, lt, sql } from 'drizzle-orm'
import type { Instant } from '../clock.ts'
import { prepared, type Tx } from '../database/database.ts'
import { meetings } from '../meetings/tables.ts'
import { MOST_MEETINGS, type ProgrammeMeeting } from './rule.ts'

const began = prepared(tx =>
  tx
    .select({
      title: meetings.title,
      heldOn: meetings.heldOn,
      startTime: meetings.startTime,
      endTime: meetings.endTime,
      mode: meetings.mode,
      venue: meetings.venue,
      joiningLink: meetings.joiningLink,
    })
    .from(meetings)
    .where(
      and(
        eq(meetings.partnershipId, sql.placeholder('partnershipId')),
        gte(meetings.startsAt, sql.placeholder('from')),
        lt(meetings.startsAt, sql.placeholder('to')),
        inArray(meetings.state, ['scheduled', 'papers out', 'held']),
        isNull(meetings.subGroupId),
      ),
    )
    .orderBy(desc(meetings.startsAt))
    .limit(MOST_MEETINGS)
    .prepare(),
)

/** The meetings that took place between two moments, in order; drafts and cancelled ones are left out. */
export const meetingsBetween = (
  tx: Tx,
  partnershipId: string,
  span: { from: Instant; to: Instant },
): ProgrammeMeeting[] =>
  began(tx)
    .all({ partnershipId, ...span })
    .reverse()
    .map(({ venue, joiningLink, ...rest }) => ({
      ...rest,
      ...(venue ? { venue } : {}),
      ...(joiningLink ? { joiningLink } : {}),
    }))
