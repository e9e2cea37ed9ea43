/** A summary is written, waits for another person's approval, and is published; changed again, it is a draft again. */
export const summaryStates = ['draft', 'waiting', 'published'] as const
