import type { App } from '../web/app-type.ts'
import { button } from '../web/form-routes.ts'
import { permit } from '../web/permit.ts'
import { anId } from '../web/schemas.ts'
import { inWork } from '../web/visit.ts'
import { AnswerOut } from './answers-shapes-api.ts'
import { confirmSubstitute } from './confirm-substitute.ts'
import { AtMeeting, AtMember } from './pages.ts'
import { pathTo } from './paths.ts'

/** Where the chair confirms a substitute whom somebody's calendar named. */
export function substitutePages(app: App): void {
  button(app, {
    at: '/partnerships/:partnershipId/meetings/:meetingId/answers/:personId/substitute',
    permission: 'answers.enter',
    params: AtMember,
    submit: (work, { params }) => {
      confirmSubstitute(work, params)
      return { to: pathTo.meeting(work.partnershipId, params.meetingId), notice: 'Substitute confirmed' }
    },
  })

  app.put(
    '/api/v1/partnerships/:partnershipId/meetings/:meetingId/answers/:personId/substitute',
    {
      schema: {
        tags: ['Meetings'],
        summary: 'Confirm a substitute whom somebody’s calendar named',
        params: AtMeeting.extend({ personId: anId() }),
        response: { 200: AnswerOut },
      },
      config: permit('answers.enter'),
    },
    request => inWork(request, work => confirmSubstitute(work, request.params)),
  )
}
