export const actionStates = ['open', 'in progress', 'done', 'closed', 'cancelled'] as const
export type ActionState = (typeof actionStates)[number]

/** States in which somebody still has something to do. */
export const openActionStates = ['open', 'in progress'] as const satisfies readonly ActionState[]

/** What may be asked for about an action that somebody else has to agree to. */
export const requestKinds = ['new owner', 'new date'] as const
export type RequestKind = (typeof requestKinds)[number]
export const requestStates = ['waiting', 'agreed', 'declined', 'taken back'] as const
export type RequestState = (typeof requestStates)[number]
