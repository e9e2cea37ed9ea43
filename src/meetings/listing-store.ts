import { and, asc, desc, eq, gt, inArray, isNull, lte, ne, type SQL, sql } from 'drizzle-orm'
import { type Instant, later } from '../clock.ts'
import { given, givenNumber, prepared, type Tx } from '../database/database.ts'
import { meetings } from './tables.ts'

type MeetingColumns = typeof meetings.$inferSelect

/** What a list shows of a meeting: exactly the columns, so that no row needs work. */
const listed = {
  id: meetings.id,
  subGroupId: meetings.subGroupId,
  title: meetings.title,
  theme: meetings.theme,
  heldOn: meetings.heldOn,
  startTime: meetings.startTime,
  endTime: meetings.endTime,
  startsAt: meetings.startsAt,
  endsAt: meetings.endsAt,
  mode: meetings.mode,
  venue: meetings.venue,
  joiningLink: meetings.joiningLink,
  state: meetings.state,
  version: meetings.version,
}
export type MeetingRow = Pick<MeetingColumns, keyof typeof listed>

/** Where a list of meetings goes on, and whether drafts show. */
export interface ListAsked {
  after: { startsAt: Instant; id: string } | undefined
  withDrafts: boolean
  size: number
  /** Whose meetings: everybody's, only the whole partnership's, or those of one sub-group. */
  only?: 'main' | (string & {}) | undefined
}

const LAST = { startsAt: '~', id: '~' }
const FIRST = { startsAt: '', id: '' }

const only = given('only')
const inPartnership = and(
  eq(meetings.partnershipId, given('partnershipId')),
  isNull(meetings.discardedAt),
  sql`(${meetings.state} <> 'draft' or ${givenNumber('withDrafts')} = 1)`,
  sql`(${only} = '' or (${only} = 'main' and ${meetings.subGroupId} is null) or ${meetings.subGroupId} = ${only})`,
)
const list = (order: 'asc' | 'desc', where?: SQL) =>
  prepared(tx => {
    const direction = order === 'asc' ? asc : desc
    const beyond = sql.raw(order === 'asc' ? '>' : '<')
    const key = sql`(${meetings.startsAt}, ${meetings.id}) ${beyond} (${given('startsAt')}, ${given('id')})`
    return tx
      .select(listed)
      .from(meetings)
      .where(and(inPartnership, key, where))
      .orderBy(direction(meetings.startsAt), direction(meetings.id))
      .limit(givenNumber('size'))
      .prepare()
  })
const all = list('desc')
const past = list('desc', lte(meetings.endsAt, given('now')))
// No meeting goes on past midnight, so whatever began a day ago is over: that bound lets the index find where to begin.
const coming = list('asc', and(gt(meetings.startsAt, given('dayAgo')), gt(meetings.endsAt, given('now'))))

const asked = ({ after, withDrafts, size, only = '' }: ListAsked, start: { startsAt: string; id: string }) => ({
  ...(after ?? start),
  withDrafts: withDrafts ? 1 : 0,
  size,
  only,
})

/** Every meeting, the latest first. */
export const allMeetings = (tx: Tx, partnershipId: string, list: ListAsked): MeetingRow[] =>
  all(tx).all({ partnershipId, ...asked(list, LAST) })

/** Meetings that are over, the latest first. */
export const pastMeetings = (tx: Tx, partnershipId: string, list: ListAsked & { now: Instant }): MeetingRow[] =>
  past(tx).all({ partnershipId, now: list.now, ...asked(list, LAST) })

/** Meetings that are going on or still to come, the soonest first. */
export const comingMeetings = (tx: Tx, partnershipId: string, list: ListAsked & { now: Instant }): MeetingRow[] =>
  coming(tx).all({ partnershipId, now: list.now, dayAgo: later(list.now, { days: -1 }), ...asked(list, FIRST) })

/** Meetings still to come that members know of, and whose each is, the soonest first. */
export const meetingsAhead = (
  tx: Tx,
  partnershipId: string,
  now: Instant,
): { id: string; subGroupId: string | null }[] =>
  tx
    .select({ id: meetings.id, subGroupId: meetings.subGroupId })
    .from(meetings)
    .where(
      and(
        eq(meetings.partnershipId, partnershipId),
        gt(meetings.startsAt, now),
        inArray(meetings.state, ['scheduled', 'papers out']),
      ),
    )
    .orderBy(asc(meetings.startsAt))
    .limit(500)
    .all()

const ofGroup = prepared(tx =>
  tx
    .select(listed)
    .from(meetings)
    .where(
      and(
        eq(meetings.subGroupId, given('subGroupId')),
        inPartnership,
        sql`(${meetings.startsAt}, ${meetings.id}) < (${given('startsAt')}, ${given('id')})`,
      ),
    )
    .orderBy(desc(meetings.startsAt), desc(meetings.id))
    .limit(givenNumber('size'))
    .prepare(),
)

/** The meetings of one sub-group, the latest first. */
export const meetingsOfGroup = (
  tx: Tx,
  partnershipId: string,
  list: ListAsked & { subGroupId: string },
): MeetingRow[] => ofGroup(tx).all({ partnershipId, subGroupId: list.subGroupId, ...asked(list, LAST) })

/** The meetings of one sub-group still to come, drafts included. */
export const meetingsOfGroupAhead = (
  tx: Tx,
  partnershipId: string,
  { subGroupId, now }: { subGroupId: string; now: Instant },
): { id: string }[] =>
  tx
    .select({ id: meetings.id })
    .from(meetings)
    .where(
      and(
        eq(meetings.subGroupId, subGroupId),
        eq(meetings.partnershipId, partnershipId),
        gt(meetings.startsAt, now),
        ne(meetings.state, 'cancelled'),
        isNull(meetings.discardedAt),
      ),
    )
    .limit(500)
    .all()
