import { and, between, countDistinct, eq, gte, inArray, isNull, lt, lte, ne, or, type SQL, sql } from 'drizzle-orm'
import type { AnySQLiteColumn } from 'drizzle-orm/sqlite-core'
import { actions } from '../actions/tables.ts'
import { activity } from '../activity/tables.ts'
import type { CalendarDate, Instant } from '../clock.ts'
import { prepared, type Tx } from '../database/database.ts'
import { meetings } from '../meetings/tables.ts'
import { attendedKinds } from '../minutes/states.ts'
import { attendances, minutes } from '../minutes/tables.ts'
import { partnerships, seats } from '../partnerships/tables.ts'
import { pledges } from '../pledges/tables.ts'

// Each question is asked once for any number of partnerships and answered from a covering index;
// none of them reads a title, a text or a name.

/** Some partnerships' days: both dates count, and both instants bound the same days in London. */
export interface Stretch {
  partnershipIds: string[]
  from: CalendarDate
  to: CalendarDate
  since: Instant
  until: Instant
}

const value = sql.placeholder
const number = (counted: SQL) => counted.mapWith(Number)
const isOneOf = (column: AnySQLiteColumn) =>
  sql`${column} in (select value from json_each(${sql.placeholder('partnershipIds')}))`
const asked = (stretch: Stretch) => ({ ...stretch, partnershipIds: JSON.stringify(stretch.partnershipIds) })

const next = sql.raw('following')
const heldMeetings = prepared(tx =>
  tx
    .select({
      partnershipId: meetings.partnershipId,
      heldOn: meetings.heldOn,
      nextHeldOn: sql<CalendarDate | null>`(select ${next}.held_on from meetings ${next}
        where ${next}.partnership_id = ${meetings.partnershipId} and ${next}.state = 'held'
          and ${next}.starts_at > ${meetings.startsAt} order by ${next}.starts_at limit 1)`,
      circulatedAt: minutes.circulatedAt,
      approvedAt: minutes.approvedAt,
    })
    .from(meetings)
    .leftJoin(minutes, eq(minutes.meetingId, meetings.id))
    .where(
      and(
        isOneOf(meetings.partnershipId),
        eq(meetings.state, 'held'),
        gte(meetings.startsAt, value('since')),
        lt(meetings.startsAt, value('until')),
      ),
    )
    .prepare(),
)

/** The meetings held, with when their minutes were circulated and approved. */
export const meetingsHeld = (tx: Tx, stretch: Stretch) => heldMeetings(tx).all(asked(stretch))

const attended = prepared(tx =>
  tx
    .select({
      partnershipId: attendances.partnershipId,
      organisationsAttended: countDistinct(attendances.organisationId),
    })
    .from(attendances)
    .where(
      and(
        isOneOf(attendances.partnershipId),
        between(attendances.heldOn, value('from'), value('to')),
        inArray(attendances.attendance, [...attendedKinds]),
      ),
    )
    .groupBy(attendances.partnershipId)
    .prepare(),
)

/** How many different organisations came at least once. */
export const organisationsAttended = (tx: Tx, stretch: Stretch) => attended(tx).all(asked(stretch))

const seated = prepared(tx =>
  tx
    .select({ partnershipId: seats.partnershipId, organisationsSeated: sql<number>`count(*)` })
    .from(seats)
    .where(
      and(
        isOneOf(seats.partnershipId),
        lte(seats.joinedOn, value('to')),
        or(isNull(seats.leftOn), sql`${seats.leftOn} > ${value('to')}`),
      ),
    )
    .groupBy(seats.partnershipId)
    .prepare(),
)

/** How many organisations held a seat on the last day. */
export const organisationsSeated = (tx: Tx, stretch: Stretch) => seated(tx).all(asked(stretch))

const closed = prepared(tx =>
  tx
    .select({
      partnershipId: actions.partnershipId,
      closed: sql<number>`count(*)`,
      onTime: number(sql`sum(${actions.doneOn} <= ${actions.dueOn})`),
    })
    .from(actions)
    .where(and(isOneOf(actions.partnershipId), between(actions.closedOn, value('from'), value('to'))))
    .groupBy(actions.partnershipId)
    .prepare(),
)

/** The actions closed, and how many of them were done by their date. */
export const actionsClosed = (tx: Tx, stretch: Stretch) => closed(tx).all(asked(stretch))

const overdue = prepared(tx =>
  tx
    .select({ partnershipId: actions.partnershipId, actionsOverdue: sql<number>`count(*)` })
    .from(actions)
    .where(
      and(
        isOneOf(actions.partnershipId),
        lt(actions.dueOn, value('to')),
        ne(actions.state, 'cancelled'),
        or(inArray(actions.state, ['open', 'in progress']), sql`${actions.doneOn} > ${value('to')}`),
      ),
    )
    .groupBy(actions.partnershipId)
    .prepare(),
)

/** The actions past their date and not done on the last day. */
export const actionsOverdue = (tx: Tx, stretch: Stretch) => overdue(tx).all(asked(stretch))

const pledgesCounted = prepared(tx =>
  tx
    .select({
      partnershipId: pledges.partnershipId,
      state: pledges.state,
      pledges: sql<number>`count(*)`,
      made: number(sql`sum(${pledges.madeOn} >= ${value('from')})`),
      delivered: number(sql`coalesce(sum(${pledges.deliveredOn} between ${value('from')} and ${value('to')}), 0)`),
      pastDate: number(sql`coalesce(sum(${pledges.byWhen} < ${value('to')}), 0)`),
    })
    .from(pledges)
    .where(and(isOneOf(pledges.partnershipId), lte(pledges.madeOn, value('to'))))
    .groupBy(pledges.partnershipId, pledges.state)
    .prepare(),
)

/** The pledges made by the last day, by the state they are in now. */
export const pledgesByState = (tx: Tx, stretch: Stretch) => pledgesCounted(tx).all(asked(stretch))

const latestEntries = prepared(tx =>
  tx
    .select({ partnershipId: partnerships.id, at: activity.at, hash: activity.hash })
    .from(partnerships)
    .leftJoin(
      activity,
      sql`${activity.number} = (select max(number) from activity where partnership_id = ${partnerships.id})`,
    )
    .where(isOneOf(partnerships.id))
    .prepare(),
)

/** The latest thing recorded in each partnership: when, and the hash by which the trail knows it. */
export const latestActivity = (tx: Tx, partnershipIds: string[]) =>
  latestEntries(tx).all({ partnershipIds: JSON.stringify(partnershipIds) })
