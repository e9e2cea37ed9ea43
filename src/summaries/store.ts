import { and, desc, eq, isNull, sql } from 'drizzle-orm'
import type { Instant } from '../clock.ts'
import { prepared, type Tx } from '../database/database.ts'
import { stale } from '../errors.ts'
import { RESTRICTED_TITLE } from '../meetings/states.ts'
import { meetings } from '../meetings/tables.ts'
import { knownName, people } from '../people/tables.ts'
import { publicPages, publicSummaries, summaryEditions } from './tables.ts'

export type Summary = typeof publicSummaries.$inferSelect

const ofMeeting = prepared(tx =>
  tx
    .select()
    .from(publicSummaries)
    .where(
      and(
        eq(publicSummaries.partnershipId, sql.placeholder('partnershipId')),
        eq(publicSummaries.meetingId, sql.placeholder('meetingId')),
      ),
    )
    .prepare(),
)

/** The public summary of a meeting as it is being written, once it was begun. */
export const summaryOf = (tx: Tx, partnershipId: string, meetingId: string): Summary | undefined =>
  ofMeeting(tx).get({ partnershipId, meetingId })

/** Keeps a summary as the version after the one that was seen; nought for the first. */
export function keepSummary(
  tx: Tx,
  summary: Pick<Summary, 'partnershipId' | 'meetingId' | 'state' | 'content' | 'writers'>,
  change: { version: number; at: Instant; by: string },
): void {
  const { version, at, by } = change
  const saved = { ...summary, updatedAt: at, updatedBy: by }
  const { changes } =
    version === 0
      ? tx
          .insert(publicSummaries)
          .values({ ...saved, createdAt: at, createdBy: by })
          .onConflictDoNothing()
          .run()
      : tx
          .update(publicSummaries)
          .set({ ...saved, version: sql`${publicSummaries.version} + 1` })
          .where(
            and(
              eq(publicSummaries.partnershipId, summary.partnershipId),
              eq(publicSummaries.meetingId, summary.meetingId),
              eq(publicSummaries.version, version),
            ),
          )
          .run()
  if (changes === 0) throw stale('this summary')
}

const editions = prepared(tx =>
  tx
    .select({
      id: summaryEditions.id,
      publishedAt: summaryEditions.publishedAt,
      publishedByName: knownName<string>(people),
      withdrawnAt: summaryEditions.withdrawnAt,
      content: summaryEditions.content,
    })
    .from(summaryEditions)
    .innerJoin(people, eq(people.id, summaryEditions.publishedBy))
    .where(
      and(
        eq(summaryEditions.partnershipId, sql.placeholder('partnershipId')),
        eq(summaryEditions.meetingId, sql.placeholder('meetingId')),
      ),
    )
    .orderBy(desc(summaryEditions.id))
    .prepare(),
)

/** Every edition of a meeting's summary that was ever published, the latest first. */
export const editionsOf = (tx: Tx, partnershipId: string, meetingId: string) =>
  editions(tx).all({ partnershipId, meetingId })

export function addEdition(tx: Tx, edition: typeof summaryEditions.$inferInsert): void {
  tx.insert(summaryEditions).values(edition).run()
}

/** Takes whatever edition of a meeting's summary is public off the page; says whether there was one. */
export function withdrawEditions(
  tx: Tx,
  { partnershipId, meetingId }: { partnershipId: string; meetingId: string },
  change: { at: Instant; by: string },
): boolean {
  const { changes } = tx
    .update(summaryEditions)
    .set({ withdrawnAt: change.at, withdrawnBy: change.by })
    .where(
      and(
        eq(summaryEditions.partnershipId, partnershipId),
        eq(summaryEditions.meetingId, meetingId),
        isNull(summaryEditions.withdrawnAt),
      ),
    )
    .run()
  return changes > 0
}

const publicly = prepared(tx =>
  tx
    .select({
      id: summaryEditions.id,
      heldOn: summaryEditions.heldOn,
      // A title that was restricted since is taken back here too.
      title: sql<string>`case when ${meetings.isTitleRestricted} then ${RESTRICTED_TITLE} else ${summaryEditions.title} end`,
      content: summaryEditions.content,
      publishedAt: summaryEditions.publishedAt,
    })
    .from(summaryEditions)
    .innerJoin(publicPages, eq(publicPages.partnershipId, summaryEditions.partnershipId))
    .innerJoin(meetings, eq(meetings.id, summaryEditions.meetingId))
    .where(
      and(
        eq(summaryEditions.partnershipId, sql.placeholder('partnershipId')),
        isNull(summaryEditions.withdrawnAt),
        sql`(${summaryEditions.heldOn}, ${summaryEditions.id}) < (${sql.placeholder('heldOn')}, ${sql.placeholder('id')})`,
      ),
    )
    .orderBy(desc(summaryEditions.heldOn), desc(summaryEditions.id))
    .limit(sql.placeholder('size'))
    .prepare(),
)

/** What everybody may read of a partnership's meetings, the latest first; nothing where it has no public page. */
export const publicEditions = (
  tx: Tx,
  partnershipId: string,
  list: { after: { heldOn: string; id: string } | undefined; size: number },
) => publicly(tx).all({ partnershipId, size: list.size, ...(list.after ?? { heldOn: '~', id: '~' }) })

/** Since when a partnership has a public page; nothing where it has none. */
export const publicPageOf = (tx: Tx, partnershipId: string) =>
  tx.select().from(publicPages).where(eq(publicPages.partnershipId, partnershipId)).get()

export function openPublicPageRow(tx: Tx, row: typeof publicPages.$inferInsert): void {
  tx.insert(publicPages).values(row).onConflictDoNothing().run()
}

export function closePublicPageRow(tx: Tx, partnershipId: string): void {
  tx.delete(publicPages).where(eq(publicPages.partnershipId, partnershipId)).run()
}
