import { and, eq, gt, inArray, isNull, lt, ne, notInArray } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import { heldAt } from '../access/store.ts'
import { memberships } from '../access/tables.ts'
import { type Instant, later } from '../clock.ts'
import { given, prepared, type Tx } from '../database/database.ts'
import { invitations, meetings } from './tables.ts'

/** Hours in question, from one moment up to another. */
export interface Stretch {
  startsAt: Instant
  endsAt: Instant
}

/** A meeting that takes some of those hours; no meeting goes on past midnight, so the index finds where to begin. */
export const isWithin = and(
  gt(meetings.startsAt, given('dayBefore')),
  lt(meetings.startsAt, given('endsAt')),
  gt(meetings.endsAt, given('startsAt')),
)

/** The hours as `isWithin` asks for them. */
export const hoursAsked = ({ startsAt, endsAt }: Stretch) => ({
  startsAt,
  endsAt,
  dayBefore: later(startsAt, { days: -1 }),
})

/**
 * A member who is expected at another partnership's meeting, and for which organisation they sit here. Of that meeting
 * only what tells that it is there: whose it is and what it is about is for its own members.
 */
export interface ExpectedElsewhere {
  personId: string
  organisationId: string
  meetingId: string
  startsAt: Instant
  endsAt: Instant
}

const theirs = alias(memberships, 'theirs')
const now = given('now')

const elsewhere = prepared(tx =>
  tx
    .selectDistinct({
      personId: memberships.personId,
      organisationId: memberships.organisationId,
      meetingId: meetings.id,
      startsAt: meetings.startsAt,
      endsAt: meetings.endsAt,
    })
    .from(memberships)
    .innerJoin(
      theirs,
      and(
        eq(theirs.personId, memberships.personId),
        ne(theirs.partnershipId, memberships.partnershipId),
        heldAt(theirs, now),
      ),
    )
    .innerJoin(
      meetings,
      and(
        eq(meetings.partnershipId, theirs.partnershipId),
        isWithin,
        inArray(meetings.state, ['scheduled', 'papers out']),
      ),
    )
    // Every member is asked when a meeting is scheduled or they join: who is not asked, or not any more, is free.
    .innerJoin(
      invitations,
      and(
        eq(invitations.meetingId, meetings.id),
        eq(invitations.personId, memberships.personId),
        isNull(invitations.withdrawnAt),
      ),
    )
    .where(
      and(
        eq(memberships.partnershipId, given('partnershipId')),
        heldAt(memberships, now),
        // Whoever cannot come there, or sends somebody else, is free.
        notInArray(invitations.answer, ['declined', 'delegated']),
      ),
    )
    .prepare(),
)

/** The members of this partnership who are expected at another one's meeting within those hours. */
export const expectedElsewhere = (
  tx: Tx,
  partnershipId: string,
  { now, ...hours }: Stretch & { now: Instant },
): ExpectedElsewhere[] => elsewhere(tx).all({ partnershipId, now, ...hoursAsked(hours) })

const here = prepared(tx =>
  tx
    .select({ id: meetings.id, title: meetings.title, startsAt: meetings.startsAt, endsAt: meetings.endsAt })
    .from(meetings)
    .where(
      and(
        eq(meetings.partnershipId, given('partnershipId')),
        isWithin,
        inArray(meetings.state, ['draft', 'scheduled', 'papers out']),
        isNull(meetings.discardedAt),
      ),
    )
    .prepare(),
)

/** This partnership's own meetings within those hours, drafts included: for those who plan. */
export const ownMeetingsWithin = (tx: Tx, partnershipId: string, hours: Stretch) =>
  here(tx).all({ partnershipId, ...hoursAsked(hours) })
