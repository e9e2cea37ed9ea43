export const minutesStates = ['draft', 'circulated', 'approved'] as const

export const itemOutcomes = ['noted', 'agreed', 'deferred', 'referred'] as const
export type ItemOutcome = (typeof itemOutcomes)[number]

export const attendanceKinds = ['present', 'part', 'apologies', 'absent', 'observer'] as const
export type AttendanceKind = (typeof attendanceKinds)[number]

/** Kinds that count as the organisation having been there. */
export const attendedKinds = ['present', 'part'] as const satisfies readonly AttendanceKind[]
