import { and, between, countDistinct, eq, gt, gte, inArray, isNull, lt, lte, or, sql } from 'drizzle-orm'
import { openActionStates } from '../actions/states.ts'
import { actions } from '../actions/tables.ts'
import type { CalendarDate } from '../clock.ts'
import { prepared, type Tx } from '../database/database.ts'
import { meetings } from '../meetings/tables.ts'
import { attendedKinds } from '../minutes/states.ts'
import { attendances, minutes } from '../minutes/tables.ts'
import { seats } from '../partnerships/tables.ts'
import { asked, isOneOf, type Stretch, value } from './stretch-store.ts'

// Each question is asked once for any number of partnerships and answered from a covering index;
// none of them reads a title, a text or a name.

const next = sql.raw('following')
const heldMeetings = prepared(tx =>
  tx
    .select({
      partnershipId: meetings.partnershipId,
      heldOn: meetings.heldOn,
      nextHeldOn: sql<CalendarDate | null>`(select ${next}.held_on from meetings ${next}
        where ${next}.partnership_id = ${meetings.partnershipId} and ${next}.state = 'held'
          and ${next}.sub_group_id is null and ${next}.starts_at > ${meetings.startsAt} order by ${next}.starts_at limit 1)`,
      circulatedAt: minutes.firstCirculatedAt,
      approvedAt: minutes.approvedAt,
    })
    .from(meetings)
    .leftJoin(minutes, eq(minutes.meetingId, meetings.id))
    .where(
      and(
        isOneOf(meetings.partnershipId),
        eq(meetings.state, 'held'),
        // What the office counts is the partnership's own meetings, not those of its sub-groups.
        isNull(meetings.subGroupId),
        gte(meetings.startsAt, value('since')),
        lt(meetings.startsAt, value('until')),
      ),
    )
    .prepare(),
)

/** The meetings held, with when their minutes were first circulated and when they were approved. */
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
        // A register may be filled before its meeting is held, or is cancelled.
        sql`exists (select 1 from ${meetings} where ${meetings.id} = ${attendances.meetingId}
          and ${meetings.state} = 'held' and ${meetings.subGroupId} is null)`,
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
      onTime: sql<number>`sum(${actions.doneOn} <= ${actions.dueOn})`,
    })
    .from(actions)
    .where(and(isOneOf(actions.partnershipId), between(actions.closedOn, value('from'), value('to'))))
    .groupBy(actions.partnershipId)
    .prepare(),
)

/** The actions closed, and how many of them were done by their date. */
export const actionsClosed = (tx: Tx, stretch: Stretch) => closed(tx).all(asked(stretch))

const overdueStill = prepared(tx =>
  tx
    .select({ partnershipId: actions.partnershipId, actions: sql<number>`count(*)` })
    .from(actions)
    .where(
      and(
        isOneOf(actions.partnershipId),
        inArray(actions.state, [...openActionStates]),
        lt(actions.dueOn, value('to')),
      ),
    )
    .groupBy(actions.partnershipId)
    .prepare(),
)

/** The actions past their date on the last day and open to this day. */
export const actionsOverdueStill = (tx: Tx, stretch: Stretch) => overdueStill(tx).all(asked(stretch))

const overdueThen = prepared(tx =>
  tx
    .select({ partnershipId: actions.partnershipId, actions: sql<number>`count(*)` })
    .from(actions)
    .where(
      and(
        isOneOf(actions.partnershipId),
        lt(actions.dueOn, value('to')),
        inArray(actions.state, ['done', 'closed']),
        gt(actions.doneOn, value('to')),
      ),
    )
    .groupBy(actions.partnershipId)
    .prepare(),
)

/** The actions past their date on the last day and done since: none, where that day is today. */
export const actionsOverdueThen = (tx: Tx, stretch: Stretch) => overdueThen(tx).all(asked(stretch))
