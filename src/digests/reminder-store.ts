import { and, asc, eq, gt, inArray, isNull, lte, sql } from 'drizzle-orm'
import { heldAt } from '../access/store.ts'
import { memberships } from '../access/tables.ts'
import { given, givenNumber, prepared } from '../database/database.ts'
import { invitations, meetings, toldTitle } from '../meetings/tables.ts'
import { partnerships } from '../partnerships/tables.ts'
import { people } from '../people/tables.ts'
import { isToHear } from './remindable-store.ts'
import { digestPreferences } from './tables.ts'

const now = given('now')
const kind = given('kind')

// The same words as `causeOf` in meeting-reminders.ts: what has had its letter is not read again.
const cause = sql`'reminder:' || ${kind} || ':' || ${meetings.id} || ':' || ${meetings.startsAt} || ':' || ${people.id}`

/**
 * Who is to be reminded of a meeting held within those days: told of it before the reminder was due, a member still,
 * willing to be reminded, and not reminded yet. A moved meeting starts anew.
 */
export const meetingReminders = prepared(tx =>
  tx
    .selectDistinct({
      meetingId: meetings.id,
      partnershipId: meetings.partnershipId,
      partnershipName: partnerships.name,
      title: toldTitle,
      isTitleRestricted: meetings.isTitleRestricted,
      heldOn: meetings.heldOn,
      startTime: meetings.startTime,
      endTime: meetings.endTime,
      startsAt: meetings.startsAt,
      endsAt: meetings.endsAt,
      personId: people.id,
      email: people.email,
      alias: people.alias,
      answer: invitations.answer,
      substituteName: invitations.substituteName,
    })
    .from(meetings)
    .innerJoin(partnerships, eq(partnerships.id, meetings.partnershipId))
    .innerJoin(invitations, and(eq(invitations.meetingId, meetings.id), isNull(invitations.withdrawnAt)))
    .innerJoin(people, eq(people.id, invitations.personId))
    .innerJoin(
      memberships,
      and(
        eq(memberships.personId, people.id),
        eq(memberships.partnershipId, meetings.partnershipId),
        heldAt(memberships, now),
      ),
    )
    .leftJoin(digestPreferences, eq(digestPreferences.personId, people.id))
    .where(
      and(
        gt(meetings.startsAt, now),
        lte(meetings.startsAt, given('horizon')),
        inArray(meetings.state, ['scheduled', 'papers out']),
        // Whoever was invited, or told of a change, after the reminder was due has just heard of it.
        sql`date(${meetings.heldOn}, ${given('back')}) > substr(${invitations.toldAt}, 1, 10)`,
        // A week before everybody; three days before, those who have not answered, and nobody gets both at once.
        sql`(${kind} = 'answer') = (${invitations.answer} = 'needs action' and ${meetings.heldOn} <= ${given('answerUpTo')})`,
        isToHear({ dueOn: sql`date(${meetings.heldOn}, ${given('back')})`, cause }),
      ),
    )
    .orderBy(asc(meetings.startsAt), asc(people.id))
    .limit(givenNumber('most'))
    .prepare(),
)
