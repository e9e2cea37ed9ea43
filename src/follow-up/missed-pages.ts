import type { Reading } from '../access/work.ts'
import { londonDate } from '../clock.ts'
import { crumbsOfMeeting, pathTo as pathToMeeting } from '../meetings/paths.ts'
import { comingMeetings, meetingById } from '../meetings/store.ts'
import { membersToAsk } from '../meetings/telling.ts'
import { whyNoUpdate } from '../meetings/write-update.ts'
import { MINUTES, OneMeeting } from '../minutes/pages.ts'
import { pathTo as pathToMinutes } from '../minutes/paths.ts'
import { readableMinutes } from '../minutes/policy.ts'
import { recordOf } from '../minutes/record.ts'
import { decisionsTouching } from '../minutes/touching.ts'
import { organisationsSeated, partnershipById } from '../partnerships/store.ts'
import { pledgesListed } from '../pledges/list-store.ts'
import { isOwing } from '../pledges/overdue.ts'
import type { App } from '../web/app-type.ts'
import { permit } from '../web/permit.ts'
import { page } from '../web/render.ts'
import { reading } from '../web/visit.ts'

const MOST_PLEDGES = 200
/** Enough to look past a meeting that is going on and some that are cancelled. */
const MOST_AHEAD = 10

/** "You missed it": half a page for an organisation that was not there. */
export function missedPages(app: App): void {
  app.get(`${MINUTES}/missed`, { schema: { params: OneMeeting }, config: permit('minutes.read') }, (request, reply) =>
    page(request, reply, 'follow-up/missed.njk', missedBy(reading(request), request.params.meetingId)),
  )
}

/** What the meeting means to the reader's organisations: decisions that touch them, what is theirs to do, pledges due. */
function missedBy(looking: Reading<'minutes.read'>, meetingId: string) {
  const { tx, partnershipId, now, holdings } = looking
  const record = recordOf(tx, readableMinutes(looking, meetingId))
  const partnership = partnershipById(tx, partnershipId)
  const meeting = meetingById(tx, partnershipId, meetingId)
  const organisationIds = [...new Set(holdings.map(held => held.organisationId))]
  const names = organisationsSeated(tx, partnershipId)
    .filter(each => organisationIds.includes(each.id))
    .map(each => each.displayName)
  const touching = decisionsTouching(record, names)
  const next = comingMeetings(tx, partnershipId, {
    ...{ now, after: undefined, withDrafts: false, size: MOST_AHEAD },
    only: meeting.subGroupId ?? 'main',
  }).find(each => each.startsAt > now && each.state !== 'cancelled')
  return {
    partnership,
    meeting,
    names,
    touching,
    others: record.items.filter(item => item.decision !== '' && !touching.includes(item)).length,
    actions: [...record.items.flatMap(item => item.actions), ...record.otherActions].filter(each =>
      names.includes(each.organisation),
    ),
    pledges: pledgesOf(looking, organisationIds),
    today: londonDate(now),
    next: next && nextTime(looking, next.id),
    crumbs: crumbsOfMeeting(partnership, meeting),
    at: pathToMinutes.minutes({ partnershipId, meetingId }),
  }
}

/** The meeting to come, and where each organisation of the reader may write to it while it has not begun. */
function nextTime({ tx, partnershipId, now, holdings }: Reading<'minutes.read'>, meetingId: string) {
  const meeting = meetingById(tx, partnershipId, meetingId)
  const asked = new Set(membersToAsk({ tx, now }, partnershipId, meeting.subGroupId).map(each => each.organisationId))
  const writers = organisationsSeated(tx, partnershipId).filter(
    each => asked.has(each.id) && holdings.some(held => held.organisationId === each.id),
  )
  return {
    heldOn: meeting.heldOn,
    url: pathToMeeting.meeting(partnershipId, meetingId),
    writing: (whyNoUpdate(meeting, now) ? [] : writers).map(({ id, displayName }) => ({
      name: displayName,
      url: pathToMeeting.update(partnershipId, meetingId, id),
    })),
  }
}

const pledgesOf = ({ tx, partnershipId }: Reading<'minutes.read'>, organisationIds: string[]) =>
  organisationIds
    .flatMap(organisationId =>
      pledgesListed(
        tx,
        { partnershipId, organisationIds, isSecretariat: false },
        { organisationId, limit: MOST_PLEDGES },
      ),
    )
    .filter(pledge => isOwing(pledge.state))
    .toSorted((one, other) => (one.byWhen ?? '9').localeCompare(other.byWhen ?? '9'))
