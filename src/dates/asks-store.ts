import { and, eq, inArray, sql } from 'drizzle-orm'
import { heldAt } from '../access/store.ts'
import { memberships } from '../access/tables.ts'
import type { CalendarDate, Instant } from '../clock.ts'
import { prepared, type Tx } from '../database/database.ts'
import { seats } from '../partnerships/tables.ts'
import { dateAsks, dateFindings } from './tables.ts'

export type Ask = typeof dateAsks.$inferSelect

const asking = prepared(tx =>
  tx
    .select()
    .from(dateAsks)
    .where(
      and(
        eq(dateAsks.findingId, sql.placeholder('findingId')),
        eq(dateAsks.partnershipId, sql.placeholder('partnershipId')),
      ),
    )
    .prepare(),
)

/** Everyone who was asked in a finding, by person; who has left since is among them. */
export const asksIn = (tx: Tx, partnershipId: string, findingId: string): Map<string, Ask> =>
  new Map(
    asking(tx)
      .all({ partnershipId, findingId })
      .map(ask => [ask.personId, ask]),
  )

const ofPerson = prepared(tx =>
  tx
    .select()
    .from(dateAsks)
    .where(
      and(
        eq(dateAsks.findingId, sql.placeholder('findingId')),
        eq(dateAsks.personId, sql.placeholder('personId')),
        eq(dateAsks.partnershipId, sql.placeholder('partnershipId')),
      ),
    )
    .prepare(),
)

/** How this person was asked, where they were. */
export const askOf = (tx: Tx, partnershipId: string, whose: { findingId: string; personId: string }): Ask | undefined =>
  ofPerson(tx).get({ partnershipId, ...whose })

export function addAsk(tx: Tx, ask: typeof dateAsks.$inferInsert): void {
  tx.insert(dateAsks).values(ask).onConflictDoNothing().run()
}

export function changeAsk(
  tx: Tx,
  partnershipId: string,
  whose: { findingId: string; personId: string },
  values: Partial<Ask>,
): void {
  tx.update(dateAsks)
    .set(values)
    .where(
      and(
        eq(dateAsks.findingId, whose.findingId),
        eq(dateAsks.personId, whose.personId),
        eq(dateAsks.partnershipId, partnershipId),
      ),
    )
    .run()
}

/** Keeps when these people were reminded. */
export function noteReminded(
  tx: Tx,
  partnershipId: string,
  { findingId, personIds, at }: { findingId: string; personIds: string[]; at: Instant },
): void {
  tx.update(dateAsks)
    .set({ remindedAt: at })
    .where(
      and(
        eq(dateAsks.findingId, findingId),
        eq(dateAsks.partnershipId, partnershipId),
        inArray(dateAsks.personId, personIds),
      ),
    )
    .run()
}

/** Members whom an open finding that asks everyone has not asked yet: they joined since. */
export const newcomersToAsk = (tx: Tx, { now, today, most }: { now: Instant; today: CalendarDate; most: number }) =>
  tx
    .selectDistinct({
      findingId: dateFindings.id,
      partnershipId: dateFindings.partnershipId,
      personId: memberships.personId,
    })
    .from(dateFindings)
    .innerJoin(memberships, and(eq(memberships.partnershipId, dateFindings.partnershipId), heldAt(memberships, now)))
    .innerJoin(
      seats,
      and(
        eq(seats.partnershipId, memberships.partnershipId),
        eq(seats.organisationId, memberships.organisationId),
        sql`${seats.leftOn} is null`,
      ),
    )
    .where(
      and(
        eq(dateFindings.state, 'open'),
        sql`${dateFindings.answerBy} >= ${today}`,
        eq(dateFindings.asksEveryone, true),
        sql`not exists (select 1 from ${dateAsks} where ${dateAsks.findingId} = ${dateFindings.id} and ${dateAsks.personId} = ${memberships.personId})`,
      ),
    )
    .limit(most)
    .all()
