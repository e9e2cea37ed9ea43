export const minutesStates = ['draft', 'circulated', 'approved'] as const

/** What a correction may be about: the notes or the decision of an item, or how one seat of the register is marked. */
export const correctionSubjects = ['notes', 'decision', 'attendance'] as const
export type CorrectionSubject = (typeof correctionSubjects)[number]

export const correctionStates = ['open', 'taken', 'declined', 'withdrawn'] as const

export const itemOutcomes = ['noted', 'agreed', 'not agreed', 'deferred', 'referred'] as const
export type ItemOutcome = (typeof itemOutcomes)[number]

export const attendanceKinds = ['present', 'part', 'apologies', 'absent', 'observer'] as const
export type AttendanceKind = (typeof attendanceKinds)[number]

/** Kinds that count as the organisation having been there. */
export const attendedKinds = ['present', 'part'] as const satisfies readonly AttendanceKind[]

/** Outcomes by which the meeting itself settled something: the quorum is stamped as they are written. */
export const settledOutcomes = ['agreed', 'not agreed'] as const satisfies readonly ItemOutcome[]

/** Why the quorum was counted: the meeting opened, something was decided, or somebody came late or left early. */
export const stampReasons = ['opened', 'decision', 'arrived', 'left'] as const
export type StampReason = (typeof stampReasons)[number]
