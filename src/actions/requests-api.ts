import { z } from 'zod'
import type { App } from '../web/app-type.ts'
import { once, Repeatable } from '../web/once.ts'
import { permit } from '../web/permit.ts'
import { InPartnership } from '../web/schemas.ts'
import { IfMatch, versionSeen, withVersion } from '../web/versions.ts'
import { inWork } from '../web/visit.ts'
import { answerNewDate, DateAnswer } from './answer-new-date.ts'
import { answerOffer, OfferAnswer } from './answer-offer.ts'
import { askNewDate } from './ask-new-date.ts'
import { cancelAction } from './cancel-action.ts'
import { changeDueDate, NewDueDate } from './change-due-date.ts'
import { NewOwner, offerAction } from './offer-action.ts'
import { OneAction } from './pages.ts'
import { ChangedLine } from './plan-together.ts'
import { Reason } from './policy.ts'
import { withOverdue } from './register.ts'
import { reopenAction } from './reopen-action.ts'
import { OneRequest } from './request-pages.ts'
import { ActionOut } from './shapes-api.ts'
import { takeOfferBack } from './take-offer-back.ts'
import { updateTogether } from './update-together.ts'

const AT = '/api/v1/partnerships/:partnershipId/actions/:actionId'
const description = 'Send If-Match with the ETag you last saw.'
const shared = { tags: ['Actions'], response: { 200: ActionOut } }
const onAction = { ...shared, params: OneAction }
const onRequest = { ...shared, params: OneRequest }

/** Offering, asking and deciding about actions, for programs. */
export function actionRequestsApi(app: App): void {
  app.post(
    `${AT}/offers`,
    {
      schema: {
        ...onAction,
        summary: 'Offer an action to another organisation or person',
        description,
        headers: IfMatch.extend(Repeatable.shape),
        body: NewOwner,
      },
      config: permit('actions.progress'),
    },
    (request, reply) => {
      const wanted = { ...request.body, version: versionSeen(request) }
      const action = inWork(request, work =>
        once(request, work, () => offerAction(work, request.params.actionId, wanted)),
      )
      return withVersion(reply, withOverdue(request.visit, action))
    },
  )
  app.post(
    `${AT}/offers/:requestId/answer`,
    {
      schema: { ...onRequest, summary: 'Take an action that is offered, or decline it', body: OfferAnswer },
      config: permit('actions.progress'),
    },
    (request, reply) => {
      const action = inWork(request, work => answerOffer(work, request.params.requestId, request.body))
      return withVersion(reply, withOverdue(request.visit, action))
    },
  )
  app.delete(
    `${AT}/offers/:requestId`,
    { schema: { ...onRequest, summary: 'Take an offer back' }, config: permit('actions.progress') },
    (request, reply) => {
      const action = inWork(request, work => takeOfferBack(work, request.params.requestId))
      return withVersion(reply, withOverdue(request.visit, action))
    },
  )
  togetherApi(app)
  datesApi(app)
  endingsApi(app)
}

function togetherApi(app: App): void {
  app.post(
    '/api/v1/partnerships/:partnershipId/actions/together',
    {
      schema: {
        tags: ['Actions'],
        summary: 'Update several actions at once, all of them or none',
        params: InPartnership,
        headers: Repeatable,
        body: z.strictObject({ lines: z.array(ChangedLine).max(500) }),
        response: { 200: z.object({ changed: z.int() }).meta({ example: { changed: 3 } }) },
      },
      config: permit('actions.close'),
    },
    request => inWork(request, work => once(request, work, () => updateTogether(work, request.body.lines))),
  )
}

function datesApi(app: App): void {
  app.post(
    `${AT}/date-requests`,
    {
      schema: { ...onAction, summary: 'Ask for a later date', headers: Repeatable, body: NewDueDate },
      config: permit('actions.progress'),
    },
    (request, reply) => {
      const action = inWork(request, work =>
        once(request, work, () => askNewDate(work, request.params.actionId, request.body)),
      )
      return withVersion(reply, withOverdue(request.visit, action))
    },
  )
  app.post(
    `${AT}/date-requests/:requestId/answer`,
    {
      schema: { ...onRequest, summary: 'Grant a later date, or decline it', body: DateAnswer },
      config: permit('actions.raise'),
    },
    (request, reply) => {
      const action = inWork(request, work => answerNewDate(work, request.params.requestId, request.body))
      return withVersion(reply, withOverdue(request.visit, action))
    },
  )
  app.post(
    `${AT}/due-date`,
    {
      schema: {
        ...onAction,
        summary: 'Change the due date of an action',
        description,
        headers: IfMatch,
        body: NewDueDate,
      },
      config: permit('actions.raise'),
    },
    (request, reply) => {
      const dated = { ...request.body, version: versionSeen(request) }
      const action = inWork(request, work => changeDueDate(work, request.params.actionId, dated))
      return withVersion(reply, withOverdue(request.visit, action))
    },
  )
}

function endingsApi(app: App): void {
  for (const [at, summary, act] of [
    ['cancellation', 'Give an action up', cancelAction],
    ['reopening', 'Take an action up again', reopenAction],
  ] as const)
    app.post(
      `${AT}/${at}`,
      {
        schema: { ...onAction, summary, description, headers: IfMatch, body: Reason },
        config: permit('actions.close'),
      },
      (request, reply) => {
        const why = { ...request.body, version: versionSeen(request) }
        const action = inWork(request, work => act(work, request.params.actionId, why))
        return withVersion(reply, withOverdue(request.visit, action))
      },
    )
}
