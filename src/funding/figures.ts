import { type CalendarDate, londonDate } from '../clock.ts'
import type { Tx } from '../database/database.ts'
import { isOwing } from '../pledges/overdue.ts'
import { type CountedPledgeState, countedPledgeStates, type PledgeState } from '../pledges/states.ts'
import * as store from './figures-store.ts'
import { lastActivity } from './latest-activity-store.ts'
import { minutesVerdict } from './minutes-in-time.ts'
import type { Period } from './periods.ts'
import { pledgesDelivered, pledgesMade, pledgesOverdue, pledgesStanding } from './pledge-figures-store.ts'
import { pledgesMovedSince } from './pledges-then-store.ts'
import { type Stretch, stretchOf } from './stretch-store.ts'

/** What a partnership did in a period, in numbers alone. */
export interface Figures {
  meetingsHeld: number
  organisationsAttended: number
  organisationsSeated: number
  minutesDue: number
  minutesInTime: number
  actionsClosed: number
  actionsClosedOnTime: number
  actionsOverdue: number
  pledgesMade: number
  pledgesDelivered: number
  pledgesOverdue: number
  /** By where each stood at the end of the last day. */
  pledges: Record<CountedPledgeState, number>
  /** When anything was last recorded in the partnership by the end of the last day. */
  lastActivityOn: CalendarDate | null
}

export const noFigures = (): Figures => ({
  meetingsHeld: 0,
  organisationsAttended: 0,
  organisationsSeated: 0,
  minutesDue: 0,
  minutesInTime: 0,
  actionsClosed: 0,
  actionsClosedOnTime: 0,
  actionsOverdue: 0,
  pledgesMade: 0,
  pledgesDelivered: 0,
  pledgesOverdue: 0,
  pledges: Object.fromEntries(countedPledgeStates.map(state => [state, 0])) as Record<CountedPledgeState, number>,
  lastActivityOn: null,
})

type Add = <Row extends { partnershipId: string }>(rows: Row[], put: (to: Figures, row: Row) => void) => void

/** Counts these partnerships' figures from their records. */
export function countFigures(
  tx: Tx,
  partnershipIds: string[],
  over: { period: Period; today: CalendarDate },
): Map<string, Figures> {
  const figures = new Map(partnershipIds.map(id => [id, noFigures()]))
  if (partnershipIds.length === 0) return figures
  const stretch = stretchOf(partnershipIds, over.period)
  const add: Add = (rows, put) => {
    for (const row of rows) {
      const to = figures.get(row.partnershipId)
      if (to) put(to, row)
    }
  }
  addMeetings(tx, stretch, { add, today: over.today })
  addActions(tx, stretch, { add, today: over.today })
  addPledges(tx, stretch, add)
  if (stretch.to < over.today) rewindPledges(tx, stretch, add)
  add(lastActivity(tx, stretch), (to, { at }) => {
    to.lastActivityOn = at === null ? null : londonDate(at)
  })
  return figures
}

function addMeetings(tx: Tx, stretch: Stretch, { add, today }: { add: Add; today: CalendarDate }): void {
  add(store.meetingsHeld(tx, stretch), (to, meeting) => {
    const verdict = minutesVerdict(meeting, today)
    to.meetingsHeld++
    if (verdict !== 'not due') to.minutesDue++
    if (verdict === 'in time') to.minutesInTime++
  })
  add(store.organisationsAttended(tx, stretch), (to, row) => {
    to.organisationsAttended = row.organisationsAttended
  })
  add(store.organisationsSeated(tx, stretch), (to, row) => {
    to.organisationsSeated = row.organisationsSeated
  })
}

function addActions(tx: Tx, stretch: Stretch, { add, today }: { add: Add; today: CalendarDate }): void {
  add(store.actionsClosed(tx, stretch), (to, row) => {
    to.actionsClosed = row.closed
    to.actionsClosedOnTime = row.onTime
  })
  const doneSince = stretch.to < today ? store.actionsOverdueThen(tx, stretch) : []
  add([...store.actionsOverdueStill(tx, stretch), ...doneSince], (to, row) => {
    to.actionsOverdue += row.actions
  })
}

function addPledges(tx: Tx, stretch: Stretch, add: Add): void {
  add(pledgesStanding(tx, stretch), (to, row) => {
    to.pledges[row.state as CountedPledgeState] = row.pledges
  })
  add(pledgesMade(tx, stretch), (to, row) => {
    to.pledgesMade = row.pledges
  })
  add(pledgesDelivered(tx, stretch), (to, row) => {
    to.pledgesDelivered = row.pledges
  })
  add(pledgesOverdue(tx, stretch), (to, row) => {
    to.pledgesOverdue = row.pledges
  })
}

/** A finished period keeps its pledges as they stood when it ended, whatever has become of them since. */
function rewindPledges(tx: Tx, stretch: Stretch, add: Add): void {
  add(pledgesMovedSince(tx, stretch), (to, pledge) => {
    countOne(to, { state: pledge.now, isPast: pledge.isPast }, -1)
    countOne(to, { state: pledge.before, isPast: pledge.isPast }, 1)
  })
}

function countOne(to: Figures, { state, isPast }: { state: PledgeState; isPast: boolean }, by: 1 | -1): void {
  if (isCounted(state)) to.pledges[state] += by
  if (isOwing(state) && isPast) to.pledgesOverdue += by
}

const isCounted = (state: PledgeState): state is CountedPledgeState =>
  (countedPledgeStates as readonly PledgeState[]).includes(state)
