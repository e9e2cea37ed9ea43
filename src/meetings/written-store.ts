import { and, asc, eq, sql } from 'drizzle-orm'
import { type Change, changing } from '../database/changing.ts'
import { given, prepared, type Tx } from '../database/database.ts'
import { documents } from '../documents/tables.ts'
import { stale } from '../errors.ts'
import { organisations, subGroups } from '../partnerships/tables.ts'
import { listedNameOf, people } from '../people/tables.ts'
import { subGroupReports, writtenUpdates } from './tables.ts'

const updates = prepared(tx =>
  tx
    .select({
      id: writtenUpdates.id,
      organisationId: writtenUpdates.organisationId,
      organisationName: organisations.displayName,
      text: writtenUpdates.text,
      isLeftOut: writtenUpdates.isLeftOut,
      updatedAt: writtenUpdates.updatedAt,
      updatedByName: listedNameOf<string | null>(people),
      version: writtenUpdates.version,
    })
    .from(writtenUpdates)
    .innerJoin(organisations, eq(organisations.id, writtenUpdates.organisationId))
    .leftJoin(people, eq(people.id, writtenUpdates.updatedBy))
    .where(
      and(eq(writtenUpdates.meetingId, given('meetingId')), eq(writtenUpdates.partnershipId, given('partnershipId'))),
    )
    .orderBy(asc(sql`lower(${organisations.displayName})`))
    .prepare(),
)

/** What organisations wrote to a meeting beforehand, by organisation. */
export const updatesTo = (tx: Tx, partnershipId: string, meetingId: string) =>
  updates(tx).all({ partnershipId, meetingId })
export type WrittenUpdate = ReturnType<typeof updatesTo>[number]

const reports = prepared(tx =>
  tx
    .select({
      id: subGroupReports.id,
      subGroupId: subGroupReports.subGroupId,
      subGroupName: subGroups.name,
      text: subGroupReports.text,
      documentId: subGroupReports.documentId,
      documentTitle: documents.title,
      isLeftOut: subGroupReports.isLeftOut,
      updatedAt: subGroupReports.updatedAt,
      updatedByName: listedNameOf<string | null>(people),
      version: subGroupReports.version,
    })
    .from(subGroupReports)
    .innerJoin(subGroups, eq(subGroups.id, subGroupReports.subGroupId))
    .leftJoin(documents, eq(documents.id, subGroupReports.documentId))
    .leftJoin(people, eq(people.id, subGroupReports.updatedBy))
    .where(
      and(eq(subGroupReports.meetingId, given('meetingId')), eq(subGroupReports.partnershipId, given('partnershipId'))),
    )
    .orderBy(asc(sql`lower(${subGroups.name})`))
    .prepare(),
)

/** What sub-groups report to a meeting, by name of the group. */
export const reportsTo = (tx: Tx, partnershipId: string, meetingId: string) =>
  reports(tx).all({ partnershipId, meetingId })
export type GroupReport = ReturnType<typeof reportsTo>[number]

interface Written {
  id: string
  partnershipId: string
}

const isRow = (table: typeof writtenUpdates | typeof subGroupReports, { id, partnershipId }: Written) =>
  and(eq(table.id, id), eq(table.partnershipId, partnershipId))

export function addUpdate(tx: Tx, row: typeof writtenUpdates.$inferInsert): void {
  tx.insert(writtenUpdates).values(row).run()
}

const rewriteUpdate = changing(writtenUpdates, 'this written update')
/** Rewrites an update, unless a colleague did since. */
export const changeUpdate = (tx: Tx, written: Written, change: Change<typeof writtenUpdates>): void =>
  rewriteUpdate(tx, isRow(writtenUpdates, written), change)

/** Whether an update stands in the minutes: nobody who reads it changed, so its version and its author stay. */
export function leaveOutUpdate(tx: Tx, partnershipId: string, leaving: { id: string; isLeftOut: boolean }): void {
  tx.update(writtenUpdates)
    .set({ isLeftOut: leaving.isLeftOut })
    .where(and(eq(writtenUpdates.id, leaving.id), eq(writtenUpdates.partnershipId, partnershipId)))
    .run()
}

export function removeUpdate(tx: Tx, written: Written & { version: number }): void {
  const asSeen = and(isRow(writtenUpdates, written), eq(writtenUpdates.version, written.version))
  const { changes } = tx.delete(writtenUpdates).where(asSeen).run()
  if (changes === 0) throw stale('this written update')
}

export function addReport(tx: Tx, row: typeof subGroupReports.$inferInsert): void {
  tx.insert(subGroupReports).values(row).run()
}

const rewriteReport = changing(subGroupReports, 'this report')
/** Rewrites a report, unless a colleague did since. */
export const changeReport = (tx: Tx, written: Written, change: Change<typeof subGroupReports>): void =>
  rewriteReport(tx, isRow(subGroupReports, written), change)

/** Whether a report stands in the minutes; as with an update, its version and its author stay. */
export function leaveOutReport(tx: Tx, partnershipId: string, leaving: { id: string; isLeftOut: boolean }): void {
  tx.update(subGroupReports)
    .set({ isLeftOut: leaving.isLeftOut })
    .where(and(eq(subGroupReports.id, leaving.id), eq(subGroupReports.partnershipId, partnershipId)))
    .run()
}
