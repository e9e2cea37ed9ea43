import { workingDaysBefore } from '../bank-holidays.ts'
import type { CalendarDate } from '../clock.ts'

/** So long before a meeting papers are due, where nobody chose another day. */
const WORKING_DAYS = 5

/** The usual day for papers; none where it is over already. */
export function usualPapersDue(heldOn: CalendarDate, today: CalendarDate): CalendarDate | undefined {
  const due = workingDaysBefore(heldOn, WORKING_DAYS)
  return due >= today ? due : undefined
}

/** The day for papers after a change: one that was the usual one and left alone moves with the meeting. */
export function papersDueAfter(
  was: { heldOn: CalendarDate; papersDueOn: CalendarDate | null },
  plan: { heldOn: CalendarDate; papersDueOn?: CalendarDate | undefined },
  today: CalendarDate,
): CalendarDate | undefined {
  const isLeftAlone =
    plan.papersDueOn === was.papersDueOn && was.papersDueOn === workingDaysBefore(was.heldOn, WORKING_DAYS)
  if (!isLeftAlone || plan.heldOn === was.heldOn) return plan.papersDueOn
  return usualPapersDue(plan.heldOn, today)
}
