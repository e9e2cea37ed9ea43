import type { Reading } from '../access/work.ts'
import { partnershipById } from '../partnerships/store.ts'
import type { App } from '../web/app-type.ts'
import { formPage } from '../web/form-routes.ts'
import { readForm } from '../web/forms.ts'
import { permit } from '../web/permit.ts'
import { inWork } from '../web/visit.ts'
import { answerForColleague, colleagueAsked } from './answer-for-colleague.ts'
import { headingOf } from './answer-head.ts'
import { MeetingAnswer, whyUnanswerable } from './answer-meeting.ts'
import { AnswerOut } from './answers-shapes-api.ts'
import { placeShown, whenOf } from './facts.ts'
import { AtMember } from './pages.ts'
import { crumbsOfMeeting, pathTo } from './paths.ts'
import { meetingInSight } from './policy.ts'

const AT = '/partnerships/:partnershipId/meetings/:meetingId/colleagues/:personId/answer'

/** Where an organisation's lead answers for somebody who represents it. */
export function colleaguePages(app: App): void {
  formPage(app, {
    at: AT,
    permission: 'answers.give-for-colleague',
    params: AtMember,
    start: (reading, { params }) => {
      const { answer, substituteName } = colleagueAsked(reading, params)
      return { answer, substituteName: substituteName ?? '' }
    },
    draw: (reading, _form, { params }) => ({ template: 'meetings/answer.njk', view: viewOf(reading, params) }),
    submit: (work, { params, body }) => {
      answerForColleague(work, params, readForm(MeetingAnswer, body))
      return { to: pathTo.meeting(work.partnershipId, params.meetingId), notice: 'The answer is with the chair' }
    },
  })
}

function viewOf(reading: Reading<'answers.give-for-colleague'>, params: { meetingId: string; personId: string }) {
  const meeting = meetingInSight(reading, params.meetingId)
  const partnership = partnershipById(reading.tx, reading.partnershipId)
  // What a colleague wrote to the chair is for the chair.
  const colleague = colleagueAsked(reading, params)
  const known = { ...colleague, name: colleague.listedName, note: null }
  return {
    whose: known,
    known,
    isSignedIn: true,
    partnership,
    meeting,
    caption: `${partnership.name}: ${meeting.title}`,
    crumbs: crumbsOfMeeting(partnership, meeting),
    when: whenOf(meeting),
    place: placeShown(meeting),
    organisations: [],
    why: whyUnanswerable(meeting, reading.now),
    heading: headingOf(meeting, { whose: known.name, now: reading.now }),
    reason: (meeting.cancelledReason ?? '').replace(/\.$/, ''),
  }
}

/** The same for programs. */
export function colleaguesApi(app: App): void {
  app.put(
    `/api/v1${AT}`,
    {
      schema: {
        tags: ['Meetings'],
        summary: 'Answer for somebody who represents an organisation that you lead',
        params: AtMember,
        body: MeetingAnswer,
        response: { 200: AnswerOut },
      },
      config: permit('answers.give-for-colleague'),
    },
    request => inWork(request, work => answerForColleague(work, request.params, request.body)),
  )
}
