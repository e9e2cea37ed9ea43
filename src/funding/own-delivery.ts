import type { Reading } from '../access/work.ts'
import { londonDate } from '../clock.ts'
import { partnershipById } from '../partnerships/store.ts'
import { deliveryInArea, deliveryOf, type PartnershipDelivery, totalsOf } from './monitoring.ts'
import { partnershipMonitored } from './monitoring-store.ts'
import { type Period, periodNamed } from './periods.ts'
import { offeredStates } from './states.ts'
import { type Grant, grantsFor } from './store.ts'
import { type Trend, trendIn } from './trend.ts'

/** With fewer, an average would tell what a neighbour did. */
const FEWEST_IN_AN_AVERAGE = 4

/** What a partnership of the area did on average, named to nobody. */
interface AreaAverage {
  partnerships: number
  meetingsHeld: number
  meetingsPlanned: number
  organisationsAttended: number
  organisationsSeated: number
  minutesInTimePercent: number | null
  actionsOnTimePercent: number | null
  actionsOverdue: number
  pledgesMade: number
  pledgesDelivered: number
  pledgesOverdue: number
}

/** What the office sees of a partnership, shown to those who run it. */
export interface OwnDelivery {
  period: Period
  own: PartnershipDelivery
  /** Left out where too few partnerships are in it. */
  average: AreaAverage | null
  trend: Trend
  grants: Grant[]
}

/** The area in whose average a partnership stands. */
export const placeOf = ({ tx, partnershipId, now }: Reading<'delivery.read'>) => ({
  tx,
  now,
  policeAreaId: partnershipById(tx, partnershipId).policeAreaId,
})

/** How our partnership is doing, beside the average of the area's partnerships. */
export function ownDelivery(
  { tx, partnershipId, now }: Reading<'delivery.read'>,
  wanted: { period?: string | undefined },
): OwnDelivery {
  const { policeAreaId } = partnershipById(tx, partnershipId)
  const partnership = partnershipMonitored(tx, policeAreaId, partnershipId)
  const period = periodNamed(wanted.period, londonDate(now))
  const area = deliveryInArea(tx, policeAreaId, { period, now })
  const trend = trendIn(tx, partnership, now)
  return {
    period,
    own: area.find(each => each.id === partnershipId) ?? deliveryOf(tx, partnership, { period, now }),
    average: averageOf(area),
    trend,
    grants: grantsFor(tx, partnershipId).filter(isOffered),
  }
}

const isOffered = ({ state }: Grant): boolean => (offeredStates as readonly string[]).includes(state)

function averageOf(lines: PartnershipDelivery[]): AreaAverage | null {
  if (lines.length < FEWEST_IN_AN_AVERAGE) return null
  const totals = totalsOf(lines)
  const each = (total: number) => Math.round((total * 10) / lines.length) / 10
  return {
    partnerships: lines.length,
    meetingsHeld: each(totals.meetingsHeld),
    meetingsPlanned: each(totals.meetingsPlanned),
    organisationsAttended: each(totals.organisationsAttended),
    organisationsSeated: each(totals.organisationsSeated),
    minutesInTimePercent: totals.minutesInTimePercent,
    actionsOnTimePercent: totals.actionsOnTimePercent,
    actionsOverdue: each(totals.actionsOverdue),
    pledgesMade: each(totals.pledgesMade),
    pledgesDelivered: each(totals.pledgesDelivered),
    pledgesOverdue: each(totals.pledgesOverdue),
  }
}
