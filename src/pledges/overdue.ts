import type { CalendarDate } from '../clock.ts'
import type { PledgeState } from './states.ts'

/** States in which a date that passed is a promise missed; a paused pledge has been excused. */
export const owingStates: readonly PledgeState[] = ['submitted', 'acknowledged', 'active']

/** Whether its date has passed with the promise still open. Computed wherever it is shown, stored nowhere. */
export const isPledgeOverdue = (
  pledge: { state: PledgeState; byWhen: CalendarDate | null },
  today: CalendarDate,
): boolean => owingStates.includes(pledge.state) && pledge.byWhen !== null && pledge.byWhen < today
