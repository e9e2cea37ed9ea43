import { and, desc, eq, inArray, isNull, lt, sql } from 'drizzle-orm'
import type { CalendarDate, Instant } from '../clock.ts'
import { type Change, changing } from '../database/changing.ts'
import { prepared, type Tx } from '../database/database.ts'
import { found } from '../errors.ts'
import { dateAsks, dateFindings } from './tables.ts'

export type Finding = typeof dateFindings.$inferSelect

const byId = prepared(tx =>
  tx
    .select()
    .from(dateFindings)
    .where(
      and(
        eq(dateFindings.id, sql.placeholder('findingId')),
        eq(dateFindings.partnershipId, sql.placeholder('partnershipId')),
      ),
    )
    .prepare(),
)

export const findingById = (tx: Tx, partnershipId: string, findingId: string): Finding =>
  found(byId(tx).get({ partnershipId, findingId }), 'date finding')

const openToAll = prepared(tx =>
  tx
    .select({ count: sql<number>`count(*)` })
    .from(dateFindings)
    .where(
      and(
        eq(dateFindings.partnershipId, sql.placeholder('partnershipId')),
        eq(dateFindings.state, 'open'),
        eq(dateFindings.asksEveryone, true),
        sql`${dateFindings.answerBy} >= ${sql.placeholder('today')}`,
      ),
    )
    .prepare(),
)

/** About how many meetings everyone is asked when to hold them, whoever joins today included. */
export const questionsToEveryone = (tx: Tx, partnershipId: string, today: CalendarDate): number =>
  openToAll(tx).get({ partnershipId, today })?.count ?? 0

export function addFinding(tx: Tx, finding: typeof dateFindings.$inferInsert): void {
  tx.insert(dateFindings).values(finding).run()
}

const changeFinding = changing(dateFindings, 'this date finding')
/** Changes a finding, unless somebody else did since `version`. */
export const changeFindingRow = (
  tx: Tx,
  { partnershipId, id }: { partnershipId: string; id: string },
  change: Change<typeof dateFindings>,
): void => changeFinding(tx, and(eq(dateFindings.partnershipId, partnershipId), eq(dateFindings.id, id)), change)

/** Takes the one letter about how this round went; says whether it was still to be written. */
export const takeReport = (tx: Tx, partnershipId: string, { findingId, at }: { findingId: string; at: Instant }) =>
  tx
    .update(dateFindings)
    .set({ reportedAt: at })
    .where(
      and(
        eq(dateFindings.id, findingId),
        eq(dateFindings.partnershipId, partnershipId),
        isNull(dateFindings.reportedAt),
      ),
    )
    .run().changes > 0

const list = prepared(tx =>
  tx
    .select()
    .from(dateFindings)
    .where(
      and(
        eq(dateFindings.partnershipId, sql.placeholder('partnershipId')),
        lt(dateFindings.id, sql.placeholder('before')),
        sql`(${sql.placeholder('all')} = 1 or exists (select 1 from ${dateAsks} where ${dateAsks.findingId} = ${dateFindings.id} and ${dateAsks.personId} = ${sql.placeholder('personId')}))`,
      ),
    )
    .orderBy(desc(dateFindings.id))
    .limit(sql.placeholder('size'))
    .prepare(),
)

/** Date findings, the newest first: all of them for those who arrange them, else those that this person is asked in. */
export const findingsListed = (
  tx: Tx,
  partnershipId: string,
  asked: { personId: string; all: boolean; before: string | undefined; size: number },
): Finding[] => list(tx).all({ ...asked, partnershipId, before: asked.before ?? '~', all: asked.all ? 1 : 0 })

/** Open ones whose last day is over and of which nobody has been told how they went. */
export const findingsToReport = (tx: Tx, today: CalendarDate, most: number): Finding[] =>
  tx
    .select()
    .from(dateFindings)
    .where(and(eq(dateFindings.state, 'open'), lt(dateFindings.answerBy, today), isNull(dateFindings.reportedAt)))
    .limit(most)
    .all()

/** Forgets what people wrote with their answers in findings that were over before that date. */
export function forgetDateNotes(tx: Tx, { date, moment }: { date: CalendarDate; moment: Instant }): void {
  const over = tx
    .select({ id: dateFindings.id })
    .from(dateFindings)
    .where(
      sql`(${dateFindings.state} = 'open' and ${dateFindings.answerBy} < ${date})
        or (${dateFindings.state} <> 'open' and ${dateFindings.updatedAt} < ${moment})`,
    )
  tx.update(dateAsks)
    .set({ note: null })
    .where(and(sql`${dateAsks.note} is not null`, inArray(dateAsks.findingId, over)))
    .run()
}
