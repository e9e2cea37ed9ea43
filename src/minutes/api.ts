import type { Reading } from '../access/work.ts'
import type { App } from '../web/app-type.ts'
import { once, Repeatable } from '../web/once.ts'
import { permit } from '../web/permit.ts'
import { IfMatch, versionSeen, withVersion } from '../web/versions.ts'
import { inWork, reading } from '../web/visit.ts'
import { Addendum, addAddendum } from './add-addendum.ts'
import { addendaOf } from './addenda-store.ts'
import { Approval, approveMinutes } from './approve-minutes.ts'
import { Circulation, circulateMinutes } from './circulate-minutes.ts'
import { correctionsUntil } from './corrections.ts'
import type { MinutesReading } from './frame.ts'
import { isGenuine } from './genuine.ts'
import { OneMeeting, textOf } from './pages.ts'
import { readableMinutes } from './policy.ts'
import { returnToDraft } from './return-to-draft.ts'
import { MinutesOut } from './shapes-api.ts'
import { startMinutes } from './start-minutes.ts'

const at = '/api/v1/partnerships/:partnershipId/meetings/:meetingId/minutes'
const schema = { tags: ['Minutes'], params: OneMeeting }
const ifMatch = 'Send If-Match with the ETag you last saw.'

/** The minutes of a meeting for programs to read and to take from step to step. */
export function minutesApi(app: App): void {
  app.get(
    at,
    {
      schema: { ...schema, summary: 'The minutes of a meeting', response: { 200: MinutesOut } },
      config: permit('minutes.read'),
    },
    (request, reply) => withVersion(reply, asSent(reading(request), request.params.meetingId)),
  )
  app.post(
    at,
    {
      schema: { ...schema, summary: 'Start the minutes of a meeting', response: { 201: MinutesOut } },
      config: permit('minutes.write'),
    },
    (request, reply) => {
      const { meetingId } = request.params
      const minutes = inWork(request, work => {
        startMinutes(work, meetingId)
        return asSent(work, meetingId)
      })
      return withVersion(reply.code(201), minutes)
    },
  )
  stepsApi(app)
}

/** What becomes of minutes once they are written. */
function stepsApi(app: App): void {
  const response = { 200: MinutesOut }
  app.post(
    `${at}/circulation`,
    {
      schema: {
        ...schema,
        summary: 'Circulate the minutes',
        description: ifMatch,
        headers: IfMatch,
        body: Circulation,
        response,
      },
      config: permit('minutes.circulate'),
    },
    (request, reply) => {
      const which = { meetingId: request.params.meetingId, version: versionSeen(request) }
      const minutes = inWork(request, work => {
        circulateMinutes(work, which, request.body)
        return asSent(work, which.meetingId)
      })
      return withVersion(reply, minutes)
    },
  )
  app.post(
    `${at}/draft`,
    {
      schema: {
        ...schema,
        summary: 'Take circulated minutes back to draft',
        description: ifMatch,
        response,
        headers: IfMatch,
      },
      config: permit('minutes.circulate'),
    },
    (request, reply) => {
      const which = { meetingId: request.params.meetingId, version: versionSeen(request) }
      const minutes = inWork(request, work => {
        returnToDraft(work, which)
        return asSent(work, which.meetingId)
      })
      return withVersion(reply, minutes)
    },
  )
  approvalApi(app)
}

function approvalApi(app: App): void {
  app.post(
    `${at}/approval`,
    {
      schema: {
        ...schema,
        summary: 'Approve the minutes',
        description:
          'Send the fingerprint of the text that you read: exactly that is approved, and never changes. Minutes wait for the planned end of their meeting.',
        body: Approval,
        response: { 200: MinutesOut },
      },
      config: permit('minutes.approve'),
    },
    (request, reply) => {
      const { meetingId } = request.params
      const minutes = inWork(request, work => {
        approveMinutes(work, meetingId, request.body)
        return asSent(work, meetingId)
      })
      return withVersion(reply, minutes)
    },
  )
  app.post(
    `${at}/addenda`,
    {
      schema: {
        ...schema,
        summary: 'Correct approved minutes',
        headers: Repeatable,
        body: Addendum,
        response: { 201: MinutesOut },
      },
      config: permit('minutes.correct'),
    },
    (request, reply) => {
      const { meetingId } = request.params
      const minutes = inWork(request, work => {
        once(request, work, () => addAddendum(work, meetingId, request.body))
        return asSent(work, meetingId)
      })
      return withVersion(reply.code(201), minutes)
    },
  )
}

/** The minutes as the API sends them, to whoever may read them. */
function asSent(looking: MinutesReading, meetingId: string) {
  const minutes = readableMinutes(looking as Reading<'minutes.read'>, meetingId)
  const { record, fingerprint } = textOf(looking, minutes)
  const { state, circulatedAt, approvedAt, approvedAtMeetingId, version } = minutes
  const window = { correctionsUntil: correctionsUntil(minutes) ?? null, isGenuine: isGenuine(minutes) }
  const addenda = addendaOf(looking.tx, looking.partnershipId, meetingId)
  return {
    meetingId,
    state,
    circulatedAt,
    approvedAt,
    approvedAtMeetingId,
    ...window,
    version,
    fingerprint,
    record,
    addenda,
  }
}
