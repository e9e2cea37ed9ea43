import { and, asc, desc, eq, gte, inArray, isNull, lt, ne, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import { memberships } from '../access/tables.ts'
import { activity } from '../activity/tables.ts'
import type { Instant } from '../clock.ts'
import { given, givenNumber, prepared } from '../database/database.ts'
import { meetings, toldTitle } from '../meetings/tables.ts'
import { minutes } from '../minutes/tables.ts'
import { isInGroupOf } from '../partnerships/group-members-store.ts'
import { organisations } from '../partnerships/tables.ts'
import { knownName, people } from '../people/tables.ts'
import { pledges } from '../pledges/tables.ts'
import { deedsTold } from './deeds.ts'
import { heldNow } from './held-store.ts'

const from = given('from')
const to = given('to')

/**
 * What others did in the person's partnerships within `[from, to)`, newest first. What it was done to is read as it is
 * now, and in the same partnership, so what was drawn back since is not told.
 */
export const deedsSince = prepared(tx =>
  tx
    .selectDistinct({
      number: activity.number,
      deed: activity.deed,
      at: activity.at,
      partnershipId: memberships.partnershipId,
      id: activity.subjectId,
      meetingTitle: sql<string | null>`case when ${meetings.id} is not null then ${toldTitle} end`,
      meetingState: meetings.state,
      heldOn: meetings.heldOn,
      minutesState: minutes.state,
      pledgeTitle: pledges.title,
      pledgeState: pledges.state,
      organisationName: organisations.displayName,
    })
    .from(memberships)
    .innerJoin(
      activity,
      and(
        eq(activity.partnershipId, memberships.partnershipId),
        gte(activity.at, from),
        lt(activity.at, to),
        inArray(activity.deed, [...deedsTold]),
        sql`${activity.actorId} is not ${given('personId')}`,
      ),
    )
    .leftJoin(meetings, and(eq(meetings.id, activity.subjectId), eq(meetings.partnershipId, activity.partnershipId)))
    .leftJoin(minutes, eq(minutes.meetingId, meetings.id))
    .leftJoin(pledges, and(eq(pledges.id, activity.subjectId), eq(pledges.partnershipId, activity.partnershipId)))
    .leftJoin(organisations, eq(organisations.id, pledges.organisationId))
    // What a sub-group does is told to who is in it.
    .where(
      and(heldNow, sql`(${meetings.subGroupId} is null or ${isInGroupOf(meetings.subGroupId, given('personId'))})`),
    )
    .orderBy(desc(activity.at), desc(activity.number))
    .limit(givenNumber('most'))
    .prepare(),
)

const theirs = alias(memberships, 'theirs')

/** Who became a member within `[from, to)` and still is one. */
export const newMembers = prepared(tx =>
  tx
    .selectDistinct({
      membershipId: theirs.id,
      partnershipId: theirs.partnershipId,
      at: sql<Instant>`${theirs.startedAt}`,
      name: knownName<string>(people),
      directoryVisibility: people.directoryVisibility,
      organisationName: organisations.displayName,
    })
    .from(memberships)
    .innerJoin(
      theirs,
      and(
        eq(theirs.partnershipId, memberships.partnershipId),
        isNull(theirs.endedAt),
        gte(theirs.startedAt, from),
        lt(theirs.startedAt, to),
        ne(theirs.personId, given('personId')),
      ),
    )
    .innerJoin(people, eq(people.id, theirs.personId))
    .innerJoin(organisations, eq(organisations.id, theirs.organisationId))
    .where(heldNow)
    .orderBy(asc(theirs.startedAt), asc(theirs.id))
    .limit(givenNumber('most'))
    .prepare(),
)
