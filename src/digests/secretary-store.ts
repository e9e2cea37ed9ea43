import { and, asc, eq, gt, inArray, lt, sql } from 'drizzle-orm'
import { heldAt } from '../access/store.ts'
import { memberships } from '../access/tables.ts'
import { actions } from '../actions/tables.ts'
import { given, givenNumber, prepared, type Tx } from '../database/database.ts'
import { meetings } from '../meetings/tables.ts'
import { minutes } from '../minutes/tables.ts'
import { partnerships } from '../partnerships/tables.ts'
import { people } from '../people/tables.ts'
import { ofSecretariat } from './held-store.ts'
import { wantsReminders } from './remindable-store.ts'
import { digestPreferences } from './tables.ts'

const now = given('now')

const idsAfter = prepared(tx =>
  tx
    .select({ id: partnerships.id })
    .from(partnerships)
    .where(gt(partnerships.id, given('after')))
    .orderBy(asc(partnerships.id))
    .limit(givenNumber('most'))
    .prepare(),
)

/** The next partnerships of a round over all of them. */
export const partnershipsAfter = (tx: Tx, after: string, most: number): string[] =>
  idsAfter(tx)
    .all({ after, most })
    .map(({ id }) => id)

/**
 * A partnership's meetings that are over and have letters or minutes still to go, or to go again, with everybody of
 * its secretariat who may be reminded.
 */
export const followUpOpen = prepared(tx =>
  tx
    .selectDistinct({
      meetingId: meetings.id,
      partnershipId: meetings.partnershipId,
      shortName: partnerships.shortName,
      name: partnerships.name,
      heldOn: meetings.heldOn,
      endsAt: meetings.endsAt,
      circulatedAt: minutes.circulatedAt,
      takenBackAt: minutes.takenBackAt,
      untold: sql<number>`(select count(*) from ${actions} where ${actions.raisedAtMeetingId} = ${meetings.id} and ${actions.untoldSince} is not null)`,
      role: memberships.role,
      personId: people.id,
      email: people.email,
      alias: people.alias,
    })
    .from(meetings)
    .innerJoin(partnerships, eq(partnerships.id, meetings.partnershipId))
    .leftJoin(minutes, eq(minutes.meetingId, meetings.id))
    .innerJoin(
      memberships,
      and(eq(memberships.partnershipId, meetings.partnershipId), ofSecretariat, heldAt(memberships, now)),
    )
    .innerJoin(people, eq(people.id, memberships.personId))
    .leftJoin(digestPreferences, eq(digestPreferences.personId, people.id))
    .where(
      and(
        eq(meetings.partnershipId, given('partnershipId')),
        sql`(${meetings.startsAt} >= ${given('since')} or ${minutes.takenBackAt} >= ${given('since')})`,
        lt(meetings.startsAt, now),
        lt(meetings.endsAt, now),
        inArray(meetings.state, ['scheduled', 'papers out', 'held']),
        wantsReminders,
        sql`(${minutes.circulatedAt} is null or ${minutes.takenBackAt} is not null or exists (select 1 from ${actions} where ${actions.raisedAtMeetingId} = ${meetings.id} and ${actions.untoldSince} is not null))`,
      ),
    )
    .orderBy(asc(meetings.startsAt), asc(people.id))
    .prepare(),
)
