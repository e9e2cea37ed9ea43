import { and, desc, eq, inArray, lt } from 'drizzle-orm'
import type { Instant } from '../clock.ts'
import type { Tx } from '../database/database.ts'
import { meetings } from '../meetings/tables.ts'
import type { Minutes } from './store.ts'
import { minutes } from './tables.ts'

/** The minutes of the meeting before that moment; drafts only where they may be read. */
export const lastMinutesBefore = (
  tx: Tx,
  partnershipId: string,
  { startsAt, withDrafts }: { startsAt: Instant; withDrafts: boolean },
): Minutes | undefined =>
  tx
    .select({ minutes })
    .from(minutes)
    .innerJoin(meetings, eq(meetings.id, minutes.meetingId))
    .where(
      and(
        eq(minutes.partnershipId, partnershipId),
        lt(meetings.startsAt, startsAt),
        withDrafts ? undefined : inArray(minutes.state, ['circulated', 'approved']),
      ),
    )
    .orderBy(desc(minutes.heldOn), desc(meetings.startsAt))
    .limit(1)
    .get()?.minutes
