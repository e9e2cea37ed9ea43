import { and, eq, gt, inArray, isNull, lt, ne, notInArray, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import { heldAt } from '../access/store.ts'
import { memberships } from '../access/tables.ts'
import { type Instant, later } from '../clock.ts'
import { prepared, type Tx } from '../database/database.ts'
import { invitations, meetings } from '../meetings/tables.ts'
import { organisations, seats } from '../partnerships/tables.ts'
import { people } from '../people/tables.ts'

/** A stretch of time in which a meeting would take place. */
export interface Stretch {
  startsAt: Instant
  endsAt: Instant
}

// No meeting goes on past midnight, so a bound of a day lets the index find where to begin.
const during = and(
  gt(meetings.startsAt, sql.placeholder('dayBefore')),
  lt(meetings.startsAt, sql.placeholder('endsAt')),
  gt(meetings.endsAt, sql.placeholder('startsAt')),
)
const asked = ({ startsAt, endsAt }: Stretch) => ({ startsAt, endsAt, dayBefore: later(startsAt, { days: -1 }) })

const own = prepared(tx =>
  tx
    .select({
      title: meetings.title,
      startTime: meetings.startTime,
      endTime: meetings.endTime,
      startsAt: meetings.startsAt,
      endsAt: meetings.endsAt,
      state: meetings.state,
    })
    .from(meetings)
    .where(
      and(
        eq(meetings.partnershipId, sql.placeholder('partnershipId')),
        gt(meetings.startsAt, sql.placeholder('from')),
        lt(meetings.startsAt, sql.placeholder('to')),
        ne(meetings.state, 'cancelled'),
      ),
    )
    .orderBy(meetings.startsAt)
    .limit(20)
    .prepare(),
)

/** This partnership's own meetings that begin within a day, drafts among them. */
export const ownMeetingsWithin = (tx: Tx, partnershipId: string, day: { from: Instant; to: Instant }) =>
  own(tx).all({ partnershipId, ...day })

const elsewhere = and(
  during,
  ne(meetings.partnershipId, sql.placeholder('partnershipId')),
  inArray(meetings.state, ['scheduled', 'papers out']),
)

const theirSeats = alias(seats, 'their_seats')
const organisationsElsewhere = prepared(tx =>
  tx
    .selectDistinct({
      name: organisations.displayName,
      startTime: meetings.startTime,
      endTime: meetings.endTime,
    })
    .from(meetings)
    .innerJoin(theirSeats, and(eq(theirSeats.partnershipId, meetings.partnershipId), isNull(theirSeats.leftOn)))
    .innerJoin(
      seats,
      and(
        eq(seats.partnershipId, sql.placeholder('partnershipId')),
        eq(seats.organisationId, theirSeats.organisationId),
        isNull(seats.leftOn),
      ),
    )
    .innerJoin(organisations, eq(organisations.id, seats.organisationId))
    .where(elsewhere)
    .orderBy(meetings.startTime, meetings.endTime, sql`lower(${organisations.displayName})`)
    .prepare(),
)

/** A double booking: who of ours, and when. Of the other meeting nothing else is read. */
export interface Elsewhere {
  name: string
  startTime: string
  endTime: string
}

/** Our organisations that also sit where a meeting takes place meanwhile. */
export const organisationsMeetingElsewhere = (tx: Tx, partnershipId: string, stretch: Stretch): Elsewhere[] =>
  organisationsElsewhere(tx).all({ partnershipId, ...asked(stretch) })

const peopleElsewhere = prepared(tx =>
  tx
    .selectDistinct({
      name: sql<string>`${people.name} || ' (' || ${organisations.displayName} || ')'`,
      startTime: meetings.startTime,
      endTime: meetings.endTime,
    })
    .from(meetings)
    .innerJoin(
      invitations,
      and(
        eq(invitations.meetingId, meetings.id),
        isNull(invitations.withdrawnAt),
        notInArray(invitations.answer, ['declined', 'delegated']),
      ),
    )
    .innerJoin(
      memberships,
      and(
        eq(memberships.personId, invitations.personId),
        eq(memberships.partnershipId, sql.placeholder('partnershipId')),
        heldAt(memberships, sql.placeholder('now')),
      ),
    )
    .innerJoin(people, eq(people.id, memberships.personId))
    .innerJoin(organisations, eq(organisations.id, memberships.organisationId))
    // Where else somebody sits who goes by another name, or hides, is nobody's business here.
    .where(and(elsewhere, isNull(people.alias), ne(people.directoryVisibility, 'hidden')))
    .orderBy(meetings.startTime, meetings.endTime, sql`lower(${people.name})`)
    .prepare(),
)

/** Our members who are asked to a meeting elsewhere meanwhile and have not said that they stay away. */
export const peopleMeetingElsewhere = (
  tx: Tx,
  partnershipId: string,
  asking: Stretch & { now: Instant },
): Elsewhere[] => peopleElsewhere(tx).all({ partnershipId, now: asking.now, ...asked(asking) })
