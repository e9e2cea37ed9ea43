import type { Work } from '../access/work.ts'
import type { App } from '../web/app-type.ts'
import { button, formPage } from '../web/form-routes.ts'
import { readForm, versionIn } from '../web/forms.ts'
import { anId } from '../web/schemas.ts'
import { actPage } from './act-pages.ts'
import { answerNewDate, DateAnswer } from './answer-new-date.ts'
import { answerOffer, OfferAnswer, refuseOthersOffer, waitingRequest } from './answer-offer.ts'
import { askNewDate } from './ask-new-date.ts'
import { NewDueDate } from './change-due-date.ts'
import { NewOwner, offerAction } from './offer-action.ts'
import { actionCrumbs, frameOf, OneAction } from './pages.ts'
import { pathToAction, pathToActions } from './paths.ts'
import { actionInSight } from './sight-store.ts'
import { takeOfferBack } from './take-offer-back.ts'

export const OneRequest = OneAction.extend({ requestId: anId() })
const AT = '/partnerships/:partnershipId/actions/:actionId'

/** What one person asks for about an action and another agrees to. */
export function requestPages(app: App): void {
  actPage(app, {
    at: 'owner',
    permission: 'actions.progress',
    template: 'actions/hand-over.njk',
    notice: action => (action.offer ? 'Offered. Until they take it on, it stays where it is' : 'Handed over'),
    act: (work, actionId, body) =>
      offerAction(work, actionId, { ...readForm(NewOwner, body), version: versionIn(body) }),
  })
  actPage(app, {
    at: 'later-date',
    permission: 'actions.progress',
    template: 'actions/later-date.njk',
    notice: () => 'Asked. The co-ordinator grants the date or says why not',
    act: (work, actionId, body) => askNewDate(work, actionId, readForm(NewDueDate, body)),
  })
  answerPages(app)
}

function answerPages(app: App): void {
  formPage(app, {
    at: `${AT}/offers/:requestId`,
    permission: 'actions.progress',
    params: OneRequest,
    start: (reading, { params }) => {
      refuseOthersOffer(reading, waitingRequest(reading, params.requestId, 'new owner'))
      return {}
    },
    draw: (reading, _form, { params }) => ({
      template: 'actions/answer-offer.njk',
      view: {
        ...frameOf(reading),
        ...actionCrumbs(reading),
        offer: waitingRequest(reading, params.requestId, 'new owner'),
      },
    }),
    submit: (work, { params, body }) => {
      const form = readForm(OfferAnswer, body)
      answerOffer(work, params.requestId, form)
      // Of what a closed sub-group agreed, whoever declines it finds nothing any more.
      const isSeen = actionInSight(work, params.actionId) !== undefined
      const to = isSeen ? pathToAction(params.partnershipId, params.actionId) : pathToActions(params.partnershipId)
      return { to, notice: thanksFor(form.answer) }
    },
  })
  button(app, {
    at: `${AT}/offers/:requestId/taking-back`,
    permission: 'actions.progress',
    params: OneRequest,
    submit: (work: Work<'actions.progress'>, { params }) => {
      takeOfferBack(work, params.requestId)
      return { to: pathToAction(params.partnershipId, params.actionId), notice: 'Offer taken back' }
    },
  })
  formPage(app, {
    at: `${AT}/dates/:requestId`,
    permission: 'actions.raise',
    params: OneRequest,
    start: (reading, { params }) => {
      waitingRequest(reading, params.requestId, 'new date')
      return {}
    },
    draw: (reading, _form, { params }) => ({
      template: 'actions/answer-date.njk',
      view: {
        ...frameOf(reading),
        ...actionCrumbs(reading),
        asked: waitingRequest(reading, params.requestId, 'new date'),
      },
    }),
    submit: (work, { params, body }) => {
      const form = readForm(DateAnswer, body)
      answerNewDate(work, params.requestId, form)
      const notice = form.answer === 'grant' ? 'New date granted' : 'Declined. Whoever asked is told why'
      return { to: pathToAction(params.partnershipId, params.actionId), notice }
    },
  })
}

/** What is said to whoever answered an offer. */
export const thanksFor = (answer: 'take' | 'decline'): string =>
  answer === 'take' ? 'Thank you. It is yours now' : 'Declined. Whoever offered it is told why'
