import type { App } from '../web/app-type.ts'
import { permit } from '../web/permit.ts'
import { anId } from '../web/schemas.ts'
import { inWork, reading } from '../web/visit.ts'
import { answerMeeting, MeetingAnswer } from './answer-meeting.ts'
import { answersTo } from './answers.ts'
import { AnswerOut, AnswersOut } from './answers-shapes-api.ts'
import { enterAnswer } from './enter-answer.ts'
import { AtMeeting } from './pages.ts'
import { meetingInSight } from './policy.ts'

const meeting = '/api/v1/partnerships/:partnershipId/meetings/:meetingId'

/** Answers to a meeting, for programs. */
export function answersApi(app: App): void {
  app.get(
    `${meeting}/answers`,
    {
      schema: {
        tags: ['Meetings'],
        summary: 'Answers to a meeting, by organisation',
        params: AtMeeting,
        response: { 200: AnswersOut },
      },
      config: permit('answers.enter'),
    },
    request => {
      const here = reading(request)
      const { id } = meetingInSight(here, request.params.meetingId)
      return answersTo(here.tx, here.partnershipId, id)
    },
  )

  app.put(
    `${meeting}/answer`,
    {
      schema: {
        tags: ['Meetings'],
        summary: 'Answer a meeting for yourself',
        params: AtMeeting,
        body: MeetingAnswer,
        response: { 200: AnswerOut },
      },
      config: permit('answers.give'),
    },
    request => inWork(request, work => answerMeeting(work, request.params.meetingId, request.body)),
  )

  app.put(
    `${meeting}/answers/:personId`,
    {
      schema: {
        tags: ['Meetings'],
        summary: 'Enter somebody’s answer on their behalf',
        params: AtMeeting.extend({ personId: anId() }),
        body: MeetingAnswer,
        response: { 200: AnswerOut },
      },
      config: permit('answers.enter'),
    },
    request => inWork(request, work => enterAnswer(work, request.params, request.body)),
  )
}
