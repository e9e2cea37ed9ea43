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

/** Where a grant may go from where it stands. A state that leads nowhere is final. */
export const grantMoves: Record<GrantState, readonly GrantState[]> = {
  proposed: ['decided', 'declined'],
  decided: ['offered', 'declined'],
  offered: ['accepted', 'declined', 'expired'],
  accepted: ['active', 'terminated'],
  active: ['suspended', 'closed', 'terminated'],
  suspended: ['active', 'closed', 'terminated'],
  closed: [],
  terminated: [],
  declined: [],
  expired: [],
}

/** Where a grant may stand when it is first recorded: offices also record what was decided before they came here. */
export const firstStates = [
  'proposed',
  'decided',
  'offered',
  'accepted',
  'active',
] as const satisfies readonly GrantState[]

/** States in which the partnership has, or had, the money. */
export const fundedStates = ['accepted', 'active', 'suspended', 'closed'] as const satisfies readonly GrantState[]

/** States in which the partnership knows of its grant; until it is offered it is the office's affair. */
export const offeredStates = [
  'offered',
  ...fundedStates,
  'terminated',
  'expired',
] as const satisfies readonly GrantState[]

/** Why a recorded grant is changed: a fixed choice, because the trail holds no free text. */
export const changeReasons = ['correction', 'variation agreed', 'successor body'] as const
