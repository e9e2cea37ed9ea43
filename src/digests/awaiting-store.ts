import { and, asc, desc, eq, gt, gte, inArray, isNull, lt, lte, or, sql } from 'drizzle-orm'
import { memberships } from '../access/tables.ts'
import { openActionStates } from '../actions/states.ts'
import { actions } from '../actions/tables.ts'
import { prepared } from '../database/database.ts'
import { invitations, meetings } from '../meetings/tables.ts'
import { minutes } from '../minutes/tables.ts'
import { organisations, partnerships } from '../partnerships/tables.ts'
import { pledges } from '../pledges/tables.ts'

const now = sql.placeholder('now')
const personId = sql.placeholder('personId')

/** Every read here starts from the memberships a person holds now, so nothing of a partnership they left is found. */
export const heldNow = and(
  eq(memberships.personId, personId),
  lte(memberships.startedAt, now),
  or(isNull(memberships.endedAt), gt(memberships.endedAt, now)),
)

/** The partnerships somebody belongs to now, as what and for which organisation. */
export const seatsHeld = prepared(tx =>
  tx
    .select({
      partnershipId: memberships.partnershipId,
      shortName: partnerships.shortName,
      name: partnerships.name,
      areaName: partnerships.areaName,
      role: memberships.role,
      organisationId: memberships.organisationId,
      organisationName: organisations.displayName,
    })
    .from(memberships)
    .innerJoin(partnerships, eq(partnerships.id, memberships.partnershipId))
    .innerJoin(organisations, eq(organisations.id, memberships.organisationId))
    .where(heldNow)
    .orderBy(asc(sql`lower(${partnerships.name})`), asc(organisations.displayName))
    .prepare(),
)

const total = sql<number>`count(*) over ()`

// Where the owner left, what they owed is the whole organisation's.
const isPersonStillHere = (owner: typeof actions.ownerPersonId | typeof pledges.leadPersonId, place: unknown) =>
  sql<number>`exists (select 1 from memberships as theirs where theirs.person_id = ${owner}
    and theirs.partnership_id = ${place} and theirs.started_at <= ${now}
    and (theirs.ended_at is null or theirs.ended_at > ${now}))`

/** What the person's organisations have agreed to do and not done, soonest first. */
export const actionsOwed = prepared(tx =>
  tx
    .select({
      id: actions.id,
      partnershipId: actions.partnershipId,
      reference: actions.reference,
      text: actions.text,
      dueOn: actions.dueOn,
      personId: actions.ownerPersonId,
      isPersonHere: isPersonStillHere(actions.ownerPersonId, actions.partnershipId),
      createdAt: actions.createdAt,
      total,
      overdue: sql<number>`sum(${actions.dueOn} < ${sql.placeholder('today')}) over ()`,
    })
    .from(memberships)
    .innerJoin(
      actions,
      and(
        eq(actions.partnershipId, memberships.partnershipId),
        eq(actions.ownerOrganisationId, memberships.organisationId),
        inArray(actions.state, [...openActionStates]),
      ),
    )
    .where(heldNow)
    .orderBy(asc(actions.dueOn), asc(actions.id))
    .limit(sql.placeholder('most'))
    .prepare(),
)

/** Pledges of the person's organisations that fall due by `soon`, or of which nobody has heard since `quiet`. */
export const pledgesOwed = prepared(tx =>
  tx
    .select({
      id: pledges.id,
      partnershipId: pledges.partnershipId,
      reference: pledges.reference,
      title: pledges.title,
      byWhen: pledges.byWhen,
      lastHeardOn: sql<string>`coalesce(${pledges.progressOn}, ${pledges.madeOn})`,
      personId: pledges.leadPersonId,
      isPersonHere: isPersonStillHere(pledges.leadPersonId, pledges.partnershipId),
      createdAt: pledges.createdAt,
      total,
      overdue: sql<number>`sum(${pledges.byWhen} < ${sql.placeholder('today')}) over ()`,
    })
    .from(memberships)
    .innerJoin(
      pledges,
      and(
        eq(pledges.partnershipId, memberships.partnershipId),
        eq(pledges.organisationId, memberships.organisationId),
        inArray(pledges.state, ['submitted', 'acknowledged', 'active']),
      ),
    )
    .where(
      and(
        heldNow,
        sql`(${pledges.byWhen} <= ${sql.placeholder('soon')}
          or coalesce(${pledges.progressOn}, ${pledges.madeOn}) <= ${sql.placeholder('quiet')})`,
      ),
    )
    .orderBy(asc(pledges.byWhen), asc(pledges.id))
    .limit(sql.placeholder('most'))
    .prepare(),
)

const ofSecretariat = inArray(memberships.role, ['co-ordinator', 'vice-chair', 'chair'])
const ofChairs = inArray(memberships.role, ['vice-chair', 'chair'])
// Who fills two seats of a partnership has the larger role of the two.
const inSecretariat = sql<number>`max(${ofSecretariat})`
const amongChairs = sql<number>`max(${ofChairs})`

/** Meetings not over yet, soonest first, with this person's answer where they were asked. */
export const meetingsComing = prepared(tx =>
  tx
    .select({
      id: meetings.id,
      partnershipId: meetings.partnershipId,
      title: meetings.title,
      heldOn: meetings.heldOn,
      startTime: meetings.startTime,
      endTime: meetings.endTime,
      startsAt: meetings.startsAt,
      mode: meetings.mode,
      state: meetings.state,
      papersDueOn: meetings.papersDueOn,
      answer: invitations.answer,
      isSecretariat: inSecretariat,
    })
    .from(memberships)
    .innerJoin(
      meetings,
      and(
        eq(meetings.partnershipId, memberships.partnershipId),
        gt(meetings.startsAt, sql.placeholder('dayAgo')),
        gt(meetings.endsAt, now),
        inArray(meetings.state, ['scheduled', 'papers out']),
      ),
    )
    .leftJoin(
      invitations,
      and(eq(invitations.meetingId, meetings.id), eq(invitations.personId, personId), isNull(invitations.withdrawnAt)),
    )
    .where(heldNow)
    .groupBy(meetings.id)
    .orderBy(asc(meetings.startsAt), asc(meetings.id))
    .limit(sql.placeholder('most'))
    .prepare(),
)

/** Minutes not approved yet: drafts for those who write them, circulated ones for everybody. */
export const minutesUnderWay = prepared(tx =>
  tx
    .select({
      meetingId: minutes.meetingId,
      partnershipId: minutes.partnershipId,
      title: meetings.title,
      heldOn: minutes.heldOn,
      state: minutes.state,
      circulatedAt: minutes.circulatedAt,
      isChair: amongChairs,
    })
    .from(memberships)
    .innerJoin(
      minutes,
      and(
        eq(minutes.partnershipId, memberships.partnershipId),
        or(eq(minutes.state, 'circulated'), and(eq(minutes.state, 'draft'), ofSecretariat)),
      ),
    )
    .innerJoin(meetings, eq(meetings.id, minutes.meetingId))
    .where(heldNow)
    .groupBy(minutes.meetingId)
    .orderBy(desc(minutes.heldOn), asc(minutes.meetingId))
    .limit(sql.placeholder('most'))
    .prepare(),
)

/** Meetings that are over and of which nobody has begun the minutes, within the last year. */
export const meetingsToMinute = prepared(tx =>
  tx
    .selectDistinct({
      id: meetings.id,
      partnershipId: meetings.partnershipId,
      title: meetings.title,
      heldOn: meetings.heldOn,
    })
    .from(memberships)
    .innerJoin(
      meetings,
      and(
        eq(meetings.partnershipId, memberships.partnershipId),
        gte(meetings.startsAt, sql.placeholder('yearAgo')),
        lt(meetings.startsAt, now),
        lt(meetings.endsAt, now),
        inArray(meetings.state, ['scheduled', 'papers out', 'held']),
      ),
    )
    .leftJoin(minutes, eq(minutes.meetingId, meetings.id))
    .where(and(heldNow, ofSecretariat, isNull(minutes.meetingId)))
    .orderBy(asc(meetings.heldOn), asc(meetings.id))
    .limit(sql.placeholder('most'))
    .prepare(),
)

/** Pledges that a chair has to acknowledge or verify. */
export const pledgesForChair = prepared(tx =>
  tx
    .selectDistinct({
      id: pledges.id,
      partnershipId: pledges.partnershipId,
      reference: pledges.reference,
      title: pledges.title,
      organisationName: organisations.displayName,
      state: pledges.state,
    })
    .from(memberships)
    .innerJoin(
      pledges,
      and(eq(pledges.partnershipId, memberships.partnershipId), inArray(pledges.state, ['submitted', 'delivered'])),
    )
    .innerJoin(organisations, eq(organisations.id, pledges.organisationId))
    .where(and(heldNow, ofChairs))
    .orderBy(asc(pledges.byWhen), asc(pledges.id))
    .limit(sql.placeholder('most'))
    .prepare(),
)
