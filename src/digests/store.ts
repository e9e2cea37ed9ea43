import { and, asc, desc, eq, gt, sql } from 'drizzle-orm'
import { heldAt } from '../access/store.ts'
import { memberships } from '../access/tables.ts'
import type { CalendarDate, Instant } from '../clock.ts'
import { given, givenNumber, prepared, type Tx } from '../database/database.ts'
import { LEFT } from '../mail/leaver-store.ts'
import { UNWANTED } from '../mail/queue-store.ts'
import { people } from '../people/tables.ts'
import { digestPreferences, digests, homeVisits, owedReminders } from './tables.ts'

const preferences = prepared(tx =>
  tx
    .select()
    .from(digestPreferences)
    .where(eq(digestPreferences.personId, given('personId')))
    .prepare(),
)

/** What somebody chose; nothing, where they never did. */
export const choiceOf = (tx: Tx, personId: string) => preferences(tx).get({ personId })

export function keepChoice(tx: Tx, choice: typeof digestPreferences.$inferInsert): void {
  const { personId: _, ...values } = choice
  tx.insert(digestPreferences)
    .values(choice)
    .onConflictDoUpdate({ target: digestPreferences.personId, set: values })
    .run()
}

const member = and(eq(memberships.personId, people.id), heldAt(memberships, given('now')))

const wasWithdrawn = sql`exists (select 1 from letters as last where last.id = ${digests.letterId} and last.error = ${LEFT})`

/** Says why a reminder of what somebody owes exists, and finds it again. */
const OWED = 'reminder:owed:'
export const owedCause = (personId: string, on: CalendarDate): string => `${OWED}${personId}:${on}`
// The reminder itself, or the digest that stood for it: whoever wanted no digest has not read what it would have said.
const wasReminderWithdrawn = sql`exists (select 1 from letters as last
  where (last.cause = ${OWED} || ${owedReminders.personId} || ':' || ${owedReminders.remindedOn} and last.error = ${LEFT})
    or (last.id = ${owedReminders.letterId} and last.error in (${LEFT}, ${UNWANTED})))`

const readers = prepared(tx =>
  tx
    .select({
      personId: people.id,
      email: people.email,
      alias: people.alias,
      frequency: digestPreferences.frequency,
      weekday: digestPreferences.weekday,
      hour: digestPreferences.hour,
      reminders: digestPreferences.reminders,
      wantedSince: digestPreferences.wantedSince,
      chosenAt: digestPreferences.updatedAt,
      remindersFrom: digestPreferences.remindersFrom,
      seenAt: homeVisits.seenAt,
      memberSince: sql<string | null>`(select min(${memberships.startedAt}) from ${memberships} where ${member})`,
      lastDigestOn: sql<string | null>`(select max(${digests.dueOn}) from ${digests}
        where ${digests.personId} = ${people.id})`,
      // What was withdrawn before it went out covers nothing: the next one tells of that time again.
      coveredTo: sql<string | null>`coalesce(
        (select ${digests.coveredTo} from ${digests} where ${digests.personId} = ${people.id} and not ${wasWithdrawn}
          order by ${digests.coveredTo} desc limit 1),
        (select min(${digests.coveredFrom}) from ${digests} where ${digests.personId} = ${people.id}))`,
      remindedOn: sql<string | null>`(select ${owedReminders.remindedOn} from ${owedReminders}
        where ${owedReminders.personId} = ${people.id} and not ${wasReminderWithdrawn}
        order by ${owedReminders.remindedOn} desc limit 1)`,
    })
    .from(people)
    .leftJoin(digestPreferences, eq(digestPreferences.personId, people.id))
    .leftJoin(homeVisits, eq(homeVisits.personId, people.id))
    .where(gt(people.id, given('after')))
    .orderBy(asc(people.id))
    .limit(givenNumber('most'))
    .prepare(),
)

/** People in the order of their ids, from after that one, with all that decides whether a letter is due to them. */
export const readersAfter = (tx: Tx, after: string, page: { now: Instant; most: number }) =>
  readers(tx).all({ after, ...page })

export type Reader = ReturnType<typeof readersAfter>[number]

const newestDigest = prepared(tx =>
  tx.select({ at: digests.coveredTo }).from(digests).orderBy(desc(digests.coveredTo)).limit(1).prepare(),
)
const newestReminder = prepared(tx =>
  tx.select({ at: owedReminders.at }).from(owedReminders).orderBy(desc(owedReminders.at)).limit(1).prepare(),
)

/** The latest moment at which digests or reminders were written. */
export const newestRound = (tx: Tx): Instant | undefined =>
  [newestDigest(tx).get()?.at, newestReminder(tx).get()?.at]
    .filter(each => each !== undefined)
    .toSorted()
    .at(-1)

/** Covers a period for a person, unless the digest due on that date was made already; says whether it did. */
export const coverPeriod = (tx: Tx, period: typeof digests.$inferInsert): boolean =>
  tx.insert(digests).values(period).onConflictDoNothing().run().changes > 0

/** Notes which letter carried a digest; one with nothing to say has none. */
export function noteDigestLetter(tx: Tx, of: { personId: string; dueOn: CalendarDate }, letterId: string): void {
  tx.update(digests)
    .set({ letterId })
    .where(and(eq(digests.personId, of.personId), eq(digests.dueOn, of.dueOn)))
    .run()
}

/** Takes the day for a reminder of what somebody owes; says whether it was still free. */
export const takeReminderDay = (tx: Tx, day: typeof owedReminders.$inferInsert): boolean =>
  tx.insert(owedReminders).values(day).onConflictDoNothing().run().changes > 0

const visit = prepared(tx =>
  tx
    .select({ seenAt: homeVisits.seenAt })
    .from(homeVisits)
    .where(eq(homeVisits.personId, given('personId')))
    .prepare(),
)

/** When somebody last looked at their home page, as far as it was noted. */
export const lastVisit = (tx: Tx, personId: string): Instant | undefined => visit(tx).get({ personId })?.seenAt

export function keepVisit(tx: Tx, seen: { personId: string; seenAt: Instant }): void {
  tx.insert(homeVisits)
    .values(seen)
    .onConflictDoUpdate({ target: homeVisits.personId, set: { seenAt: seen.seenAt } })
    .run()
}
