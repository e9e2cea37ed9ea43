import { and, desc, eq, getTableColumns, inArray, isNull, lt } from 'drizzle-orm'
import type { Instant } from '../clock.ts'
import type { Tx } from '../database/database.ts'
import { meetings } from '../meetings/tables.ts'
import type { Minutes } from './store.ts'
import { minutes } from './tables.ts'

/** As many sets of minutes as one agenda brings up. */
const MOST = 10

/**
 * What the meeting of that moment goes on from: the minutes of the meeting before, and all earlier ones that nobody
 * has approved yet, the latest first; drafts only where they may be read.
 */
export const lastMinutesBefore = (
  tx: Tx,
  partnershipId: string,
  { startsAt, subGroupId, withDrafts }: { startsAt: Instant; subGroupId: string | null; withDrafts: boolean },
): (Minutes & { title: string })[] =>
  tx
    .select({ ...getTableColumns(minutes), title: meetings.title })
    .from(minutes)
    .innerJoin(meetings, eq(meetings.id, minutes.meetingId))
    .where(
      and(
        eq(minutes.partnershipId, partnershipId),
        lt(meetings.startsAt, startsAt),
        // What is only prepared, or was called off, is no minutes to go on from.
        eq(meetings.state, 'held'),
        // A sub-group goes on from its own last meeting, the partnership from its.
        subGroupId ? eq(meetings.subGroupId, subGroupId) : isNull(meetings.subGroupId),
        withDrafts ? undefined : inArray(minutes.state, ['circulated', 'approved']),
      ),
    )
    .orderBy(desc(minutes.heldOn), desc(meetings.startsAt))
    .limit(MOST)
    .all()
    .filter((each, at) => at === 0 || each.state !== 'approved')
