import { and, asc, desc, eq, inArray, lt, or, type SQL, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import { type Change, changing } from '../database/changing.ts'
import { given, prepared, type Tx } from '../database/database.ts'
import { found } from '../errors.ts'
import { organisations, partnerships, seats } from '../partnerships/tables.ts'
import { grants } from './tables.ts'

const recipients = alias(organisations, 'recipients')
const funders = alias(organisations, 'funders')

const grantWithNames = (tx: Tx) =>
  tx
    .select({
      grant: grants,
      recipientName: recipients.displayName,
      funderName: funders.displayName,
      partnershipName: partnerships.name,
      partnershipShortName: partnerships.shortName,
    })
    .from(grants)
    .innerJoin(recipients, eq(recipients.id, grants.recipientOrganisationId))
    .innerJoin(funders, eq(funders.id, grants.funderOrganisationId))
    .innerJoin(partnerships, eq(partnerships.id, grants.forPartnershipId))

type Row = ReturnType<ReturnType<typeof grantWithNames>['all']>[number]
const named = ({ grant, ...names }: Row) => ({ ...grant, ...names })

/** A grant, with the names of who gives it, who receives it and whom it is for. */
export type Grant = ReturnType<typeof named>

const oneGrant = prepared(tx =>
  grantWithNames(tx)
    .where(and(eq(grants.policeAreaId, given('policeAreaId')), eq(grants.id, given('id'))))
    .prepare(),
)
export const grantById = (tx: Tx, policeAreaId: string, id: string): Grant =>
  named(found(oneGrant(tx).get({ policeAreaId, id }), 'grant'))

const newestFirst = [desc(grants.periodStartsOn), desc(grants.id)]

/** The area's grants, the latest first, from after the one with this start and id. */
export function grantsOfArea(
  tx: Tx,
  policeAreaId: string,
  page: { after?: string[] | undefined; size: number },
): Grant[] {
  const [startsOn = '', id = ''] = page.after ?? []
  const further: SQL | undefined = page.after
    ? or(lt(grants.periodStartsOn, startsOn), and(eq(grants.periodStartsOn, startsOn), lt(grants.id, id)))
    : undefined
  return grantWithNames(tx)
    .where(and(eq(grants.policeAreaId, policeAreaId), further))
    .orderBy(...newestFirst)
    .limit(page.size)
    .all()
    .map(named)
}

const partnershipsGrants = prepared(tx =>
  grantWithNames(tx)
    .where(eq(grants.forPartnershipId, given('partnershipId')))
    .orderBy(...newestFirst)
    .limit(100)
    .prepare(),
)

/** What a partnership was ever given, the latest first. */
export const grantsFor = (tx: Tx, partnershipId: string): Grant[] =>
  partnershipsGrants(tx).all({ partnershipId }).map(named)

export const hasReference = (tx: Tx, policeAreaId: string, reference: string): { id: string } | undefined =>
  tx
    .select({ id: grants.id })
    .from(grants)
    .where(and(eq(grants.policeAreaId, policeAreaId), eq(grants.decisionReference, reference)))
    .get()

export function addGrant(tx: Tx, grant: typeof grants.$inferInsert): void {
  tx.insert(grants).values(grant).run()
}

const changeGrant = changing(grants, 'this grant')
/** Writes what changed, unless somebody else did since `version`. */
export const rewriteGrant = (
  tx: Tx,
  { policeAreaId, id }: { policeAreaId: string; id: string },
  change: Change<typeof grants>,
): void => changeGrant(tx, and(eq(grants.policeAreaId, policeAreaId), eq(grants.id, id)), change)

/** Who may receive money for a partnership: its host, and the organisations that hold a seat in it. */
export const possibleRecipients = (tx: Tx, partnership: { id: string; hostOrganisationId: string }) =>
  tx
    .select({ id: organisations.id, name: organisations.displayName })
    .from(organisations)
    .where(
      or(
        eq(organisations.id, partnership.hostOrganisationId),
        inArray(
          organisations.id,
          tx
            .select({ id: seats.organisationId })
            .from(seats)
            .where(and(eq(seats.partnershipId, partnership.id), sql`${seats.leftOn} is null`)),
        ),
      ),
    )
    .orderBy(asc(sql`lower(${organisations.displayName})`))
    .all()
