import { and, asc, desc, eq, gt, gte, inArray, isNotNull, isNull, lt, not, or, sql } from 'drizzle-orm'
import { memberships } from '../access/tables.ts'
import { given, givenNumber, prepared, type Tx } from '../database/database.ts'
import { invitations, meetings, toldTitle } from '../meetings/tables.ts'
import { minutes } from '../minutes/tables.ts'
import { isInGroupOf } from '../partnerships/group-members-store.ts'
import { organisations } from '../partnerships/tables.ts'
import { pledges } from '../pledges/tables.ts'

import { amongChairs, heldNow, inSecretariat, ofChairs, ofSecretariat } from './held-store.ts'

const now = given('now')
const personId = given('personId')
const isUninvited = sql`exists (select 1 from invitations as past where past.meeting_id = ${meetings.id}
  and past.person_id = ${personId} and past.withdrawn_at is not null)`
const inOwnGroup = isInGroupOf(meetings.subGroupId, personId)

/** Meetings not over yet, soonest first, with this person's answer where they were asked. */
export const meetingsComing = prepared(tx =>
  tx
    .select({
      id: meetings.id,
      partnershipId: meetings.partnershipId,
      title: toldTitle,
      heldOn: meetings.heldOn,
      startTime: meetings.startTime,
      endTime: meetings.endTime,
      startsAt: meetings.startsAt,
      mode: meetings.mode,
      state: meetings.state,
      papersDueOn: meetings.papersDueOn,
      answer: invitations.answer,
      isSecretariat: inSecretariat,
    })
    .from(memberships)
    .innerJoin(
      meetings,
      and(
        eq(meetings.partnershipId, memberships.partnershipId),
        gt(meetings.startsAt, given('dayAgo')),
        gt(meetings.endsAt, now),
        inArray(meetings.state, ['scheduled', 'papers out', 'held']),
      ),
    )
    .leftJoin(
      invitations,
      and(eq(invitations.meetingId, meetings.id), eq(invitations.personId, personId), isNull(invitations.withdrawnAt)),
    )
    // Of a sub-group's meetings only who is asked to them hears, and of any other not who was uninvited from it.
    .where(
      and(
        heldNow,
        or(and(isNull(meetings.subGroupId), or(not(isUninvited), ofSecretariat)), isNotNull(invitations.id)),
      ),
    )
    .groupBy(meetings.id)
    .orderBy(asc(meetings.startsAt), asc(meetings.id))
    .limit(givenNumber('most'))
    .prepare(),
)

/** Minutes of the last year's held meetings not approved yet: drafts for those who write them, circulated ones for everybody. */
export const minutesUnderWay = prepared(tx =>
  tx
    .select({
      meetingId: minutes.meetingId,
      partnershipId: minutes.partnershipId,
      title: toldTitle,
      heldOn: minutes.heldOn,
      endsAt: meetings.endsAt,
      state: minutes.state,
      circulatedAt: minutes.circulatedAt,
      circulatedBy: minutes.circulatedBy,
      takenBackAt: minutes.takenBackAt,
      isChair: amongChairs,
    })
    .from(memberships)
    .innerJoin(
      minutes,
      and(
        eq(minutes.partnershipId, memberships.partnershipId),
        gte(minutes.heldOn, given('yearAgo')),
        or(eq(minutes.state, 'circulated'), and(eq(minutes.state, 'draft'), ofSecretariat)),
      ),
    )
    // What was prepared for a meeting that is still to come, or was called off, asks nothing of anybody.
    .innerJoin(meetings, and(eq(meetings.id, minutes.meetingId), eq(meetings.state, 'held')))
    .where(and(heldNow, or(isNull(meetings.subGroupId), inOwnGroup, ofSecretariat)))
    .groupBy(minutes.meetingId)
    .orderBy(desc(minutes.heldOn), asc(minutes.meetingId))
    .limit(givenNumber('most'))
    .prepare(),
)

/** Meetings that are over and of which nobody has begun the minutes, within the last year. */
export const meetingsToMinute = prepared(tx =>
  tx
    .selectDistinct({
      id: meetings.id,
      partnershipId: meetings.partnershipId,
      title: toldTitle,
      heldOn: meetings.heldOn,
    })
    .from(memberships)
    .innerJoin(
      meetings,
      and(
        eq(meetings.partnershipId, memberships.partnershipId),
        gte(meetings.startsAt, given('yearAgo')),
        lt(meetings.startsAt, now),
        lt(meetings.endsAt, now),
        inArray(meetings.state, ['scheduled', 'papers out', 'held']),
      ),
    )
    .leftJoin(minutes, eq(minutes.meetingId, meetings.id))
    .where(and(heldNow, ofSecretariat, isNull(minutes.meetingId)))
    .orderBy(asc(meetings.heldOn), asc(meetings.id))
    .limit(givenNumber('most'))
    .prepare(),
)

/** Pledges that a chair has to acknowledge or verify. */
export const pledgesForChair = prepared(tx =>
  tx
    .select({
      id: pledges.id,
      partnershipId: pledges.partnershipId,
      reference: pledges.reference,
      title: pledges.title,
      organisationName: organisations.displayName,
      state: pledges.state,
    })
    .from(pledges)
    .innerJoin(organisations, eq(organisations.id, pledges.organisationId))
    .where(inArray(pledges.id, pledgesToDecide(tx)))
    .orderBy(asc(pledges.byWhen), asc(pledges.id))
    .prepare(),
)

// The index alone answers which they are, so that only those are read.
const pledgesToDecide = (tx: Tx) =>
  tx
    .select({ id: pledges.id })
    .from(pledges)
    .where(
      and(
        inArray(pledges.state, ['submitted', 'delivered']),
        inArray(
          pledges.partnershipId,
          tx.select({ id: memberships.partnershipId }).from(memberships).where(and(heldNow, ofChairs)),
        ),
      ),
    )
    .orderBy(asc(pledges.byWhen), asc(pledges.id))
    .limit(givenNumber('most'))
