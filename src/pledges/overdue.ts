import type { CalendarDate } from '../clock.ts'
import { owingStates, type PledgeState } from './states.ts'

/** Whether a date that passes is a promise missed. */
export const isOwing = (state: PledgeState): boolean => (owingStates as readonly PledgeState[]).includes(state)

/** Whether its date has passed with the promise still open. Computed wherever it is shown, stored nowhere. */
export const isPledgeOverdue = (
  pledge: { state: PledgeState; byWhen: CalendarDate | null },
  today: CalendarDate,
): boolean => isOwing(pledge.state) && pledge.byWhen !== null && pledge.byWhen < today
