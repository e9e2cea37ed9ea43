import { z } from 'zod'
import { may } from '../access/permissions.ts'
import type { Reading, Work } from '../access/work.ts'
import { found } from '../errors.ts'
import { partnershipById } from '../partnerships/store.ts'
import { personById } from '../people/store.ts'
import type { App } from '../web/app-type.ts'
import { formPage } from '../web/form-routes.ts'
import { readForm } from '../web/forms.ts'
import { headingOf, headOf } from './answer-head.ts'
import { answerMeeting, MeetingAnswer, whyUnanswerable } from './answer-meeting.ts'
import { beforehand } from './beforehand.ts'
import { enterAnswer } from './enter-answer.ts'
import { placeShown, whenOf } from './facts.ts'
import { invitationOf } from './invitations-store.ts'
import { AtMeeting, AtMember } from './pages.ts'
import { crumbsOfMeeting, pathTo } from './paths.ts'
import { meetingInSight } from './policy.ts'
import { invitationsTo, type Meeting } from './store.ts'
import { organisationsOf } from './telling.ts'

export const ByLink = z.object({ link: z.string().max(200) })

/** Where people say whether they are coming: by the link in a letter, signed in, or through the chair. */
export function answerPages(app: App, parts: PreparingPart[]): void {
  formPage(app, {
    at: '/links/:link/answer',
    permission: 'answers.give',
    byLink: true,
    params: ByLink,
    start: (reading, { subjectId }) => given(reading, subjectId, reading.actor.personId),
    draw: (reading, _form, { subjectId }) => ownPage(reading, subjectId, { isSignedIn: false, parts }),
    submit: (work, { params, body, subjectId }) => {
      answerMeeting(work, subjectId, readForm(MeetingAnswer, body))
      return { to: pathTo.answerByLink(params.link), notice: 'Thank you. Your answer is with the chair' }
    },
  })

  formPage(app, {
    at: '/partnerships/:partnershipId/meetings/:meetingId/answer',
    permission: 'answers.give',
    params: AtMeeting,
    start: (reading, { params }) => given(reading, params.meetingId, reading.actor.personId),
    draw: (reading, _form, { params }) => ownPage(reading, params.meetingId, { isSignedIn: true, parts }),
    submit: (work, { params, body }) => {
      answerMeeting(work, params.meetingId, readForm(MeetingAnswer, body))
      return { to: pathTo.meeting(work.partnershipId, params.meetingId), notice: ownNotice(work) }
    },
  })

  formPage(app, {
    at: '/partnerships/:partnershipId/meetings/:meetingId/answers/:personId',
    permission: 'answers.enter',
    params: AtMember,
    start: (reading, { params }) => given(reading, params.meetingId, params.personId),
    draw: (reading, _form, { params }) => {
      const asked = invitationsTo(reading.tx, reading.partnershipId, params.meetingId)
      const whose = found(
        asked.find(each => each.personId === params.personId),
        'invitation',
      )
      return answerPage(reading, params.meetingId, { whose, isSignedIn: true, parts })
    },
    submit: (work, { params, body }) => {
      enterAnswer(work, params, readForm(MeetingAnswer, body))
      return { to: pathTo.meeting(work.partnershipId, params.meetingId), notice: 'Answer entered' }
    },
  })
}

/** Whoever plans with the answers need not be told with whom theirs is. */
const ownNotice = (work: Work<'answers.give'>): string =>
  may('answers.enter', work) ? 'Your answer is kept' : 'Your answer is with the chair'

type Answering = Reading<'answers.give' | 'answers.enter'>

/** What another feature shows on the page from which its reader prepares for a meeting; `app.ts` puts them together. */
export type PreparingPart = (reading: Reading<'answers.give' | 'answers.enter'>, meeting: Meeting) => object

interface HowShown {
  whose: ReturnType<typeof invitationsTo>[number] | undefined
  isSignedIn: boolean
  parts: PreparingPart[]
}

/** What they answered before, for the form to start from. */
function given({ tx, partnershipId }: Answering, meetingId: string, personId: string): Record<string, unknown> {
  const known = invitationOf(tx, partnershipId, { meetingId, personId })
  return known
    ? {
        answer: known.answer,
        organisationId: known.organisationId,
        note: known.note ?? '',
        substituteName: known.substituteName ?? '',
      }
    : {}
}

const ownPage = (reading: Answering, meetingId: string, how: Omit<HowShown, 'whose'>) =>
  answerPage(reading, meetingId, { whose: undefined, ...how })

function answerPage(reading: Answering, meetingId: string, { parts, ...how }: HowShown) {
  const { tx, partnershipId, now, actor } = reading
  const meeting = meetingInSight(reading, meetingId)
  const partnership = partnershipById(tx, partnershipId)
  const personId = how.whose?.personId ?? actor.personId
  const head = headOf(partnership, { meeting, isByLink: !how.isSignedIn, reader: personById(tx, personId) })
  return {
    template: 'meetings/answer.njk',
    view: {
      ...how,
      partnership,
      ...head,
      ...(how.isSignedIn ? { crumbs: crumbsOfMeeting(partnership, meeting) } : {}),
      when: whenOf(meeting),
      place: placeShown(meeting),
      known: invitationOf(tx, partnershipId, { meetingId, personId }),
      organisations: organisationsOf(reading, partnershipId, personId).map(({ id, name }) => ({
        value: id,
        text: name,
      })),
      why: whyUnanswerable(meeting, now),
      isWithoutLink: meeting.state === 'cancelled' || meeting.endsAt <= now,
      heading: headingOf(meeting, { whose: how.whose?.name, now }),
      // As in the letter that called it off.
      reason: head.isNeutral ? '' : (meeting.cancelledReason ?? '').replace(/\.$/, ''),
      before:
        how.whose || meeting.state === 'cancelled'
          ? undefined
          : beforehand(reading, { meeting, isSilent: head.isSilent === true, isNeutral: head.isNeutral === true }),
      ...Object.assign({}, ...(how.whose ? [] : parts).map(part => part(reading, meeting))),
    },
  }
}
