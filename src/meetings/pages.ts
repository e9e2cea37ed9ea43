import { z } from 'zod'
import { may } from '../access/permissions.ts'
import type { Reading } from '../access/work.ts'
import { crumbsOf } from '../partnerships/paths.ts'
import { partnershipById } from '../partnerships/store.ts'
import { needsOf, subGroupById, subGroupsIn } from '../partnerships/sub-group-store.ts'
import type { App } from '../web/app-type.ts'
import { keyIn, PAGE_SIZE, type Page, pageOf } from '../web/paging.ts'
import { permit } from '../web/permit.ts'
import { page } from '../web/render.ts'
import { anId, InPartnership } from '../web/schemas.ts'
import { reading } from '../web/visit.ts'
import { agendaFor } from './agenda.ts'
import { whyUnanswerable } from './answer-meeting.ts'
import { answersTo } from './answers.ts'
import { placeShown } from './facts.ts'
import { invitationOf } from './invitations-store.ts'
import { crumbsOfMeetings } from './paths.ts'
import { asSeen, heldHere, meetingInSight } from './policy.ts'
import { comingMeetings, type Meeting, type MeetingRow, pastMeetings } from './store.ts'
import { peopleToTell, uninvitedFrom } from './telling.ts'

export const AtMeeting = InPartnership.extend({ meetingId: anId() })
export const AtMember = AtMeeting.extend({ personId: anId() })

const Cursor = z.string().max(300).optional()
const ListQuery = z.object({ coming: Cursor, past: Cursor, of: z.string().max(40).optional() })

/**
 * What another feature shows on a meeting's page. `app.ts` puts them together, because meetings know nothing of what
 * is made of them later.
 */
export type MeetingSection = (looking: Reading<'meetings.read'>, meeting: Meeting) => object

export function meetingPages(app: App, sections: MeetingSection[]): void {
  app.get(
    '/partnerships/:partnershipId/meetings',
    { schema: { params: InPartnership, querystring: ListQuery }, config: permit('meetings.read') },
    (request, reply) => page(request, reply, 'meetings/list.njk', meetingLists(reading(request), request.query)),
  )

  app.get(
    '/partnerships/:partnershipId/meetings/:meetingId',
    { schema: { params: AtMeeting }, config: permit('meetings.read') },
    (request, reply) =>
      page(request, reply, 'meetings/show.njk', meetingView(reading(request), request.params.meetingId, sections)),
  )
}

type ListQuery = z.output<typeof ListQuery>

/** Meetings to come, then those that are over; on a later page of one, only that one. */
function meetingLists(looking: Reading<'meetings.read'>, query: ListQuery) {
  const { tx, partnershipId } = looking
  const partnership = partnershipById(tx, partnershipId)
  const groups = subGroupsIn(tx, partnershipId, looking.actor.personId)
  const only = query.of ?? ''
  const withPlaces = ({ rows, next }: Page<MeetingRow>) => ({
    next,
    rows: asSeen(looking, groups, rows).map(row => ({ ...row, place: row.isOutOfSight ? '' : placeShown(row) })),
  })
  return {
    partnership,
    crumbs: crumbsOf(partnership),
    can: heldHere(looking),
    groups,
    only,
    isFirstPage: !query.coming && !query.past,
    coming: query.past ? undefined : withPlaces(meetingsIn(looking, comingMeetings, { cursor: query.coming, only })),
    past: query.coming ? undefined : withPlaces(meetingsIn(looking, pastMeetings, { cursor: query.past, only })),
  }
}

function meetingsIn(
  looking: Reading<'meetings.read'>,
  list: typeof comingMeetings,
  { cursor, only }: { cursor: string | undefined; only: string },
): Page<MeetingRow> {
  const [startsAt, id] = keyIn(cursor, 2) ?? []
  const rows = list(looking.tx, looking.partnershipId, {
    now: looking.now,
    after: startsAt && id ? { startsAt, id } : undefined,
    withDrafts: may('meetings.draft', looking),
    only,
    size: PAGE_SIZE + 1,
  })
  return pageOf(rows, last => [last.startsAt, last.id])
}

function meetingView(looking: Reading<'meetings.read'>, meetingId: string, sections: MeetingSection[]) {
  const { tx, partnershipId, now, actor } = looking
  const meeting = meetingInSight(looking, meetingId)
  const partnership = partnershipById(tx, partnershipId)
  const can = heldHere(looking)
  const seesAnswers = can.includes('answers.enter') && meeting.state !== 'draft'
  return {
    ...Object.assign({}, ...sections.map(section => section(looking, meeting))),
    partnership: needsOf(tx, partnership, meeting),
    meeting,
    group: meeting.subGroupId ? subGroupById(tx, partnershipId, meeting.subGroupId) : undefined,
    can,
    crumbs: crumbsOfMeetings(partnership),
    place: placeShown(meeting),
    isOver: meeting.endsAt <= now,
    own: invitationOf(tx, partnershipId, { meetingId, personId: actor.personId }),
    whyUnanswerable: whyUnanswerable(meeting, now),
    agenda: agendaFor(looking, meetingId),
    answers: seesAnswers ? answersTo(tx, partnershipId, meetingId) : undefined,
    uninvited: can.includes('meetings.change') ? uninvitedFrom(looking, meeting) : [],
    untold: can.includes('meetings.change') ? untoldOf(looking, meeting) : 0,
  }
}

const untoldOf = (looking: Reading<'meetings.read'>, meeting: Meeting): number =>
  meeting.endsAt > looking.now ? peopleToTell(looking, meeting).length : 0
