import type { Reading } from '../access/work.ts'
import { type Instant, londonDate } from '../clock.ts'
import type { Tx } from '../database/database.ts'
import { chartsOf } from './charts.ts'
import type { Chart } from './draw-chart.ts'
import { deliveryOf, type PartnershipDelivery } from './monitoring.ts'
import { type MonitoredPartnership, partnershipMonitored } from './monitoring-store.ts'
import { type Period, quartersBack } from './periods.ts'

const QUARTERS = 8

/** A partnership's line for one quarter. */
export interface QuarterDelivery extends PartnershipDelivery {
  period: Period
}

/** A partnership over the last eight quarters, oldest first; the last one still runs. */
export interface Trend {
  partnership: { id: string; name: string; shortName: string }
  quarters: QuarterDelivery[]
}

/** How one partnership of the officer's area went, quarter by quarter. */
export const trendOf = ({ tx, policeAreaId, now }: Reading<'funding.monitor'>, partnershipId: string): Trend =>
  trendIn(tx, partnershipMonitored(tx, policeAreaId, partnershipId), now)

/** The same for whoever may see how this partnership is doing. */
export function trendIn(tx: Tx, partnership: MonitoredPartnership, now: Instant): Trend {
  const { id, name, shortName } = partnership
  const quarters = quartersBack(londonDate(now), QUARTERS).map(period => ({
    period,
    ...deliveryOf(tx, partnership, { period, now }),
  }))
  return { partnership: { id, name, shortName }, quarters }
}

/** The trend as charts, each with the rows of the table under it. */
export const chartsOfTrend = ({ quarters }: Trend): Chart[] => chartsOf(quarters)
