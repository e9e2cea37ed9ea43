import { z } from 'zod'
import type { Work } from '../access/work.ts'
import { aText } from '../input.ts'
import type { App } from '../web/app-type.ts'
import { formPage } from '../web/form-routes.ts'
import { readForm } from '../web/forms.ts'
import { anId } from '../web/schemas.ts'
import { answerDates, type DatesAnswer, enterDatesAnswer } from './answer-dates.ts'
import { answerPage, given, timesAhead } from './answer-view.ts'
import { AtFinding } from './pages.ts'
import { pathTo } from './paths.ts'
import { timeAnswers } from './states.ts'

const ByLink = z.object({ link: z.string().max(200) })
const NoteForm = z.strictObject({ note: aText(300).optional() })

type Body = Record<string, unknown>

/** Where people say when they can meet: by the link in a letter, signed in, or through the chair. */
export function dateAnswerPages(app: App): void {
  formPage(app, {
    at: '/links/:link/dates',
    permission: 'dates.answer',
    byLink: true,
    params: ByLink,
    start: (reading, { subjectId }) => given(reading, subjectId, reading.actor.personId),
    draw: (reading, _form, { subjectId }) => answerPage(reading, subjectId, { isSignedIn: false }),
    submit: (work, { params, body, subjectId }) => {
      answerDates(work, subjectId, answersFrom(work, subjectId, body))
      return { to: pathTo.answerByLink(params.link), notice: 'Thank you. Your answers are with the chair' }
    },
  })

  formPage(app, {
    at: '/partnerships/:partnershipId/dates/:findingId/answer',
    permission: 'dates.answer',
    params: AtFinding,
    start: (reading, { params }) => given(reading, params.findingId, reading.actor.personId),
    draw: (reading, _form, { params }) => answerPage(reading, params.findingId, { isSignedIn: true }),
    submit: (work, { params, body }) => {
      answerDates(work, params.findingId, answersFrom(work, params.findingId, body))
      return { to: pathTo.finding(work.partnershipId, params.findingId), notice: 'Your answers are with the chair' }
    },
  })

  formPage(app, {
    at: '/partnerships/:partnershipId/dates/:findingId/answers/:personId',
    permission: 'dates.arrange',
    params: AtFinding.extend({ personId: anId() }),
    start: (reading, { params }) => given(reading, params.findingId, params.personId),
    draw: (reading, _form, { params }) =>
      answerPage(reading, params.findingId, { isSignedIn: true, personId: params.personId }),
    submit: (work, { params, body }) => {
      enterDatesAnswer(work, params, answersFrom(work, params.findingId, body))
      return { to: pathTo.finding(work.partnershipId, params.findingId), notice: 'Answers entered' }
    },
  })
}

/** What stands in the form: an answer in `time-<id>` for each time. */
function answersFrom(work: Work<'dates.answer' | 'dates.arrange'>, findingId: string, body: Body): DatesAnswer {
  const answers = timesAhead(work, findingId).flatMap(({ id }) => {
    const answer = timeAnswers.find(each => each === body[`time-${id}`])
    return answer ? [{ timeId: id, answer }] : []
  })
  return { answers, note: readForm(NoteForm, body).note ?? '' }
}
