import { and, eq, inArray, isNull, ne, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import { given, prepared, type Tx } from '../database/database.ts'
import { hoursAsked, isWithin, type Stretch } from '../meetings/clashes-store.ts'
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
        isWithin,
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
  seatedElsewhere(tx).all({ partnershipId, ...hoursAsked(stretch) })
