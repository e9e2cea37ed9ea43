import type { App } from '../web/app-type.ts'
import { permit } from '../web/permit.ts'
import { IfMatch, versionSeen, withVersion } from '../web/versions.ts'
import { inWork } from '../web/visit.ts'
import { Cancellation, cancelMeeting } from './cancel-meeting.ts'
import { AtMeeting } from './pages.ts'
import { AT_ONE, common, Tell } from './planning-api.ts'
import { reinstateMeeting } from './reinstate-meeting.ts'

/** Meetings for programs to cancel, and to bring back. */
export function callingOffApi(app: App): void {
  app.post(
    `${AT_ONE}/cancellation`,
    {
      schema: {
        ...common,
        summary: 'Cancel a meeting',
        params: AtMeeting,
        headers: IfMatch,
        body: Cancellation.extend(Tell.shape),
      },
      config: permit('meetings.cancel'),
    },
    (request, reply) => {
      const cancelling = { ...request.body, version: versionSeen(request) }
      return withVersion(
        reply,
        inWork(request, work => cancelMeeting(work, request.params.meetingId, cancelling)),
      )
    },
  )
  app.post(
    `${AT_ONE}/reinstatement`,
    {
      schema: {
        ...common,
        summary: 'Bring back a cancelled meeting',
        description: 'It is another event in calendars from then on, with another UID, and everybody is asked anew.',
        params: AtMeeting,
        headers: IfMatch,
        body: Tell,
      },
      config: permit('meetings.cancel'),
    },
    (request, reply) => {
      const choice = { version: versionSeen(request), tell: request.body.tell }
      return withVersion(
        reply,
        inWork(request, work => reinstateMeeting(work, request.params.meetingId, choice)),
      )
    },
  )
}
