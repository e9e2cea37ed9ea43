import type { CalendarDate, WallTime } from '../clock.ts'
import type { AttendanceKind, ItemOutcome } from './states.ts'

/** The whole text of the minutes of one meeting: what is read, circulated and, frozen, approved. */
export interface MinutesRecord {
  partnership: string
  meeting: {
    title: string
    heldOn: CalendarDate
    startTime: string
    endTime: string
    place: string
    chair: string
    minuteTaker: string
  }
  confidentiality: string
  /** The version of the statement; records of earlier releases do not say. */
  confidentialityVersion?: number
  quorum: { needed: number; organisationsPresent: number; met: boolean }
  attendance: {
    organisation: string
    name: string
    substituteFor: string | null
    isSubstitute: boolean
    attendance: AttendanceKind
    /** They were asked to the meeting; records of an earlier release say so of nobody. */
    invited?: true
    /** London times, where somebody came after the start or left before the end. */
    arrivedAt?: WallTime
    leftAt?: WallTime
    /** They acknowledged the confidentiality statement. */
    acknowledged?: true
    interests?: string
    /** The row of the register; records of an earlier release do not name it. */
    attendanceId?: string
  }[]
  /** How the meeting stood as it opened, at each decision and when somebody came or left, where it was minuted as it sat. */
  quorumStamps?: RecordedStamp[]
  items: RecordedItem[]
  /** Agreed at the meeting, but under no item that is still on its agenda. */
  otherActions: RecordedAction[]
  /** Written to the meeting beforehand, where no item of its agenda takes that up. */
  otherWritten?: RecordedWriting[]
}

export interface RecordedStamp {
  at: WallTime
  why: string
  organisations: number
  needed: number
  met: boolean
  /** `no health body`, or nothing. */
  missing: string
}

export interface RecordedItem {
  agendaItemId: string
  number: number
  title: string
  isClosed: boolean
  text: string
  decision: string
  outcome: ItemOutcome | null
  /** Who did not agree. */
  dissent?: string
  actions: RecordedAction[]
  written?: RecordedWriting[]
}

/** What an organisation or a sub-group wrote to the meeting beforehand, in its own words. */
export interface RecordedWriting {
  kind: 'update' | 'report'
  from: string
  text: string
}

export interface RecordedAction {
  reference: string
  text: string
  organisation: string
  person: string
  dueOn: CalendarDate
}
