import { and, eq, gt, inArray, isNull, lt, ne, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import { later } from '../clock.ts'
import { given, prepared, type Tx } from '../database/database.ts'
import type { Stretch } from '../meetings/clashes-store.ts'
import { meetings } from '../meetings/tables.ts'
import { organisations, seats } from '../partnerships/tables.ts'

const theirs = alias(seats, 'theirs')
const seatedElsewhere = prepared(tx =>
  tx
    .selectDistinct({ name: organisations.displayName, startsAt: meetings.startsAt, endsAt: meetings.endsAt })
    .from(seats)
    .innerJoin(
      theirs,
      and(
        eq(theirs.organisationId, seats.organisationId),
        ne(theirs.partnershipId, seats.partnershipId),
        isNull(theirs.leftOn),
      ),
    )
    .innerJoin(
      meetings,
      and(
        eq(meetings.partnershipId, theirs.partnershipId),
        // No meeting goes on past midnight: this bound lets the index find where to begin.
        gt(meetings.startsAt, given('dayBefore')),
        lt(meetings.startsAt, given('endsAt')),
        gt(meetings.endsAt, given('startsAt')),
        inArray(meetings.state, ['scheduled', 'papers out']),
        isNull(meetings.subGroupId),
      ),
    )
    .innerJoin(organisations, eq(organisations.id, seats.organisationId))
    .where(and(eq(seats.partnershipId, given('partnershipId')), isNull(seats.leftOn)))
    .orderBy(meetings.startsAt, meetings.endsAt, sql`lower(${organisations.displayName})`)
    .prepare(),
)

/** A double booking: who of ours, and when. Of the other meeting nothing else is read. */
export interface Elsewhere extends Stretch {
  name: string
}

/** Our organisations that also have a seat where a meeting takes place within those hours. */
export const organisationsMeetingElsewhere = (tx: Tx, partnershipId: string, stretch: Stretch): Elsewhere[] =>
  seatedElsewhere(tx).all({ partnershipId, ...stretch, dayBefore: later(stretch.startsAt, { days: -1 }) })
