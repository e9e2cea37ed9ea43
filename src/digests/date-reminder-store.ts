import { and, asc, eq, sql } from 'drizzle-orm'
import { heldAt } from '../access/store.ts'
import { memberships } from '../access/tables.ts'
import { prepared } from '../database/database.ts'
import { dateAnswers, dateAsks, dateFindings, proposedTimes } from '../dates/tables.ts'
import { people } from '../people/tables.ts'
import { ofSecretariat } from './held-store.ts'
import { isToHear } from './remindable-store.ts'
import { digestPreferences } from './tables.ts'

const now = sql.placeholder('now')

/** A time still to come about which this person has not said anything. */
const unansweredTime = sql`exists (select 1 from ${proposedTimes}
  where ${proposedTimes.findingId} = ${dateFindings.id} and ${proposedTimes.removedAt} is null
    and ${proposedTimes.startsAt} > ${now}
    and not exists (select 1 from ${dateAnswers}
      where ${dateAnswers.timeId} = ${proposedTimes.id} and ${dateAnswers.personId} = ${dateAsks.personId}))`

// The same words as the cause in dates/letters.ts: what has had its letter is not read again.
const cause = sql`'dates reminder ' || ${dateFindings.id} || ' ' || ${dateFindings.answerBy} || ' ' || ${dateAsks.personId}`

/**
 * Who is to be reminded to say when they can meet, of those whose last day is that one: asked before the reminder was
 * due, a member still, willing to be reminded, not reminded by hand within a day, and not reminded of this day yet.
 */
export const dateReminders = prepared(tx =>
  tx
    .selectDistinct({
      findingId: dateFindings.id,
      partnershipId: dateFindings.partnershipId,
      answerBy: dateFindings.answerBy,
      personId: people.id,
      email: people.email,
      alias: people.alias,
    })
    .from(dateFindings)
    .innerJoin(dateAsks, eq(dateAsks.findingId, dateFindings.id))
    .innerJoin(people, eq(people.id, dateAsks.personId))
    .innerJoin(
      memberships,
      and(
        eq(memberships.personId, people.id),
        eq(memberships.partnershipId, dateFindings.partnershipId),
        heldAt(memberships, now),
      ),
    )
    .leftJoin(digestPreferences, eq(digestPreferences.personId, people.id))
    .where(
      and(
        eq(dateFindings.state, 'open'),
        eq(dateFindings.answerBy, sql.placeholder('answerBy')),
        sql`${dateAsks.askedAt} < ${sql.placeholder('dueAt')}`,
        sql`(${dateAsks.remindedAt} is null or ${dateAsks.remindedAt} <= ${sql.placeholder('dayAgo')})`,
        unansweredTime,
        isToHear({ dueOn: sql`${sql.placeholder('dueOn')}`, cause }),
      ),
    )
    .orderBy(asc(dateFindings.id), asc(people.id))
    .limit(sql.placeholder('most'))
    .prepare(),
)

const findingShown = {
  id: dateFindings.id,
  partnershipId: dateFindings.partnershipId,
  title: dateFindings.title,
  isTitleRestricted: dateFindings.isTitleRestricted,
  answerBy: dateFindings.answerBy,
}

/** Dates that somebody is asked about and has not answered, the soonest last day first. */
export const datesToAnswer = prepared(tx =>
  tx
    .selectDistinct(findingShown)
    .from(dateAsks)
    .innerJoin(dateFindings, eq(dateFindings.id, dateAsks.findingId))
    .innerJoin(
      memberships,
      and(
        eq(memberships.personId, dateAsks.personId),
        eq(memberships.partnershipId, dateFindings.partnershipId),
        heldAt(memberships, now),
      ),
    )
    .where(
      and(
        eq(dateAsks.personId, sql.placeholder('personId')),
        eq(dateFindings.state, 'open'),
        sql`${dateFindings.answerBy} >= ${sql.placeholder('today')}`,
        unansweredTime,
      ),
    )
    .orderBy(asc(dateFindings.answerBy), asc(dateFindings.id))
    .limit(sql.placeholder('most'))
    .prepare(),
)

/** Dates that somebody of the secretariat has to choose, because all have answered or the last day is over. */
export const datesToSettle = prepared(tx =>
  tx
    .selectDistinct(findingShown)
    .from(memberships)
    .innerJoin(dateFindings, eq(dateFindings.partnershipId, memberships.partnershipId))
    .where(
      and(
        eq(memberships.personId, sql.placeholder('personId')),
        heldAt(memberships, now),
        ofSecretariat,
        eq(dateFindings.state, 'open'),
        sql`${dateFindings.reportedAt} is not null`,
      ),
    )
    .orderBy(asc(dateFindings.answerBy), asc(dateFindings.id))
    .limit(sql.placeholder('most'))
    .prepare(),
)
