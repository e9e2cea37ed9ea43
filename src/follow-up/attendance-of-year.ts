import { may } from '../access/permissions.ts'
import type { Reading } from '../access/work.ts'
import { type CalendarDate, laterDate, londonDate } from '../clock.ts'
import { organisationsSeated } from '../partnerships/store.ts'
import { meetingsSettled, presenceAt } from './attendance-store.ts'

/** Absent from so many meetings running, or from more than half of the year’s, an organisation has gone quiet. */
const QUIET_RUNNING = 2
const QUIET_SHARE = 0.5

/** How one organisation came to the meetings of a year, as far as it held its seat then. */
export interface OrganisationYear {
  organisationId: string
  name: string
  meetings: number
  present: number
  apologies: number
  absent: number
  /** Of a hundred meetings; nothing where there was none. */
  percent: number | null
  /** Meetings missed one after another, up to the latest. */
  missedRunning: number
  lastThereOn: CalendarDate | null
  isQuiet: boolean
}

export interface AttendanceYear {
  from: CalendarDate
  to: CalendarDate
  meetings: number
  latestMeetingId: string | null
  organisations: OrganisationYear[]
}

type Looking = Reading<'attendance.read' | 'attendance.note'>

/** Attendance over the last twelve months: every organisation to the secretariat, to anybody else their own. */
export function attendanceOfYear(looking: Looking): AttendanceYear {
  const { tx, partnershipId, holdings } = looking
  const to = londonDate(looking.now)
  const stretch = { from: laterDate(to, { years: -1 }), to }
  const meetings = meetingsSettled(tx, partnershipId, stretch)
  const presence = new Map(
    presenceAt(tx, partnershipId, stretch).map(each => [`${each.meetingId} ${each.organisationId}`, each]),
  )
  const own = new Set(holdings.map(held => held.organisationId))
  const seated = organisationsSeated(tx, partnershipId).filter(each => seesAll(looking) || own.has(each.id))
  return {
    ...stretch,
    meetings: meetings.length,
    latestMeetingId: meetings.at(-1)?.meetingId ?? null,
    organisations: seated.map(seat =>
      yearOf(
        seat,
        meetings
          .filter(meeting => meeting.heldOn >= seat.joinedOn)
          .map(({ meetingId, heldOn }) => ({ heldOn, ...presence.get(`${meetingId} ${seat.id}`) })),
      ),
    ),
  }
}

/** Whether this reader sees how every organisation comes: nobody is shown up before the others. */
export const seesAll = (reader: Pick<Looking, 'holdings'>): boolean => may('answers.enter', reader)

interface Presence {
  heldOn: CalendarDate
  wasThere?: number
  sentApologies?: number
}

function yearOf({ id, displayName }: { id: string; displayName: string }, meetings: Presence[]): OrganisationYear {
  const there = meetings.filter(each => each.wasThere)
  const apologies = meetings.filter(each => !each.wasThere && each.sentApologies).length
  const lastThere = meetings.findLastIndex(each => each.wasThere)
  const missedRunning = meetings.length - 1 - lastThere
  const share = meetings.length > 0 ? there.length / meetings.length : undefined
  return {
    organisationId: id,
    name: displayName,
    meetings: meetings.length,
    present: there.length,
    apologies,
    absent: meetings.length - there.length - apologies,
    percent: share === undefined ? null : Math.round(share * 100),
    missedRunning,
    lastThereOn: there.at(-1)?.heldOn ?? null,
    isQuiet: missedRunning >= QUIET_RUNNING || (meetings.length >= QUIET_RUNNING && (share ?? 1) < QUIET_SHARE),
  }
}
