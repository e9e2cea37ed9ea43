import { and, eq, getTableColumns, gt, isNull, sql } from 'drizzle-orm'
import type { Instant } from '../clock.ts'
import { type Change, changing } from '../database/changing.ts'
import { given, prepared, type Tx } from '../database/database.ts'
import { found } from '../errors.ts'
import { nameOf } from '../people/tables.ts'
import { meetings } from './tables.ts'

export { type Invitation, invitationsTo } from './invitations-store.ts'
export { allMeetings, comingMeetings, type MeetingRow, pastMeetings } from './listing-store.ts'

type MeetingColumns = typeof meetings.$inferSelect
export type Meeting = MeetingColumns & { chairName: string | null; minuteTakerName: string | null }

const byId = prepared(tx =>
  tx
    .select({
      ...getTableColumns(meetings),
      chairName: nameOf(meetings.chairPersonId),
      minuteTakerName: nameOf(meetings.minuteTakerPersonId),
    })
    .from(meetings)
    .where(
      and(
        eq(meetings.id, given('meetingId')),
        eq(meetings.partnershipId, given('partnershipId')),
        isNull(meetings.discardedAt),
      ),
    )
    .prepare(),
)

/** The meeting of this partnership, with the names of who chairs it and who takes its minutes. */
export function meetingById(tx: Tx, partnershipId: string, meetingId: string): Meeting {
  return found(byId(tx).get({ partnershipId, meetingId }), 'meeting')
}

const byUid = prepared(tx =>
  tx
    .select({ id: meetings.id, partnershipId: meetings.partnershipId })
    .from(meetings)
    .where(eq(meetings.icalUid, given('uid')))
    .prepare(),
)

/** Which meeting a calendar means, and whose it is: all that an answer by mail says of its place. */
export const meetingByUid = (tx: Tx, uid: string): { id: string; partnershipId: string } | undefined =>
  byUid(tx).get({ uid })

export function addMeeting(tx: Tx, meeting: typeof meetings.$inferInsert): void {
  tx.insert(meetings).values(meeting).run()
}

const changeMeeting = changing(meetings, 'this meeting')
/** Changes a meeting, unless somebody else did since `version`. */
export const changeMeetingRow = (
  tx: Tx,
  { partnershipId, id }: { partnershipId: string; id: string },
  change: Change<typeof meetings>,
): void => changeMeeting(tx, and(eq(meetings.partnershipId, partnershipId), eq(meetings.id, id)), change)

/** Keeps the last DTSTAMP given out; nobody's open form goes stale by it. */
export function keepStamp(tx: Tx, meeting: { partnershipId: string; id: string }, stampedAt: Instant): void {
  tx.update(meetings)
    .set({ icalStampedAt: stampedAt })
    .where(and(eq(meetings.id, meeting.id), eq(meetings.partnershipId, meeting.partnershipId)))
    .run()
}

const MORE_THAN_ANY = 1000

/** Raises the SEQUENCE of every meeting to come beyond any that may have gone out since a backup that was restored. */
export function raiseSequencesAhead(tx: Tx, now: Instant): void {
  tx.update(meetings)
    .set({ icalSequence: sql`${meetings.icalSequence} + ${MORE_THAN_ANY}` })
    .where(gt(meetings.startsAt, now))
    .run()
}

/** Raises the SEQUENCE without touching what the meeting is: one invitation of it was taken back or given anew. */
export function raiseSequence(tx: Tx, meeting: { partnershipId: string; id: string }): void {
  tx.update(meetings)
    .set({ icalSequence: sql`${meetings.icalSequence} + 1` })
    .where(and(eq(meetings.id, meeting.id), eq(meetings.partnershipId, meeting.partnershipId)))
    .run()
}
