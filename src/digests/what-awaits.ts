import { type CalendarDate, later, londonDate } from '../clock.ts'
import type { Tx } from '../database/database.ts'
import { meetingsComing } from './awaiting-store.ts'
import { awaitsYou } from './awaits-you.ts'
import { actionEntry, pledgeEntry, pledgeLimits } from './due-entries.ts'
import { type Asked, type Entry, meetingEntry, type ShortNames } from './entries.ts'
import { seatsHeld } from './held-store.ts'
import { actionsOwed, pledgesOwed } from './owed-store.ts'
import { whatChanged } from './what-changed.ts'

const MOST_OWED = 50
const MOST_MEETINGS = 30

/** A partnership somebody belongs to now, with the roles they hold there. */
export interface Belonging {
  partnershipId: string
  shortName: string
  name: string
  areaName: string
  roles: string[]
  organisations: string[]
}

/** All that concerns one person at one moment, across the partnerships they belong to then. */
export interface Awaiting {
  partnerships: Belonging[]
  /** What my organisation or I owe, soonest first. */
  owed: Entry[]
  /** What waits for my answer, my check or my decision. */
  awaiting: Entry[]
  changed: Entry[]
  coming: Entry[]
  counts: { owed: number; overdue: number; awaiting: number; changed: number; coming: number }
}

/** What a person owes, what awaits them, what others changed and what is coming; nothing of a partnership they left. */
export function whatAwaits(tx: Tx, asked: Asked): Awaiting {
  const partnerships = belongings(tx, asked)
  if (partnerships.length === 0) return nothing
  const names: ShortNames = new Map(partnerships.map(each => [each.partnershipId, each.shortName]))
  const today = londonDate(asked.now)
  const meetings = meetingsComing(tx).all({
    ...whoAndWhen(asked),
    dayAgo: later(asked.now, { days: -1 }),
    most: MOST_MEETINGS,
  })
  const { owed, total, overdue } = whatIsOwed(tx, { ...asked, today, names })
  const awaiting = awaitsYou(tx, { ...asked, today, names, meetings, roles: partnerships.flatMap(each => each.roles) })
  const changed = whatChanged(tx, asked, names)
  const coming = meetings.map(each => meetingEntry(each, names))
  const counts = { owed: total, overdue, awaiting: awaiting.length, changed: changed.length, coming: coming.length }
  return { partnerships, owed, awaiting, changed, coming, counts }
}

const nothing: Awaiting = {
  partnerships: [],
  owed: [],
  awaiting: [],
  changed: [],
  coming: [],
  counts: { owed: 0, overdue: 0, awaiting: 0, changed: 0, coming: 0 },
}

const whoAndWhen = ({ personId, now }: Asked) => ({ personId, now })

/** Where somebody belongs now: one entry for each partnership, whatever the number of seats they fill. */
export function belongings(tx: Tx, { personId, now }: Pick<Asked, 'personId' | 'now'>): Belonging[] {
  const held = new Map<string, Belonging>()
  for (const { role, organisationId: _, organisationName, ...partnership } of seatsHeld(tx).all({ personId, now })) {
    const known = held.get(partnership.partnershipId) ?? { ...partnership, roles: [], organisations: [] }
    known.roles.push(role)
    known.organisations.push(organisationName)
    held.set(partnership.partnershipId, known)
  }
  return [...held.values()]
}

/** Actions and pledges in one list, soonest first; what is overdue is computed for that day. */
function whatIsOwed(tx: Tx, asked: Asked & { today: CalendarDate; names: ShortNames }) {
  const owing = { ...whoAndWhen(asked), today: asked.today, most: MOST_OWED }
  const actions = actionsOwed(tx).all(owing)
  const pledges = pledgesOwed(tx).all({ ...owing, ...pledgeLimits(asked.today) })
  const owed = [
    ...actions.map(each => actionEntry(each, asked)),
    ...pledges.map(each => pledgeEntry(each, asked)),
  ].toSorted((one, other) => (one.on ?? '').localeCompare(other.on ?? ''))
  return {
    owed,
    total: (actions[0]?.total ?? 0) + (pledges[0]?.total ?? 0),
    overdue: (actions[0]?.overdue ?? 0) + (pledges[0]?.overdue ?? 0),
  }
}
