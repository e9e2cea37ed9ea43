import { z } from 'zod'
import { linkMadeFor } from '../access/links.ts'
import type { Reading, Work } from '../access/work.ts'
import { found } from '../errors.ts'
import { aText } from '../input.ts'
import { expectedElsewhere } from '../meetings/clashes-store.ts'
import { placeOf } from '../meetings/facts.ts'
import { pathTo as meetingPath } from '../meetings/paths.ts'
import { partnershipById } from '../partnerships/store.ts'
import type { App } from '../web/app-type.ts'
import { type Drawing, formPage } from '../web/form-routes.ts'
import { readForm } from '../web/forms.ts'
import { anId } from '../web/schemas.ts'
import { knownAs } from '../words.ts'
import { answerDates, type DatesAnswer, enterDatesAnswer } from './answer-dates.ts'
import { askOf } from './asks-store.ts'
import { askedNow } from './audience.ts'
import { AtFinding, settledOn } from './pages.ts'
import { crumbsOfFinding, pathTo } from './paths.ts'
import { findingInSight, whyUnanswerable } from './policy.ts'
import { timeAnswers } from './states.ts'
import type { Finding } from './store.ts'
import { answersIn, timesOf } from './times-store.ts'

const ByLink = z.object({ link: z.string().max(200) })
const NoteForm = z.strictObject({ note: aText(300).optional() })

type Answering = Reading<'dates.answer' | 'dates.arrange'>
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

/** The times that can still be answered for. */
const timesAhead = ({ tx, partnershipId, now }: Answering, findingId: string) =>
  timesOf(tx, partnershipId, findingId).filter(each => each.startsAt > now)

/** What stands in the form: an answer in `time-<id>` for each time. */
function answersFrom(work: Work<'dates.answer' | 'dates.arrange'>, findingId: string, body: Body): DatesAnswer {
  const answers = timesAhead(work, findingId).flatMap(({ id }) => {
    const answer = timeAnswers.find(each => each === body[`time-${id}`])
    return answer ? [{ timeId: id, answer }] : []
  })
  return { answers, note: readForm(NoteForm, body).note ?? '' }
}

/** What they answered before, for the form to start from. */
function given({ tx, partnershipId }: Answering, findingId: string, personId: string): Body {
  const said = answersIn(tx, partnershipId, findingId).filter(each => each.personId === personId)
  const note = askOf(tx, partnershipId, { findingId, personId })?.note ?? ''
  return { note, ...Object.fromEntries(said.map(each => [`time-${each.timeId}`, each.answer])) }
}

function answerPage(
  reading: Answering,
  findingId: string,
  { isSignedIn, personId = reading.actor.personId }: { isSignedIn: boolean; personId?: string },
): Drawing {
  const { tx, partnershipId, now } = reading
  const finding = findingInSight(reading, findingId)
  const partnership = partnershipById(tx, partnershipId)
  const isOwn = reading.permission === 'dates.answer'
  return {
    template: 'dates/answer.njk',
    view: {
      partnership,
      finding,
      isSignedIn,
      ...(isSignedIn ? { crumbs: crumbsOfFinding(partnership, finding) } : {}),
      whose: isOwn ? undefined : nameOf(reading, finding, personId),
      place: placeOf(finding),
      known: askOf(tx, partnershipId, { findingId, personId }),
      times: timesToAnswer(reading, finding, { personId, isOwn }),
      settled: settledOn(reading, finding),
      meetingAnswerAt: meetingAnswerAt(reading, finding, isSignedIn),
      // The chair may enter after the last day what came by telephone before it.
      why: isOwn || finding.state !== 'open' ? whyUnanswerable(finding, now) : undefined,
    },
  }
}

const nameOf = (reading: Answering, finding: Finding, personId: string): string =>
  knownAs(
    found(
      askedNow(reading, finding).find(each => each.ask.personId === personId),
      'member',
    ).member,
  )

/** The times, those not answered yet first; to whom it concerns, where they are expected elsewhere then. */
function timesToAnswer(
  reading: Answering,
  finding: Finding,
  { personId, isOwn }: { personId: string; isOwn: boolean },
) {
  const { tx, partnershipId, now } = reading
  const said = given(reading, finding.id, personId)
  return timesAhead(reading, finding.id)
    .map(time => ({
      ...time,
      isNew: said[`time-${time.id}`] === undefined,
      isBusy: isOwn && expectedElsewhere(tx, partnershipId, { ...time, now }).some(each => each.personId === personId),
    }))
    .toSorted((one, other) => Number(other.isNew) - Number(one.isNew))
}

/** Where whoever reads this says whether they come to the meeting: by their link to it, or signed in. */
function meetingAnswerAt(reading: Answering, finding: Finding, isSignedIn: boolean): string | undefined {
  const { meetingId, partnershipId } = finding
  if (!meetingId) return undefined
  if (isSignedIn) return meetingPath.answer(partnershipId, meetingId)
  const link = linkMadeFor(reading, {
    permission: 'answers.give',
    personId: reading.actor.personId,
    subjectId: meetingId,
  })
  return link && meetingPath.answerByLink(link)
}
