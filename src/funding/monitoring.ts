import type { Reading } from '../access/work.ts'
import { type Instant, londonDate } from '../clock.ts'
import type { Tx } from '../database/database.ts'
import { found } from '../errors.ts'
import { countedPledgeStates } from '../pledges/states.ts'
import { type Figures, noFigures } from './figures.ts'
import { figuresOf } from './kept-figures.ts'
import { inOrder, type MonitoringOrder } from './monitoring-order.ts'
import {
  type MoneyGiven,
  type MonitoredPartnership,
  moneyGiven,
  partnershipsMonitored,
  policeAreaById,
} from './monitoring-store.ts'
import { type Period, periodNamed } from './periods.ts'
import { planOf } from './plan.ts'
import { type Pace, percent } from './shares.ts'

/** One partnership's line: what it was given and what it did, in numbers alone. */
export interface PartnershipDelivery extends Figures {
  id: string
  name: string
  shortName: string
  grant: MoneyGiven | null
  /** Whole ones: nobody can hold two thirds of a meeting. */
  meetingsPlanned: number
  pace: Pace
  /** Of the minutes due, how many in a hundred were approved in time; empty where none were due. */
  minutesInTimePercent: number | null
  actionsOnTimePercent: number | null
}

export interface MonitoringTotals extends Figures {
  partnerships: number
  amountInPence: number
  meetingsPlanned: number
  minutesInTimePercent: number | null
  actionsOnTimePercent: number | null
}

/** What the commissioner's office sees of its area: page, CSV, XLSX and API all draw from this one view. */
export interface Monitoring {
  policeArea: { id: string; name: string; officeName: string }
  period: Period
  order: MonitoringOrder
  funded: PartnershipDelivery[]
  notFunded: PartnershipDelivery[]
  totals: MonitoringTotals
}

/** Every partnership of the area over a period: the funded ones with their totals, and the others. */
export function monitoringOf(
  { tx, policeAreaId, now }: Pick<Reading<'funding.monitor'>, 'tx' | 'policeAreaId' | 'now'>,
  wanted: { period?: string | undefined; order?: MonitoringOrder | undefined },
): Monitoring {
  const period = periodNamed(wanted.period, londonDate(now))
  const order = wanted.order ?? 'name'
  const all = inOrder(deliveryInArea(tx, policeAreaId, { period, now }), order)
  const funded = all.filter(each => each.grant !== null)
  const notFunded = all.filter(each => each.grant === null)
  return { policeArea: policeAreaById(tx, policeAreaId), period, order, funded, notFunded, totals: totalsOf(funded) }
}

/** Each partnership of the area with its figures over the period. */
export const deliveryInArea = (tx: Tx, policeAreaId: string, over: Over): PartnershipDelivery[] =>
  linesOf(tx, policeAreaId, { partnerships: partnershipsMonitored(tx, policeAreaId), over })

/** One partnership with its figures over the period. */
export function deliveryOf(tx: Tx, partnership: MonitoredPartnership, over: Over): PartnershipDelivery {
  const [line] = linesOf(tx, partnership.policeAreaId, { partnerships: [partnership], over })
  return found(line, 'partnership')
}

interface Over {
  period: Period
  now: Instant
}

function linesOf(
  tx: Tx,
  policeAreaId: string,
  { partnerships, over }: { partnerships: MonitoredPartnership[]; over: Over },
): PartnershipDelivery[] {
  const ids = partnerships.map(each => each.id)
  const figures = figuresOf(tx, ids, over)
  const money = moneyGiven(tx, policeAreaId, over.period)
  return partnerships.map(partnership => {
    const counted = figures.get(partnership.id) ?? noFigures()
    return lineOf(partnership, over.period, { ...counted, grant: money.get(partnership.id) ?? null })
  })
}

type Counted = Figures & Pick<PartnershipDelivery, 'grant'>

/** What was counted, with what it means. */
function lineOf(partnership: MonitoredPartnership, period: Period, counted: Counted): PartnershipDelivery {
  return {
    ...counted,
    id: partnership.id,
    name: partnership.name,
    shortName: partnership.shortName,
    ...planOf(partnership, period, counted.meetingsHeld),
    minutesInTimePercent: percent(counted.minutesInTime, counted.minutesDue),
    actionsOnTimePercent: percent(counted.actionsClosedOnTime, counted.actionsClosed),
  }
}

const summed = [
  'meetingsHeld',
  'organisationsAttended',
  'organisationsSeated',
  'minutesDue',
  'minutesInTime',
  'actionsClosed',
  'actionsClosedOnTime',
  'actionsOverdue',
  'pledgesMade',
  'pledgesDelivered',
  'pledgesOverdue',
] as const

/** The figures of several partnerships as one. */
export function totalsOf(lines: PartnershipDelivery[]): MonitoringTotals {
  const sum = noFigures()
  for (const line of lines) {
    for (const figure of summed) sum[figure] += line[figure]
    for (const state of countedPledgeStates) sum.pledges[state] += line.pledges[state]
  }
  return {
    ...sum,
    partnerships: lines.length,
    amountInPence: lines.reduce((all, line) => all + (line.grant?.amountInPence ?? 0), 0),
    meetingsPlanned: lines.reduce((all, line) => all + line.meetingsPlanned, 0),
    minutesInTimePercent: percent(sum.minutesInTime, sum.minutesDue),
    actionsOnTimePercent: percent(sum.actionsClosedOnTime, sum.actionsClosed),
    lastActivityOn:
      lines
        .map(line => line.lastActivityOn ?? '')
        .toSorted()
        .at(-1) || null,
  }
}
