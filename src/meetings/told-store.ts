import { and, asc, eq, gt, inArray, isNotNull, isNull, or, sql } from 'drizzle-orm'
import type { Instant } from '../clock.ts'
import { given, prepared, type Tx } from '../database/database.ts'
import type { Invitation } from './invitations-store.ts'
import { type CalendarEntry, invitations, meetings, type ToldFacts } from './tables.ts'

const noting = prepared(tx =>
  tx
    .update(invitations)
    .set({
      toldSequence: sql`${sql.placeholder('toldSequence')}`,
      toldAt: sql`${sql.placeholder('toldAt')}`,
      told: sql`${sql.placeholder('told')}`,
      entry: sql`${sql.placeholder('entry')}`,
    })
    .where(and(eq(invitations.id, given('id')), eq(invitations.partnershipId, given('partnershipId'))))
    .prepare(),
)

/** Keeps what the reader of a letter now knows, and what their calendar holds. */
export function noteTold(
  tx: Tx,
  {
    told,
    entry,
    ...invitation
  }: {
    partnershipId: string
    id: string
    toldSequence: number
    toldAt: Instant
    told: ToldFacts
    entry: CalendarEntry | null
  },
): void {
  noting(tx).run({ ...invitation, told: JSON.stringify(told), entry: entry && JSON.stringify(entry) })
}

const ahead = prepared(tx =>
  tx
    .select({ invitation: invitations })
    .from(invitations)
    .innerJoin(meetings, eq(meetings.id, invitations.meetingId))
    .where(
      and(
        eq(invitations.personId, given('personId')),
        gt(meetings.startsAt, given('now')),
        inArray(meetings.state, ['scheduled', 'papers out', 'cancelled']),
        or(isNull(invitations.withdrawnAt), isNotNull(invitations.entry)),
      ),
    )
    .orderBy(asc(meetings.startsAt), asc(invitations.id))
    .prepare(),
)

/** How many meetings to come of one partnership stand in this person's calendar, and would have to be taken out of it. */
export const entriesAhead = (tx: Tx, partnershipId: string, asked: { personId: string; now: Instant }): number =>
  invitationsAhead(tx, asked.personId, asked.now).filter(
    each => each.partnershipId === partnershipId && each.told?.state === 'on',
  ).length

/** What one person is asked to, or still has in their calendar, of meetings to come in any partnership; the soonest first. */
export const invitationsAhead = (tx: Tx, personId: string, now: Instant): Invitation[] =>
  ahead(tx)
    .all({ personId, now })
    .map(each => each.invitation)
