import { and, asc, desc, eq, gt, isNull, lte, notInArray, type SQL, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import { type Instant, later } from '../clock.ts'
import { prepared, type Tx } from '../database/database.ts'
import { found, stale } from '../errors.ts'
import { organisations } from '../partnerships/tables.ts'
import { people } from '../people/tables.ts'
import { invitations, meetings } from './tables.ts'

type MeetingColumns = typeof meetings.$inferSelect
export type Meeting = MeetingColumns & { chairName: string | null; minuteTakerName: string | null }
export type Invitation = typeof invitations.$inferSelect

const chairs = alias(people, 'chairs')
const minuteTakers = alias(people, 'minute_takers')

const byId = prepared(tx =>
  tx
    .select({
      meeting: meetings,
      chairName: sql<string | null>`coalesce(${chairs.alias}, ${chairs.name})`,
      minuteTakerName: sql<string | null>`coalesce(${minuteTakers.alias}, ${minuteTakers.name})`,
    })
    .from(meetings)
    .leftJoin(chairs, eq(chairs.id, meetings.chairPersonId))
    .leftJoin(minuteTakers, eq(minuteTakers.id, meetings.minuteTakerPersonId))
    .where(
      and(eq(meetings.id, sql.placeholder('meetingId')), eq(meetings.partnershipId, sql.placeholder('partnershipId'))),
    )
    .prepare(),
)

/** The meeting of this partnership, with the names of who chairs it and who takes its minutes. */
export function meetingById(tx: Tx, partnershipId: string, meetingId: string): Meeting {
  const { meeting, ...names } = found(byId(tx).get({ partnershipId, meetingId }), 'meeting')
  return { ...meeting, ...names }
}

/** What a list shows of a meeting: exactly the columns, so that no row needs work. */
const listed = {
  id: meetings.id,
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
}

const LAST = { startsAt: '~', id: '~' }
const FIRST = { startsAt: '', id: '' }

const inPartnership = and(
  eq(meetings.partnershipId, sql.placeholder('partnershipId')),
  sql`(${meetings.state} <> 'draft' or ${sql.placeholder('withDrafts')} = 1)`,
)
const list = (order: 'asc' | 'desc', where?: SQL) =>
  prepared(tx => {
    const direction = order === 'asc' ? asc : desc
    const beyond = sql.raw(order === 'asc' ? '>' : '<')
    const key = sql`(${meetings.startsAt}, ${meetings.id}) ${beyond} (${sql.placeholder('startsAt')}, ${sql.placeholder('id')})`
    return tx
      .select(listed)
      .from(meetings)
      .where(and(inPartnership, key, where))
      .orderBy(direction(meetings.startsAt), direction(meetings.id))
      .limit(sql.placeholder('size'))
      .prepare()
  })
const all = list('desc')
const past = list('desc', lte(meetings.endsAt, sql.placeholder('now')))
// No meeting goes on past midnight, so whatever began a day ago is over: that bound lets the index find where to begin.
const coming = list(
  'asc',
  and(gt(meetings.startsAt, sql.placeholder('dayAgo')), gt(meetings.endsAt, sql.placeholder('now'))),
)

const asked = ({ after, withDrafts, size }: ListAsked, start: { startsAt: string; id: string }) => ({
  ...(after ?? start),
  withDrafts: withDrafts ? 1 : 0,
  size,
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

const next = prepared(tx =>
  tx
    .select(listed)
    .from(meetings)
    .where(
      and(
        eq(meetings.partnershipId, sql.placeholder('partnershipId')),
        gt(meetings.startsAt, sql.placeholder('dayAgo')),
        gt(meetings.endsAt, sql.placeholder('now')),
        notInArray(meetings.state, ['draft', 'cancelled']),
      ),
    )
    .orderBy(asc(meetings.startsAt), asc(meetings.id))
    .limit(1)
    .prepare(),
)

/** The next meeting that is going ahead, or the one going on now. */
export const nextMeeting = (tx: Tx, partnershipId: string, now: Instant): MeetingRow | undefined =>
  next(tx).get({ partnershipId, now, dayAgo: later(now, { days: -1 }) })

export function addMeeting(tx: Tx, meeting: typeof meetings.$inferInsert): void {
  tx.insert(meetings).values(meeting).run()
}

/** Changes a meeting, unless somebody else did since `version`. */
export function changeMeetingRow(
  tx: Tx,
  meeting: { partnershipId: string; id: string },
  change: { version: number; at: Instant; by: string; values: Partial<typeof meetings.$inferInsert> },
): void {
  const { changes } = tx
    .update(meetings)
    .set({ ...change.values, updatedAt: change.at, updatedBy: change.by, version: sql`${meetings.version} + 1` })
    .where(
      and(
        eq(meetings.id, meeting.id),
        eq(meetings.partnershipId, meeting.partnershipId),
        eq(meetings.version, change.version),
      ),
    )
    .run()
  if (changes === 0) throw stale('this meeting')
}

const invited = prepared(tx =>
  tx
    .select({
      invitation: invitations,
      name: sql<string>`coalesce(${people.alias}, ${people.name})`,
      organisationName: organisations.displayName,
    })
    .from(invitations)
    .innerJoin(people, eq(people.id, invitations.personId))
    .innerJoin(organisations, eq(organisations.id, invitations.organisationId))
    .where(
      and(
        eq(invitations.meetingId, sql.placeholder('meetingId')),
        eq(invitations.partnershipId, sql.placeholder('partnershipId')),
        isNull(invitations.withdrawnAt),
      ),
    )
    .orderBy(asc(sql`lower(${organisations.displayName})`), asc(sql`lower(${people.name})`))
    .prepare(),
)

/** Everyone asked to the meeting and what they answered, by organisation and name; invitations taken back are left out. */
export const invitationsTo = (tx: Tx, partnershipId: string, meetingId: string) =>
  invited(tx)
    .all({ partnershipId, meetingId })
    .map(({ invitation, ...names }) => ({ ...invitation, ...names }))
