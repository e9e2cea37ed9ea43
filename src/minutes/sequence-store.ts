import { and, desc, eq, getTableColumns, gt, isNull, lt, lte, notInArray, or, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import type { Instant } from '../clock.ts'
import { prepared, type Tx } from '../database/database.ts'
import { meetings } from '../meetings/tables.ts'
import type { Minutes } from './store.ts'
import { minutes } from './tables.ts'

const agreeing = alias(meetings, 'agreeing')
/** A sub-group agrees to its own minutes, the whole partnership to its. */
const ofOneBody = sql`${meetings.subGroupId} is ${agreeing.subGroupId}`

const begunAfter = prepared(tx =>
  tx
    .select({ id: meetings.id, heldOn: meetings.heldOn, title: meetings.title })
    .from(meetings)
    .innerJoin(agreeing, eq(agreeing.id, sql.placeholder('meetingId')))
    .where(
      and(
        eq(meetings.partnershipId, sql.placeholder('partnershipId')),
        ofOneBody,
        gt(meetings.startsAt, agreeing.startsAt),
        or(lte(meetings.startsAt, sql.placeholder('now')), eq(meetings.state, 'held')),
        notInArray(meetings.state, ['draft', 'cancelled']),
        isNull(meetings.discardedAt),
      ),
    )
    .orderBy(desc(meetings.startsAt))
    .limit(10)
    .prepare(),
)

/** Later meetings of the same body that have begun, the latest first. */
export const meetingsBegunAfter = (tx: Tx, partnershipId: string, which: { meetingId: string; now: Instant }) =>
  begunAfter(tx).all({ partnershipId, ...which })

const waitingBefore = prepared(tx =>
  tx
    .select({ ...getTableColumns(minutes), title: meetings.title })
    .from(minutes)
    .innerJoin(meetings, eq(meetings.id, minutes.meetingId))
    .innerJoin(agreeing, eq(agreeing.id, sql.placeholder('meetingId')))
    .where(
      and(
        eq(minutes.partnershipId, sql.placeholder('partnershipId')),
        eq(minutes.state, 'circulated'),
        lte(minutes.heldOn, agreeing.heldOn),
        lt(meetings.startsAt, agreeing.startsAt),
        ofOneBody,
      ),
    )
    .orderBy(desc(minutes.heldOn))
    .limit(5)
    .prepare(),
)

/** Circulated minutes of the same body's meetings before this one, the latest first. */
export const circulatedBefore = (tx: Tx, partnershipId: string, meetingId: string): (Minutes & { title: string })[] =>
  waitingBefore(tx).all({ partnershipId, meetingId })
