import { and, asc, desc, eq, gt, inArray, isNull, lt, ne, notExists, sql } from 'drizzle-orm'
import type { CalendarDate, Instant } from '../clock.ts'
import type { Tx } from '../database/database.ts'
import { meetings } from '../meetings/tables.ts'
import { attendedKinds } from '../minutes/states.ts'
import { attendances } from '../minutes/tables.ts'
import { organisations, seats } from '../partnerships/tables.ts'
import { owingStates } from '../pledges/states.ts'
import { pledges } from '../pledges/tables.ts'

/** The meetings that the partnership, or one of its sub-groups, held before that moment, the latest first. */
export const meetingsHeldBefore = (
  tx: Tx,
  partnershipId: string,
  { startsAt, subGroupId, most }: { startsAt: Instant; subGroupId: string | null; most: number },
) =>
  tx
    .select({ id: meetings.id, heldOn: meetings.heldOn, endsAt: meetings.endsAt })
    .from(meetings)
    .where(
      and(
        eq(meetings.partnershipId, partnershipId),
        eq(meetings.state, 'held'),
        lt(meetings.startsAt, startsAt),
        isNull(meetings.discardedAt),
        sql`${meetings.subGroupId} is ${subGroupId}`,
      ),
    )
    .orderBy(desc(meetings.startsAt))
    .limit(most)
    .all()

/** The organisations that took their seat after that day, by name. */
export const organisationsJoinedSince = (tx: Tx, partnershipId: string, day: CalendarDate) =>
  tx
    .select({ id: organisations.id, name: organisations.displayName })
    .from(seats)
    .innerJoin(organisations, eq(organisations.id, seats.organisationId))
    .where(and(eq(seats.partnershipId, partnershipId), isNull(seats.leftOn), gt(seats.joinedOn, day)))
    .orderBy(asc(sql`lower(${organisations.displayName})`))
    .all()

/** The organisations that held a seat on that day and were at none of these meetings, by name. */
export const organisationsAbsentFrom = (
  tx: Tx,
  partnershipId: string,
  { meetingIds, since }: { meetingIds: string[]; since: CalendarDate },
) =>
  tx
    .select({ id: organisations.id, name: organisations.displayName })
    .from(seats)
    .innerJoin(organisations, eq(organisations.id, seats.organisationId))
    .where(
      and(
        eq(seats.partnershipId, partnershipId),
        isNull(seats.leftOn),
        sql`${seats.joinedOn} <= ${since}`,
        notExists(
          tx
            .select({ one: sql`1` })
            .from(attendances)
            .where(
              and(
                inArray(attendances.meetingId, meetingIds),
                eq(attendances.organisationId, seats.organisationId),
                inArray(attendances.attendance, [...attendedKinds]),
              ),
            ),
        ),
      ),
    )
    .orderBy(asc(sql`lower(${organisations.displayName})`))
    .all()

const line = {
  id: pledges.id,
  reference: pledges.reference,
  title: pledges.title,
  organisationName: organisations.displayName,
  state: pledges.state,
  byWhen: pledges.byWhen,
  madeOn: pledges.madeOn,
  deliveredOn: pledges.deliveredOn,
}
/** A pledge as one line of an agenda. */
export type PledgeLine = { [Column in keyof typeof line]: (typeof line)[Column]['_']['data'] | null } & {
  id: string
  reference: string
  title: string
  organisationName: string
}

/** As many pledges as one agenda prints under each word. */
const MOST_PLEDGES = 30

const pledgesWhere = (tx: Tx, partnershipId: string, where: Parameters<typeof and>[0]): PledgeLine[] =>
  tx
    .select(line)
    .from(pledges)
    .innerJoin(organisations, eq(organisations.id, pledges.organisationId))
    .where(and(eq(pledges.partnershipId, partnershipId), ne(pledges.state, 'draft'), where))
    .orderBy(asc(sql`coalesce(${pledges.byWhen}, '')`), asc(pledges.id))
    .limit(MOST_PLEDGES)
    .all()

/** Pledges still open whose date is that day or before, the longest due first. */
export const pledgesDueBy = (tx: Tx, partnershipId: string, day: CalendarDate): PledgeLine[] =>
  pledgesWhere(tx, partnershipId, and(inArray(pledges.state, [...owingStates]), sql`${pledges.byWhen} <= ${day}`))

/** Pledges that are paused: whoever made them may need help. */
export const pledgesStuck = (tx: Tx, partnershipId: string): PledgeLine[] =>
  pledgesWhere(tx, partnershipId, eq(pledges.state, 'paused'))

/** Pledges made, or delivered, after that day. */
export const pledgesMadeSince = (tx: Tx, partnershipId: string, day: CalendarDate): PledgeLine[] =>
  pledgesWhere(tx, partnershipId, and(gt(pledges.madeOn, day), inArray(pledges.state, [...owingStates])))

export const pledgesDeliveredSince = (tx: Tx, partnershipId: string, day: CalendarDate): PledgeLine[] =>
  pledgesWhere(tx, partnershipId, and(gt(pledges.deliveredOn, day), inArray(pledges.state, ['delivered', 'verified'])))
