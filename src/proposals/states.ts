/** A proposal waits until it is taken onto an agenda, declined with a reason, or taken back. */
export const proposalStates = ['open', 'taken', 'declined', 'withdrawn'] as const

/** What a member may propose: what belongs into closed session is said to the chair, not written here. */
export const proposedKinds = ['decision', 'discussion', 'information', 'presentation'] as const
