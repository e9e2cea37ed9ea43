import { and, desc, eq, inArray, isNull, lt } from 'drizzle-orm'
import type { Instant } from '../clock.ts'
import type { Tx } from '../database/database.ts'
import { meetings } from '../meetings/tables.ts'
import type { Minutes } from './store.ts'
import { minutes } from './tables.ts'

/** The minutes of the meeting before that moment; drafts only where they may be read. */
export const lastMinutesBefore = (
  tx: Tx,
  partnershipId: string,
  { startsAt, subGroupId, withDrafts }: { startsAt: Instant; subGroupId: string | null; withDrafts: boolean },
): Minutes | undefined =>
  tx
    .select({ minutes })
    .from(minutes)
    .innerJoin(meetings, eq(meetings.id, minutes.meetingId))
    .where(
      and(
        eq(minutes.partnershipId, partnershipId),
        lt(meetings.startsAt, startsAt),
        // A sub-group goes on from its own last meeting, the partnership from its.
        subGroupId ? eq(meetings.subGroupId, subGroupId) : isNull(meetings.subGroupId),
        withDrafts ? undefined : inArray(minutes.state, ['circulated', 'approved']),
      ),
    )
    .orderBy(desc(minutes.heldOn), desc(meetings.startsAt))
    .limit(1)
    .get()?.minutes
