import type { Instant } from '../clock.ts'

/** `starting` is who has accepted and begins on a later day. `lapsed` is an invitation that nobody took up in time: computed from its dates, never stored. */
export const membershipStates = ['invited', 'lapsed', 'starting', 'active', 'ended'] as const
export type MembershipState = (typeof membershipStates)[number]

interface Dates {
  startedAt: Instant | null
  endedAt: Instant | null
  expiresAt: Instant | null
  acceptedAt?: Instant | null
}

/** Where a membership stands at that moment. */
export function membershipState(dates: Dates, now: Instant): MembershipState {
  if (dates.endedAt !== null && dates.endedAt <= now) return 'ended'
  if (dates.startedAt !== null) return 'active'
  if (dates.acceptedAt) return 'starting'
  return dates.expiresAt !== null && dates.expiresAt <= now ? 'lapsed' : 'invited'
}
