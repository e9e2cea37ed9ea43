import { and, asc, eq, gte, isNotNull, ne, or, sql } from 'drizzle-orm'
import type { Instant } from '../clock.ts'
import { given, prepared, type Tx } from '../database/database.ts'
import { invitations, meetings } from './tables.ts'

/** Which meetings a feed carries: from a year back on, cancelled ones while somebody may still have to take them out. */
export interface Window {
  since: Instant
  cancelledSince: Instant
  /** The sub-groups that its owner is in, as JSON: their meetings are in it, those of others are not. */
  groups: string
  /** The meetings that its owner was uninvited from, as JSON: not even as cancelled are they in it. */
  uninvited: string
}

const inWindow = and(
  eq(meetings.partnershipId, given('partnershipId')),
  gte(meetings.startsAt, given('since')),
  ne(meetings.state, 'draft'),
  sql`(${meetings.subGroupId} is null or ${meetings.subGroupId} in (select value from json_each(${given('groups')})))`,
  sql`${meetings.id} not in (select value from json_each(${given('uninvited')}))`,
  or(ne(meetings.state, 'cancelled'), gte(meetings.revisedAt, given('cancelledSince'))),
)

const uninvitedFrom = prepared(tx =>
  tx
    .select({ meetingId: invitations.meetingId })
    .from(invitations)
    .where(
      and(
        eq(invitations.personId, given('personId')),
        eq(invitations.partnershipId, given('partnershipId')),
        isNotNull(invitations.withdrawnAt),
      ),
    )
    .orderBy(asc(invitations.meetingId))
    .prepare(),
)

/** The meetings of a partnership that somebody is asked to no longer. */
export const meetingsUninvitedFrom = (tx: Tx, partnershipId: string, personId: string): string[] =>
  uninvitedFrom(tx)
    .all({ partnershipId, personId })
    .map(each => each.meetingId)

const mark = prepared(tx =>
  tx
    .select({
      count: sql<number>`count(*)`,
      revisedAt: sql<string | null>`max(${meetings.revisedAt})`,
      // Side by side: a meeting brought back begins again at SEQUENCE 0, and a sum of both might not move.
      versions: sql<string | null>`sum(${meetings.version}) || ' ' || sum(${meetings.icalSequence})`,
    })
    .from(meetings)
    .where(inWindow)
    .prepare(),
)

/** Changes with anything that a feed shows of a partnership's meetings, and costs far less than they do. */
export const markOf = (tx: Tx, partnershipId: string, window: Window): string => {
  const { count, revisedAt, versions } = mark(tx).get({ partnershipId, ...window }) ?? {}
  return `${partnershipId} ${count} ${revisedAt} ${versions} ${window.groups} ${window.uninvited}`
}

const events = prepared(tx =>
  tx
    .select({
      id: meetings.id,
      partnershipId: meetings.partnershipId,
      icalUid: meetings.icalUid,
      icalSequence: meetings.icalSequence,
      stampedAt: meetings.revisedAt,
      startsAt: meetings.startsAt,
      endsAt: meetings.endsAt,
      state: meetings.state,
      title: meetings.title,
      isTitleRestricted: meetings.isTitleRestricted,
      purpose: meetings.purpose,
      heldOn: meetings.heldOn,
      startTime: meetings.startTime,
      endTime: meetings.endTime,
      mode: meetings.mode,
      venue: meetings.venue,
      joiningLink: meetings.joiningLink,
    })
    .from(meetings)
    .where(inWindow)
    .orderBy(asc(meetings.startsAt), asc(meetings.id))
    .limit(5000)
    .prepare(),
)

/** The meetings of a partnership that a feed carries, in order. */
export const meetingsFed = (tx: Tx, partnershipId: string, window: Window) =>
  events(tx).all({ partnershipId, ...window })
