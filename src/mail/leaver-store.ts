import { and, eq, isNotNull, isNull, ne, or, sql } from 'drizzle-orm'
import type { Instant } from '../clock.ts'
import type { Tx } from '../database/database.ts'
import { letters } from './tables.ts'

/** Why a letter did not go that waited for somebody as they left. */
export const LEFT = 'They were no longer a member when it would have gone out.'

/** Who left what: a partnership, or only one closed sub-group of it. */
export interface Leaver {
  partnershipId: string
  personId: string
  subGroupId?: string
}

// An attempt that was cut off may have arrived all the same.
const mayHaveArrived = sql`(asking.state in ('sent', 'sending') or asking.attempts > 0)`
// Looked for among the letters about the same meeting: the outbox keeps those of every year.
const isInTheirCalendar = sql`exists (select 1 from letters as asking where asking.subject_id = ${letters.subjectId}
  and asking.to_person_id = ${letters.toPersonId} and asking.event_uid = ${letters.eventUid}
  and asking.calendar_method = 'REQUEST' and ${mayHaveArrived})`
// By their state the few that did not go are found without reading all that ever went; the plus keeps to that index.
const isUnsent = sql`${letters.state} in ('queued', 'sending', 'failed', 'expired', 'held')`
const ofPartnership = (partnershipId: string) => sql`+${letters.partnershipId} = ${partnershipId}`
const ofNone = sql`+${letters.partnershipId} is null`

/** What somebody may have who is no longer a member: a goodbye, an invitation to join, and what takes a meeting out of their calendar. */
const isForAnybody = or(
  sql`${letters.cause} like 'membership ended:%'`,
  and(eq(letters.kind, 'invitation'), isNull(letters.eventUid)),
  and(eq(letters.calendarMethod, 'CANCEL'), isInTheirCalendar),
)
// What was agreed for their own organisation they may know; the letter about it names nothing else.
const ofGroup = (subGroupId: string) =>
  sql`(${letters.subjectId} in (select id from meetings where meetings.sub_group_id = ${subGroupId})
    and ${letters.cause} not like 'agreed at %')`

const theirs = ({ partnershipId, personId, subGroupId }: Leaver) =>
  and(
    eq(letters.toPersonId, personId),
    ofPartnership(partnershipId),
    subGroupId === undefined ? undefined : ofGroup(subGroupId),
  )

/** Digests, and reminders of what is owed, say in one letter what concerns several partnerships. */
const isOfAll = ({ personId }: Leaver) =>
  and(eq(letters.toPersonId, personId), ofNone, sql`${letters.kind} in ('digest', 'reminder')`)

/** The calendar events that were on their way to somebody who left and cannot have arrived. */
export const eventsNeverSent = (tx: Tx, leaver: Leaver): string[] =>
  tx
    .selectDistinct({ eventUid: letters.eventUid })
    .from(letters)
    .where(and(isUnsent, theirs(leaver), isNotNull(letters.eventUid), sql`not ${isInTheirCalendar}`))
    .all()
    .flatMap(each => each.eventUid ?? [])

/**
 * Ends what still waits to go to somebody who left while mail was away, and forgets its words, so that nobody can send it
 * after all. One in hand this moment goes; should it come back, it is over too.
 */
export function dropLettersOfLeaver(tx: Tx, leaver: Leaver, now: Instant): void {
  const state = sql`case when ${letters.state} in ('sending', 'failed') then ${letters.state} else 'expired' end`
  const forgotten = { text: '', html: '', calendar: null, raw: null }
  tx.update(letters)
    .set({ state, error: LEFT, expiresAt: now, ...forgotten })
    .where(and(isUnsent, ne(letters.text, ''), or(theirs(leaver), isOfAll(leaver)), sql`not ${isForAnybody}`))
    .run()
}
