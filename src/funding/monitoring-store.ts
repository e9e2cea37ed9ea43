import { and, asc, eq, gte, inArray, lte, notInArray, or, sql } from 'drizzle-orm'
import type { CalendarDate } from '../clock.ts'
import { given, prepared, type Tx } from '../database/database.ts'
import { found } from '../errors.ts'
import { partnerships, policeAreas } from '../partnerships/tables.ts'
import { fundedStates } from './states.ts'
import { grants } from './tables.ts'

const areaById = prepared(tx =>
  tx
    .select()
    .from(policeAreas)
    .where(eq(policeAreas.id, given('id')))
    .prepare(),
)
export const policeAreaById = (tx: Tx, id: string) => found(areaById(tx).get({ id }), 'police area')

/** Every area that an office looks after. */
export const policeAreaIds = (tx: Tx): string[] =>
  tx
    .select({ id: policeAreas.id })
    .from(policeAreas)
    .orderBy(asc(policeAreas.id))
    .all()
    .map(({ id }) => id)

const monitored = {
  id: partnerships.id,
  name: partnerships.name,
  shortName: partnerships.shortName,
  cadence: partnerships.cadence,
  policeAreaId: partnerships.policeAreaId,
  hostOrganisationId: partnerships.hostOrganisationId,
  foundedOn: partnerships.foundedOn,
  createdAt: partnerships.createdAt,
  firstMetOn: sql<CalendarDate | null>`(select held_on from meetings
    where partnership_id = partnerships.id and state = 'held' and sub_group_id is null order by starts_at limit 1)`,
}

const inArea = prepared(tx =>
  tx
    .select(monitored)
    .from(partnerships)
    .where(
      and(
        eq(partnerships.policeAreaId, given('policeAreaId')),
        or(
          notInArray(partnerships.status, ['merged', 'closed']),
          // What is owed to a grant does not end with the partnership.
          sql`exists (select 1 from grants where for_partnership_id = ${partnerships.id})`,
        ),
      ),
    )
    .orderBy(asc(partnerships.id))
    .prepare(),
)

/** The partnerships that the area's office looks after. */
export const partnershipsMonitored = (tx: Tx, policeAreaId: string) => inArea(tx).all({ policeAreaId })
export type MonitoredPartnership = ReturnType<typeof partnershipsMonitored>[number]

const oneInArea = prepared(tx =>
  tx
    .select(monitored)
    .from(partnerships)
    .where(and(eq(partnerships.policeAreaId, given('policeAreaId')), eq(partnerships.id, given('partnershipId'))))
    .prepare(),
)
/** A partnership of this area; another area's is not found. */
export const partnershipMonitored = (tx: Tx, policeAreaId: string, partnershipId: string): MonitoredPartnership =>
  found(oneInArea(tx).get({ policeAreaId, partnershipId }), 'partnership')

/** What a partnership was given over some days, from one grant or several. */
export interface MoneyGiven {
  amountInPence: number
  grants: number
  from: CalendarDate
  to: CalendarDate
}

const givenByGrants = prepared(tx =>
  tx
    .select({
      partnershipId: grants.forPartnershipId,
      amountInPence: sql<number>`sum(${grants.amountAwarded})`,
      grants: sql<number>`count(*)`,
      from: sql<CalendarDate>`min(${grants.periodStartsOn})`,
      to: sql<CalendarDate>`max(${grants.periodEndsOn})`,
    })
    .from(grants)
    .where(
      and(
        eq(grants.policeAreaId, given('policeAreaId')),
        lte(grants.periodStartsOn, given('to')),
        gte(grants.periodEndsOn, given('from')),
        inArray(grants.state, [...fundedStates]),
      ),
    )
    .groupBy(grants.forPartnershipId)
    .prepare(),
)

/** What each partnership was given by grants that ran on any of these days. */
export const moneyGiven = (
  tx: Tx,
  policeAreaId: string,
  { from, to }: { from: CalendarDate; to: CalendarDate },
): Map<string, MoneyGiven> =>
  new Map(
    givenByGrants(tx)
      .all({ policeAreaId, from, to })
      .map(({ partnershipId, ...money }) => [partnershipId, money]),
  )
