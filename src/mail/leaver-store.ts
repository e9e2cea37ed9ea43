import { and, eq, isNotNull, isNull, ne, or, sql } from 'drizzle-orm'
import type { Instant } from '../clock.ts'
import type { Tx } from '../database/database.ts'
import { letters } from './tables.ts'

/** Why a letter did not go that waited for somebody as they left. */
export const LEFT = 'They were no longer a member when it would have gone out.'

interface Leaver {
  personId: string
  now: Instant
}

// An attempt that was cut off may have arrived all the same.
const mayHaveArrived = sql`(asking.state in ('sent', 'sending') or asking.attempts > 0)`
const isInTheirCalendar = sql`exists (select 1 from letters as asking where asking.to_person_id = ${letters.toPersonId}
  and asking.event_uid = ${letters.eventUid} and asking.calendar_method = 'REQUEST' and ${mayHaveArrived})`

/** What somebody may have who is no longer a member: a goodbye, an invitation to join, and what takes a meeting out of their calendar. */
const isForAnybody = or(
  sql`${letters.cause} like 'membership ended:%'`,
  and(eq(letters.kind, 'invitation'), isNull(letters.eventUid)),
  and(eq(letters.calendarMethod, 'CANCEL'), isInTheirCalendar),
)
// Digests and reminders of what is owed name several partnerships in one letter.
const concerns = (partnershipId: string) =>
  or(
    eq(letters.partnershipId, partnershipId),
    and(isNull(letters.partnershipId), sql`${letters.kind} in ('digest', 'reminder')`),
  )

/** The calendar events of a partnership that were on their way to somebody and cannot have arrived. */
export const eventsNeverSent = (tx: Tx, partnershipId: string, personId: string): string[] =>
  tx
    .selectDistinct({ eventUid: letters.eventUid })
    .from(letters)
    .where(
      and(
        eq(letters.toPersonId, personId),
        eq(letters.partnershipId, partnershipId),
        isNotNull(letters.eventUid),
        sql`not ${isInTheirCalendar}`,
      ),
    )
    .all()
    .flatMap(each => each.eventUid ?? [])

/**
 * Ends what still waits to go to somebody whose last membership of a partnership ended while mail was away, and forgets
 * its words, so that nobody can send it after all. One in hand this moment goes; should it come back, it is over too.
 */
export function dropLettersOfLeaver(tx: Tx, partnershipId: string, { personId, now }: Leaver): void {
  const state = sql`case ${letters.state} when 'sending' then 'sending' when 'failed' then 'failed' else 'expired' end`
  tx.update(letters)
    .set({
      state: sql`${state}`,
      error: LEFT,
      expiresAt: now,
      text: '',
      html: '',
      calendar: null,
      raw: null,
    })
    .where(
      and(
        eq(letters.toPersonId, personId),
        ne(letters.state, 'sent'),
        ne(letters.text, ''),
        concerns(partnershipId),
        sql`not ${isForAnybody}`,
      ),
    )
    .run()
}
