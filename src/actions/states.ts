export const actionStates = ['open', 'in progress', 'done', 'closed', 'cancelled'] as const
export type ActionState = (typeof actionStates)[number]

/** States in which somebody still has something to do. */
export const openActionStates = ['open', 'in progress'] as const satisfies readonly ActionState[]
