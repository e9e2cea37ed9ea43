import { type CalendarDate, laterDate, londonInstant } from '../clock.ts'
import type { Tx } from '../database/database.ts'
import { openPledgeStates, type PledgeState } from '../pledges/states.ts'
import * as store from './figures-store.ts'
import { minutesVerdict } from './minutes-in-time.ts'
import type { Period } from './periods.ts'

/** States in which a pledge is counted: an intention is not a pledge yet, and a draft is its author's own. */
export const countedPledgeStates = [
  'submitted',
  'acknowledged',
  'active',
  'paused',
  'delivered',
  'verified',
  'lapsed',
  'withdrawn',
] as const satisfies readonly PledgeState[]
export type CountedPledgeState = (typeof countedPledgeStates)[number]

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
  pledges: Record<CountedPledgeState, number>
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
})

/** Counts these partnerships' figures from their records. */
export function countFigures(
  tx: Tx,
  partnershipIds: string[],
  over: { period: Period; today: CalendarDate },
): Map<string, Figures> {
  const figures = new Map(partnershipIds.map(id => [id, noFigures()]))
  if (partnershipIds.length === 0) return figures
  const stretch = stretchOf(partnershipIds, over.period)
  const add = <Row extends { partnershipId: string }>(rows: Row[], put: (to: Figures, row: Row) => void) => {
    for (const row of rows) {
      const to = figures.get(row.partnershipId)
      if (to) put(to, row)
    }
  }
  add(store.meetingsHeld(tx, stretch), (to, meeting) => addMeeting(to, minutesVerdict(meeting, over.today)))
  add(store.organisationsAttended(tx, stretch), (to, { organisationsAttended }) => {
    to.organisationsAttended = organisationsAttended
  })
  add(store.organisationsSeated(tx, stretch), (to, { organisationsSeated }) => {
    to.organisationsSeated = organisationsSeated
  })
  add(store.actionsClosed(tx, stretch), addActions)
  add(store.actionsOverdue(tx, stretch), (to, { actionsOverdue }) => {
    to.actionsOverdue = actionsOverdue
  })
  add(store.pledgesByState(tx, stretch), addPledges)
  return figures
}

function addMeeting(to: Figures, verdict: ReturnType<typeof minutesVerdict>): void {
  to.meetingsHeld++
  if (verdict !== 'not due') to.minutesDue++
  if (verdict === 'in time') to.minutesInTime++
}

function addActions(to: Figures, row: ReturnType<typeof store.actionsClosed>[number]): void {
  to.actionsClosed = row.closed
  to.actionsClosedOnTime = row.onTime
}

function addPledges(to: Figures, row: ReturnType<typeof store.pledgesByState>[number]): void {
  if (!isCounted(row.state)) return
  to.pledges[row.state] = row.pledges
  to.pledgesMade += row.made
  to.pledgesDelivered += row.delivered
  if (isOpen(row.state)) to.pledgesOverdue += row.pastDate
}

const isCounted = (state: PledgeState): state is CountedPledgeState =>
  (countedPledgeStates as readonly PledgeState[]).includes(state)
const isOpen = (state: PledgeState) => (openPledgeStates as readonly PledgeState[]).includes(state)

const stretchOf = (partnershipIds: string[], { from, to }: Period): store.Stretch => ({
  partnershipIds,
  from,
  to,
  since: londonInstant(from, '00:00'),
  until: londonInstant(laterDate(to, { days: 1 }), '00:00'),
})
