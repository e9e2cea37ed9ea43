import type { Reading } from '../access/work.ts'
import { londonDate } from '../clock.ts'
import { crumbsOfMeeting, pathTo as pathToMeeting } from '../meetings/paths.ts'
import { comingMeetings, meetingById } from '../meetings/store.ts'
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
import { inReading } from '../web/visit.ts'

const MOST_PLEDGES = 200

/** "You missed it": half a page for an organisation that was not there. */
export function missedPages(app: App): void {
  app.get(`${MINUTES}/missed`, { schema: { params: OneMeeting }, config: permit('minutes.read') }, (request, reply) =>
    page(
      request,
      reply,
      'follow-up/missed.njk',
      inReading(request, looking => missedBy(looking, request.params.meetingId)),
    ),
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
  const [next] = comingMeetings(tx, partnershipId, {
    ...{ now, after: undefined, withDrafts: false, size: 1 },
    only: meeting.subGroupId ?? 'main',
  })
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
    next: next && { heldOn: next.heldOn, url: pathToMeeting.meeting(partnershipId, next.id) },
    crumbs: crumbsOfMeeting(partnership, meeting),
    at: pathToMinutes.minutes({ partnershipId, meetingId }),
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
