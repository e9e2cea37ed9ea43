import { z } from 'zod'
import { isSecretariat } from '../access/roles.ts'
import type { Reading } from '../access/work.ts'
import { londonDate } from '../clock.ts'
import { placeShown } from '../meetings/facts.ts'
import { comingMeetings, meetingsOfGroup } from '../meetings/listing-store.ts'
import { reportsTo } from '../meetings/written-store.ts'
import { crumbsOf } from '../partnerships/paths.ts'
import { partnershipById } from '../partnerships/store.ts'
import { subGroupById, subGroupsIn } from '../partnerships/sub-group-store.ts'
import type { App } from '../web/app-type.ts'
import { keyIn, PAGE_SIZE, pageOf } from '../web/paging.ts'
import { permit } from '../web/permit.ts'
import { page } from '../web/render.ts'
import { anId, InPartnership } from '../web/schemas.ts'
import { reading } from '../web/visit.ts'
import { membersSeen } from './members-seen.ts'
import { crumbsOfGroups, pathTo } from './paths.ts'
import { runsGroup, seesInto } from './policy.ts'

export const OneGroup = InPartnership.extend({ subGroupId: anId() })
export const GROUPS = '/partnerships/:partnershipId/sub-groups'

type Looking = Reading<'sub-groups.read'>

/** The sub-groups of a partnership, and each with its members and meetings. */
export function subGroupPages(app: App): void {
  app.get(GROUPS, { schema: { params: InPartnership }, config: permit('sub-groups.read') }, (request, reply) =>
    page(request, reply, 'sub-groups/list.njk', listView(reading(request))),
  )
  app.get(
    `${GROUPS}/:subGroupId`,
    {
      schema: { params: OneGroup, querystring: z.object({ cursor: z.string().max(300).optional() }) },
      config: permit('sub-groups.read'),
    },
    (request, reply) =>
      page(
        request,
        reply,
        'sub-groups/show.njk',
        groupView(reading(request), request.params.subGroupId, request.query.cursor),
      ),
  )
}

function listView(looking: Looking) {
  const { tx, partnershipId, actor } = looking
  const partnership = partnershipById(tx, partnershipId)
  const groups = subGroupsIn(tx, partnershipId, actor.personId).map(group => ({
    ...group,
    isOpenToReader: !group.isClosed || group.isMember || isSecretariat(looking.holdings),
    isOverdue: isOverdue(looking, group),
  }))
  return {
    partnership,
    crumbs: crumbsOf(partnership),
    active: groups.filter(group => !group.endedAt),
    ended: groups.filter(group => group.endedAt),
    isSecretariat: isSecretariat(looking.holdings),
    pathTo,
  }
}

const isOverdue = ({ now }: Looking, group: { endsOn: string | null; endedAt: string | null }): boolean =>
  group.endedAt === null && group.endsOn !== null && group.endsOn < londonDate(now)

function groupView(looking: Looking, subGroupId: string, cursor: string | undefined) {
  const { tx, partnershipId } = looking
  const partnership = partnershipById(tx, partnershipId)
  const group = subGroupById(tx, partnershipId, subGroupId)
  const runs = runsGroup(looking)
  return {
    partnership,
    group,
    crumbs: crumbsOfGroups(partnership),
    members: membersSeen(looking, subGroupId).map(member => ({
      ...member,
      isLead: member.personId === group.leadPersonId,
    })),
    meetings: meetingsPage(looking, { subGroupId, cursor, runs }),
    reportsTo: runs && !group.endedAt ? mainMeetings(looking, subGroupId) : [],
    runs,
    isSecretariat: isSecretariat(looking.holdings),
    isOverdue: isOverdue(looking, group),
    seesInto: seesInto(looking, group),
    pathTo,
  }
}

function meetingsPage(looking: Looking, of: { subGroupId: string; cursor: string | undefined; runs: boolean }) {
  const [startsAt, id] = keyIn(of.cursor, 2) ?? []
  const found = meetingsOfGroup(looking.tx, looking.partnershipId, {
    subGroupId: of.subGroupId,
    after: startsAt && id ? { startsAt, id } : undefined,
    withDrafts: of.runs,
    size: PAGE_SIZE + 1,
  })
  const { rows, next } = pageOf(found, last => [last.startsAt, last.id])
  return { rows: rows.map(row => ({ ...row, place: placeShown(row) })), next }
}

const MOST_AHEAD = 4

/** The next meetings of the whole partnership, and whether the group has written its report to each. */
function mainMeetings({ tx, partnershipId, now }: Looking, subGroupId: string) {
  return comingMeetings(tx, partnershipId, {
    now,
    after: undefined,
    withDrafts: false,
    only: 'main',
    size: MOST_AHEAD,
  })
    .filter(meeting => meeting.startsAt > now && meeting.state !== 'cancelled')
    .map(meeting => ({
      ...meeting,
      isReported: reportsTo(tx, partnershipId, meeting.id).some(each => each.subGroupId === subGroupId),
    }))
}
