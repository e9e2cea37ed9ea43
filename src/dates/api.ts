import type { App } from '../web/app-type.ts'
import { once, Repeatable } from '../web/once.ts'
import { Paged } from '../web/paging.ts'
import { permit } from '../web/permit.ts'
import { InPartnership, listOf } from '../web/schemas.ts'
import { IfMatch, versionSeen, withVersion } from '../web/versions.ts'
import { inWork, reading } from '../web/visit.ts'
import { knownAs } from '../words.ts'
import { changeFinding } from './change-finding.ts'
import { ToBeAskedOut } from './letter-shapes-api.ts'
import { AtFinding, findingsHere } from './pages.ts'
import { findingInSight } from './policy.ts'
import { FindingDetails, Proposal } from './proposal.ts'
import { peopleToAsk, proposeDates } from './propose-dates.ts'
import { FindingListed, FindingOut } from './shapes-api.ts'
import { findingById } from './store.ts'
import { findingFor } from './view-api.ts'

const dates = '/api/v1/partnerships/:partnershipId/dates'
const tags = ['Dates']

/** Finding dates, for programs: what there is, proposing and changing. */
export function datesApi(app: App): void {
  app.get(
    dates,
    {
      schema: {
        tags,
        summary: 'Dates being found, and found',
        description: 'The newest first. Members see those that they are asked in.',
        params: InPartnership,
        querystring: Paged,
        response: { 200: listOf(FindingListed) },
      },
      config: permit('dates.read'),
    },
    request => {
      const looking = reading(request)
      const { rows, next } = findingsHere(looking, request.query.cursor)
      return { rows, next: next ?? null }
    },
  )

  app.get(
    `${dates}/:findingId`,
    {
      schema: { tags, summary: 'One date being found', params: AtFinding, response: { 200: FindingOut } },
      config: permit('dates.read'),
    },
    (request, reply) => {
      const looking = reading(request)
      return withVersion(reply, findingFor(looking, findingInSight(looking, request.params.findingId)))
    },
  )

  proposing(app)

  app.put(
    `${dates}/:findingId`,
    {
      schema: {
        tags,
        summary: 'Change what is said of the meeting, or the last day for answers',
        description: 'Mails nobody. Send If-Match with the ETag you last saw.',
        params: AtFinding,
        headers: IfMatch,
        body: FindingDetails,
        response: { 200: FindingOut },
      },
      config: permit('dates.arrange'),
    },
    (request, reply) => {
      const change = { details: request.body, version: versionSeen(request) }
      return withVersion(
        reply,
        inWork(request, work => findingFor(work, changeFinding(work, request.params.findingId, change))),
      )
    },
  )
}

function proposing(app: App): void {
  app.post(
    dates,
    {
      schema: {
        tags,
        summary: 'Propose times, and ask people which would suit them',
        description: 'Mails everybody who is asked. Send an Idempotency-Key to be safe against repeats.',
        params: InPartnership,
        headers: Repeatable,
        body: Proposal,
        response: { 201: FindingOut },
      },
      config: permit('dates.arrange'),
    },
    (request, reply) => {
      const proposed = inWork(request, work => {
        const { id } = once(request, work, () => ({ id: proposeDates(work, request.body).id }))
        return findingFor(work, findingById(work.tx, work.partnershipId, id))
      })
      return withVersion(reply.code(201), proposed)
    },
  )

  app.post(
    `${dates}/dry-run`,
    {
      schema: {
        tags,
        summary: 'Whom a proposal would ask',
        description: 'Checks the proposal as it would be checked, keeps nothing and mails nobody.',
        params: InPartnership,
        body: Proposal,
        response: { 200: ToBeAskedOut },
      },
      config: permit('dates.arrange'),
    },
    request =>
      inWork(request, work => ({
        people: peopleToAsk(work, request.body).map(member => ({ ...member, name: knownAs(member) })),
      })),
  )
}
