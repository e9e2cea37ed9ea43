import type { Instant } from '../clock.ts'

/** `lapsed` is an invitation that nobody took up in time: computed from its dates, never stored. */
export const membershipStates = ['invited', 'lapsed', 'active', 'ended'] as const
export type MembershipState = (typeof membershipStates)[number]

interface Dates {
  startedAt: Instant | null
  endedAt: Instant | null
  expiresAt: Instant | null
}

/** Where a membership stands at that moment. */
export function membershipState(dates: Dates, now: Instant): MembershipState {
  if (dates.endedAt !== null && dates.endedAt <= now) return 'ended'
  if (dates.startedAt !== null) return 'active'
  return dates.expiresAt !== null && dates.expiresAt <= now ? 'lapsed' : 'invited'
}
