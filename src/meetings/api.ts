import { z } from 'zod'
import { may } from '../access/permissions.ts'
import { subGroupsIn } from '../partnerships/sub-group-store.ts'
import type { App } from '../web/app-type.ts'
import { keyIn, PAGE_SIZE, Paged, pageOf } from '../web/paging.ts'
import { permit } from '../web/permit.ts'
import { InPartnership, listOf } from '../web/schemas.ts'
import { withVersion } from '../web/versions.ts'
import { reading } from '../web/visit.ts'
import { AtMeeting } from './pages.ts'
import { asSeen, meetingInSight } from './policy.ts'
import { MeetingListed, MeetingOut } from './shapes-api.ts'
import { allMeetings, comingMeetings, pastMeetings } from './store.ts'

const lists = { all: allMeetings, coming: comingMeetings, past: pastMeetings }

const MeetingsAsked = Paged.extend({
  when: z
    .enum(['all', 'coming', 'past'])
    .default('all')
    .meta({ description: 'Coming ones begin with the soonest, all and past ones with the latest' }),
  of: z
    .string()
    .max(40)
    .optional()
    .meta({ description: '`main` for those of the whole partnership, or the id of a sub-group' }),
})

/** Meetings for programs to read. */
export function meetingApi(app: App): void {
  app.get(
    '/api/v1/partnerships/:partnershipId/meetings',
    {
      schema: {
        tags: ['Meetings'],
        summary: 'Meetings of a partnership',
        params: InPartnership,
        querystring: MeetingsAsked,
        response: { 200: listOf(MeetingListed) },
      },
      config: permit('meetings.read'),
    },
    request => {
      const here = reading(request)
      const { when, cursor, of } = request.query
      const [startsAt, id] = keyIn(cursor, 2) ?? []
      const found = lists[when](here.tx, here.partnershipId, {
        now: here.now,
        after: startsAt && id ? { startsAt, id } : undefined,
        withDrafts: may('meetings.draft', here),
        only: of,
        size: PAGE_SIZE + 1,
      })
      const { rows, next } = pageOf(found, last => [last.startsAt, last.id])
      // Only sub-groups have anything to hide.
      const isAllInSight = rows.every(row => row.subGroupId === null)
      const groups = isAllInSight ? [] : subGroupsIn(here.tx, here.partnershipId, here.actor.personId)
      return { rows: isAllInSight ? rows : asSeen(here, groups, rows), next: next ?? null }
    },
  )

  app.get(
    '/api/v1/partnerships/:partnershipId/meetings/:meetingId',
    {
      schema: { tags: ['Meetings'], summary: 'One meeting', params: AtMeeting, response: { 200: MeetingOut } },
      config: permit('meetings.read'),
    },
    (request, reply) => withVersion(reply, meetingInSight(reading(request), request.params.meetingId)),
  )
}
