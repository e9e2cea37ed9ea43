import { and, count, desc, eq, isNotNull, isNull, or, sql } from 'drizzle-orm'
import { given, givenNumber, prepared, type Tx } from '../database/database.ts'
import { documents } from '../documents/tables.ts'
import { listedNameOf, people } from '../people/tables.ts'
import { pledgeProgress, pledgeVersions } from './tables.ts'

export function addProgress(tx: Tx, progress: typeof pledgeProgress.$inferInsert): void {
  tx.insert(pledgeProgress).values(progress).run()
}

const whose = and(
  eq(pledgeProgress.pledgeId, given('pledgeId')),
  eq(pledgeProgress.partnershipId, given('partnershipId')),
)

const by = sql<string>`coalesce(${listedNameOf(people)}, 'The platform')`

const progress = prepared(tx =>
  tx
    .select({
      id: pledgeProgress.id,
      on: pledgeProgress.on,
      completion: pledgeProgress.completion,
      reached: pledgeProgress.reached,
      text: pledgeProgress.text,
      evidenceUrl: pledgeProgress.evidenceUrl,
      evidenceDocumentId: pledgeProgress.evidenceDocumentId,
      evidenceTitle: documents.title,
      nextStep: pledgeProgress.nextStep,
      by,
    })
    .from(pledgeProgress)
    .leftJoin(people, eq(people.id, pledgeProgress.by))
    .leftJoin(documents, and(eq(documents.id, pledgeProgress.evidenceDocumentId), isNull(documents.removedAt)))
    .where(and(whose, sql`(${given('before')} is null or ${pledgeProgress.id} < ${given('before')})`))
    .orderBy(desc(pledgeProgress.id))
    .limit(givenNumber('limit'))
    .prepare(),
)

const lastAccount = prepared(tx =>
  tx
    .select({
      count: sql<number>`count(*) over ()`,
      completion: pledgeProgress.completion,
      text: pledgeProgress.text,
      nextStep: pledgeProgress.nextStep,
      at: pledgeProgress.at,
      by,
    })
    .from(pledgeProgress)
    .leftJoin(people, eq(people.id, pledgeProgress.by))
    .where(whose)
    .orderBy(desc(pledgeProgress.id))
    .limit(1)
    .prepare(),
)

/** The last that was told of a pledge, and how often anything was; nothing where it never was. */
export const lastTold = (tx: Tx, partnershipId: string, pledgeId: string) =>
  lastAccount(tx).get({ partnershipId, pledgeId })

const counts = prepared(tx =>
  tx
    .select({ pledgeId: pledgeProgress.pledgeId, count: count() })
    .from(pledgeProgress)
    .where(
      and(
        sql`${pledgeProgress.pledgeId} in (select value from json_each(${given('pledgeIds')}))`,
        eq(pledgeProgress.partnershipId, given('partnershipId')),
      ),
    )
    .groupBy(pledgeProgress.pledgeId)
    .prepare(),
)

/** How often anything was told of each of these pledges. */
export function timesTold(tx: Tx, partnershipId: string, pledgeIds: string[]): (pledgeId: string) => number {
  const told = counts(tx).all({ partnershipId, pledgeIds: JSON.stringify(pledgeIds) })
  const byPledge = new Map(told.map(each => [each.pledgeId, each.count]))
  return pledgeId => byPledge.get(pledgeId) ?? 0
}

/** What was told of a pledge, newest first, from before the account with that id. */
export const progressOf = (
  tx: Tx,
  partnershipId: string,
  page: { pledgeId: string; before: string | undefined; limit: number },
) => progress(tx).all({ partnershipId, ...page, before: page.before ?? null })

/** Whether anything told of the pledge came with a link or a file. */
export const hasEvidence = (tx: Tx, partnershipId: string, pledgeId: string): boolean =>
  tx
    .select({ id: pledgeProgress.id })
    .from(pledgeProgress)
    .where(
      and(
        eq(pledgeProgress.pledgeId, pledgeId),
        eq(pledgeProgress.partnershipId, partnershipId),
        or(isNotNull(pledgeProgress.evidenceUrl), isNotNull(pledgeProgress.evidenceDocumentId)),
      ),
    )
    .limit(1)
    .get() !== undefined

/** Keeps how a pledge read before it was changed. */
export function keepVersion(tx: Tx, version: typeof pledgeVersions.$inferInsert): void {
  tx.insert(pledgeVersions).values(version).run()
}

/** What a pledge used to say, the latest first. */
export const versionsOf = (tx: Tx, partnershipId: string, pledgeId: string) =>
  tx
    .select({
      version: pledgeVersions.version,
      wording: pledgeVersions.wording,
      reason: pledgeVersions.reason,
      at: pledgeVersions.at,
      by: listedNameOf<string>(people),
    })
    .from(pledgeVersions)
    .leftJoin(people, eq(people.id, pledgeVersions.by))
    .where(and(eq(pledgeVersions.pledgeId, pledgeId), eq(pledgeVersions.partnershipId, partnershipId)))
    .orderBy(desc(pledgeVersions.version))
    .limit(20)
    .all()
