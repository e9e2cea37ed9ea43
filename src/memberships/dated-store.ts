import { and, asc, isNotNull, isNull, lt, lte } from 'drizzle-orm'
import { memberships } from '../access/tables.ts'
import type { CalendarDate } from '../clock.ts'
import type { Tx } from '../database/database.ts'
import { type Membership, withNames } from './store.ts'

/** Who has accepted and whose first day has come. */
export const membershipsToBegin = (tx: Tx, today: CalendarDate): Membership[] =>
  withNames(tx)
    .where(
      and(
        lte(memberships.startsOn, today),
        isNull(memberships.startedAt),
        isNotNull(memberships.acceptedAt),
        isNull(memberships.endedAt),
      ),
    )
    .orderBy(asc(memberships.startsOn), asc(memberships.id))
    .limit(500)
    .all()

/** Whose last day is over. */
export const membershipsToEnd = (tx: Tx, today: CalendarDate): Membership[] =>
  withNames(tx)
    .where(and(lt(memberships.endsOn, today), isNull(memberships.endedAt)))
    .orderBy(asc(memberships.endsOn), asc(memberships.id))
    .limit(500)
    .all()
