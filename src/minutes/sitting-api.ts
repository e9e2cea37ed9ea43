import type { z } from 'zod'
import type { Reading } from '../access/work.ts'
import type { App } from '../web/app-type.ts'
import { permit } from '../web/permit.ts'
import { anId } from '../web/schemas.ts'
import { inWork, reading } from '../web/visit.ts'
import { Acknowledgement, acknowledge, acknowledgeAll, declareInterests, Interests } from './acknowledge-statement.ts'
import { goToItem } from './go-to-item.ts'
import { Coming, markComing } from './mark-coming.ts'
import { openSitting } from './open-sitting.ts'
import { OneMeeting } from './pages.ts'
import { minutesInDraft } from './policy.ts'
import { sittingNow } from './sitting.ts'
import { SittingOut } from './sitting-shapes-api.ts'

const at = '/api/v1/partnerships/:partnershipId/meetings/:meetingId/minutes'
const OneSeat = OneMeeting.extend({ attendanceId: anId() })
const tags = ['Minutes']
const response = { 200: SittingOut }
const config = permit('minutes.write')

/** A meeting while it sits, for the minute-taking page and for other programs. */
export function sittingApi(app: App): void {
  const schema = { tags, params: OneMeeting, response }
  app.get(
    `${at}/sitting`,
    { schema: { ...schema, summary: 'The meeting as it stands this moment' }, config },
    request => asSent(reading(request), request.params.meetingId),
  )
  app.post(
    `${at}/sitting`,
    {
      schema: {
        ...schema,
        summary: 'Open the meeting',
        description:
          'From 15 minutes before its time. From then on it is held: nobody can answer, change or cancel it.',
      },
      config,
    },
    request =>
      inWork(request, work => {
        openSitting(work, request.params.meetingId)
        return asSent(work, request.params.meetingId)
      }),
  )
  app.put(
    `${at}/sitting/items/:agendaItemId`,
    {
      schema: {
        ...schema,
        params: OneMeeting.extend({ agendaItemId: anId() }),
        summary: 'Go to an item of the agenda: its clock starts, and the room’s screen shows it',
      },
      config,
    },
    request =>
      inWork(request, work => {
        goToItem(work, request.params)
        return asSent(work, request.params.meetingId)
      }),
  )
  app.post(
    `${at}/acknowledgements`,
    { schema: { ...schema, summary: 'All present acknowledged the confidentiality statement' }, config },
    request =>
      inWork(request, work => {
        acknowledgeAll(work, request.params.meetingId)
        return asSent(work, request.params.meetingId)
      }),
  )
  seatApi(app)
}

/** One person's place in the register. */
function seatApi(app: App): void {
  const schema = { tags, params: OneSeat, response }
  app.put(
    `${at}/attendance/:attendanceId/mark`,
    {
      schema: {
        ...schema,
        summary: 'Mark one person, or that they came or left just now',
        description:
          '`arrived` and `left` count the quorum anew; who arrives before the planned start is present for the whole of it. `at` says when, where it was earlier than the request.',
        body: Coming,
      },
      config,
    },
    request =>
      inWork(request, work => {
        markComing(work, request.params, request.body)
        return asSent(work, request.params.meetingId)
      }),
  )
  app.put(
    `${at}/attendance/:attendanceId/acknowledgement`,
    { schema: { ...schema, summary: 'Whether somebody acknowledged the statement', body: Acknowledgement }, config },
    request =>
      inWork(request, work => {
        acknowledge(work, request.params, request.body)
        return asSent(work, request.params.meetingId)
      }),
  )
  app.put(
    `${at}/attendance/:attendanceId/interests`,
    { schema: { ...schema, summary: 'The interests that somebody declared', body: Interests }, config },
    request =>
      inWork(request, work => {
        declareInterests(work, request.params, request.body)
        return asSent(work, request.params.meetingId)
      }),
  )
}

function asSent(looking: Reading<'minutes.write'>, meetingId: string): z.input<typeof SittingOut> {
  minutesInDraft(looking, meetingId)
  return sittingNow(looking, meetingId)
}
