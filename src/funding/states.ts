export const grantStates = [
  'proposed',
  'decided',
  'offered',
  'accepted',
  'active',
  'suspended',
  'closed',
  'terminated',
  'declined',
  'expired',
] as const
export type GrantState = (typeof grantStates)[number]
