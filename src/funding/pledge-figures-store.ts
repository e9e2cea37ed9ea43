import { and, between, inArray, lt, lte, type SQL, sql } from 'drizzle-orm'
import { prepared, type Tx } from '../database/database.ts'
import { countedPledgeStates, owingStates } from '../pledges/states.ts'
import { pledges } from '../pledges/tables.ts'
import { asked, isOneOf, type Stretch, value } from './stretch-store.ts'

const isCounted = inArray(pledges.state, [...countedPledgeStates])

const standing = prepared(tx =>
  tx
    .select({ partnershipId: pledges.partnershipId, state: pledges.state, pledges: sql<number>`count(*)` })
    .from(pledges)
    .where(and(isOneOf(pledges.partnershipId), isCounted, lte(pledges.madeOn, value('to'))))
    .groupBy(pledges.partnershipId, pledges.state)
    .prepare(),
)

/** The pledges made by the last day, by the state they are in now. */
export const pledgesStanding = (tx: Tx, stretch: Stretch) => standing(tx).all(asked(stretch))

const countWhere = (tx: Tx, ...where: SQL[]) =>
  tx
    .select({ partnershipId: pledges.partnershipId, pledges: sql<number>`count(*)` })
    .from(pledges)
    .where(and(isOneOf(pledges.partnershipId), ...where))
    .groupBy(pledges.partnershipId)
    .prepare()

const made = prepared(tx => countWhere(tx, isCounted, between(pledges.madeOn, value('from'), value('to'))))

/** The pledges made in the period, whatever became of them. */
export const pledgesMade = (tx: Tx, stretch: Stretch) => made(tx).all(asked(stretch))

const delivered = prepared(tx =>
  countWhere(
    tx,
    inArray(pledges.state, ['delivered', 'verified']),
    lte(pledges.madeOn, value('to')),
    between(pledges.deliveredOn, value('from'), value('to')),
  ),
)

/** The pledges delivered in the period. */
export const pledgesDelivered = (tx: Tx, stretch: Stretch) => delivered(tx).all(asked(stretch))

const overdue = prepared(tx =>
  countWhere(tx, inArray(pledges.state, [...owingStates]), lt(pledges.byWhen, value('to'))),
)

/** The pledges owed now whose day had passed by the last day. */
export const pledgesOverdue = (tx: Tx, stretch: Stretch) => overdue(tx).all(asked(stretch))
