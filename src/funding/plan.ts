import { type CalendarDate, londonDate } from '../clock.ts'
import { meetingsPlannedAYear } from '../partnerships/kinds.ts'
import type { MonitoredPartnership } from './monitoring-store.ts'
import { type Period, proRata } from './periods.ts'
import { type Pace, paceOf } from './shares.ts'

type Beginning = Pick<MonitoredPartnership, 'foundedOn' | 'createdAt' | 'firstMetOn'>

/** The first day of which anything can be known here: the first meeting on record, or the day it was entered. */
function knownFrom({ createdAt, firstMetOn }: Beginning): CalendarDate {
  const enteredOn = londonDate(createdAt)
  return firstMetOn !== null && firstMetOn < enteredOn ? firstMetOn : enteredOn
}

/** The day from which a partnership is held to its plan: nobody is behind before they were founded, or were here. */
export function plannedFrom(partnership: Beginning): CalendarDate {
  const known = knownFrom(partnership)
  return partnership.foundedOn !== null && partnership.foundedOn > known ? partnership.foundedOn : known
}

/** The day from which there is anything to look back on in any of these partnerships. */
export const earliestOf = (partnerships: Beginning[]): CalendarDate | undefined =>
  partnerships.map(plannedFrom).toSorted()[0]

/** How many whole meetings were planned in a period, and how those held compare. */
export function planOf(
  partnership: Beginning & Pick<MonitoredPartnership, 'cadence'>,
  period: Period,
  held: number,
): { meetingsPlanned: number; pace: Pace } {
  const from = plannedFrom(partnership)
  if (period.to < from) return { meetingsPlanned: 0, pace: held > 0 ? 'on plan' : whyNone(partnership, period) }
  const days = { from: from > period.from ? from : period.from, to: period.to }
  const planned = proRata(meetingsPlannedAYear[partnership.cadence], days)
  return { meetingsPlanned: Math.floor(planned), pace: paceOf(held, planned) }
}

const whyNone = ({ foundedOn }: Beginning, { to }: Period): Pace =>
  foundedOn !== null && to < foundedOn ? 'not founded yet' : 'no record here'
