import { z } from 'zod'
import type { Reading } from '../access/work.ts'
import { notFound } from '../errors.ts'
import { partnershipById } from '../partnerships/store.ts'
import { personById } from '../people/store.ts'
import type { App } from '../web/app-type.ts'
import { button, formPage } from '../web/form-routes.ts'
import { readForm, versionIn } from '../web/forms.ts'
import { anId } from '../web/schemas.ts'
import { headOf } from './answer-head.ts'
import { ByLink } from './answer-pages.ts'
import { whenOf } from './facts.ts'
import { AtMeeting } from './pages.ts'
import { crumbsOfMeeting, pathTo } from './paths.ts'
import { meetingInSight } from './policy.ts'
import { organisationsOf } from './telling.ts'
import { isOwnUpdate, UpdateContent, updateOf, whyNoUpdate, withdrawUpdate, writeUpdate } from './write-update.ts'

const ForOrganisation = z.object({ organisationId: anId() })
const SIGNED_IN = '/partnerships/:partnershipId/meetings/:meetingId/update/:organisationId'
const LINKED = '/links/:link/update/:organisationId'

/** Where an organisation writes to a meeting beforehand: by the link in the letter, or signed in. */
export function updatePages(app: App): void {
  formPage(app, {
    at: LINKED,
    permission: 'answers.give',
    byLink: true,
    params: ByLink.extend(ForOrganisation.shape),
    start: (reading, { params, subjectId }) => startOf(reading, { ...params, meetingId: subjectId }),
    draw: (reading, _form, { params, subjectId }) => ({
      template: 'meetings/update.njk',
      view: updateView(reading, { ...params, meetingId: subjectId }, pathTo.answerByLink(params.link)),
    }),
    submit: (work, { params, body, subjectId }) => {
      const which = { meetingId: subjectId, organisationId: params.organisationId, version: versionIn(body) }
      writeUpdate(work, which, readForm(UpdateContent, body))
      return { to: pathTo.answerByLink(params.link), notice: 'Your update goes to the meeting' }
    },
    comparing: () => ({ labels: updateLabels }),
  })
  formPage(app, {
    at: SIGNED_IN,
    permission: 'updates.write',
    params: AtMeeting.extend(ForOrganisation.shape),
    start: (reading, { params }) => startOf(reading, params),
    draw: (reading, _form, { params }) => ({
      template: 'meetings/update.njk',
      view: updateView(reading, params, pathTo.answer(reading.partnershipId, params.meetingId)),
    }),
    submit: (work, { params, body }) => {
      writeUpdate(work, { ...params, version: versionIn(body) }, readForm(UpdateContent, body))
      return { to: pathTo.answer(work.partnershipId, params.meetingId), notice: 'Your update goes to the meeting' }
    },
    comparing: () => ({ labels: updateLabels }),
  })
  withdrawing(app)
}

const updateLabels = { text: 'Your update' }

function withdrawing(app: App): void {
  button(app, {
    at: `${LINKED}/withdrawal`,
    permission: 'answers.give',
    byLink: true,
    params: ByLink.extend(ForOrganisation.shape),
    submit: (work, { params, body, subjectId }) => {
      withdrawUpdate(work, {
        meetingId: subjectId,
        organisationId: params.organisationId,
        version: versionIn(body),
      })
      return { to: pathTo.answerByLink(params.link), notice: 'Your update is taken back' }
    },
  })
  button(app, {
    at: `${SIGNED_IN}/withdrawal`,
    permission: 'updates.write',
    params: AtMeeting.extend(ForOrganisation.shape),
    submit: (work, { params, body }) => {
      withdrawUpdate(work, { ...params, version: versionIn(body) })
      return { to: pathTo.answer(work.partnershipId, params.meetingId), notice: 'Your update is taken back' }
    },
  })
}

type Writing = Reading<'answers.give' | 'updates.write'>
interface Which {
  meetingId: string
  organisationId: string
}

function startOf(reading: Writing, which: Which) {
  // A door that came by letter shows nothing of others.
  if (reading.actor.via === 'link' && !isOwnUpdate(reading, which.organisationId)) throw notFound('organisation')
  const known = updateOf(reading, which)
  return { text: known?.text ?? '', version: known?.version ?? 0 }
}

function updateView(reading: Writing, which: Which, back: string) {
  const { tx, partnershipId, actor, now } = reading
  const meeting = meetingInSight(reading, which.meetingId)
  const partnership = partnershipById(tx, partnershipId)
  const isByLink = actor.via === 'link'
  return {
    ...headOf(partnership, { meeting, isByLink, reader: personById(tx, actor.personId) }),
    ...(isByLink ? {} : { crumbs: crumbsOfMeeting(partnership, meeting) }),
    when: whenOf(meeting),
    organisation: organisationsOf(reading, partnershipId, actor.personId).find(
      each => each.id === which.organisationId,
    ),
    known: updateOf(reading, which),
    why: whyNoUpdate(meeting, now),
    back,
  }
}
