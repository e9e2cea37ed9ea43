import { z } from 'zod'
import type { Reading, Work } from '../access/work.ts'
import { acceptedEndings } from '../documents/recognise.ts'
import { InvalidInput } from '../errors.ts'
import { aDate, aText } from '../input.ts'
import { NEUTRAL, needsNeutral } from '../mail/neutral.ts'
import { organisationsSeated, partnershipById } from '../partnerships/store.ts'
import { personById } from '../people/store.ts'
import type { App } from '../web/app-type.ts'
import { formPage } from '../web/form-routes.ts'
import { readForm } from '../web/forms.ts'
import { permitByLink } from '../web/permit.ts'
import { page } from '../web/render.ts'
import { anId } from '../web/schemas.ts'
import { reading } from '../web/visit.ts'
import { answerOffer, OfferAnswer, refuseOthersOffer, waitingRequest } from './answer-offer.ts'
import { askNewDate } from './ask-new-date.ts'
import { pathByLink } from './door.ts'
import { evidenceIn } from './evidence-pages.ts'
import { finishAction } from './finish-action.ts'
import { isOwner, refuseFinished, refuseUnlessOwner } from './policy.ts'
import { progressAction } from './progress-action.ts'
import { requestsFor, withOverdue } from './register.ts'
import { thanksFor } from './request-pages.ts'
import { actionSeen } from './sight-store.ts'
import { openActionsOfOrganisations } from './store.ts'

const ByLink = z.object({ link: z.string().max(200) })

/** What whoever came by a letter may say of an action: how it goes, that it is done, or that it needs longer. */
const Report = z.strictObject({
  says: z.enum(['progress', 'done', 'longer'], { error: 'Choose what you want to say' }),
  words: aText(2000, 'Say it in a few words'),
  dueOn: aDate('Enter the date by which it will be done').optional(),
})

/** "Your organisation’s actions": where a letter leads, and where nobody has to sign in. */
export function linkPages(app: App): void {
  app.get(
    '/links/:link/actions',
    { schema: { params: ByLink }, config: permitByLink('actions.progress') },
    (request, reply) => page(request, reply, 'actions/by-link.njk', listView(reading(request), request.params.link)),
  )
  reportPage(app)
  offerPage(app)
}

type Linked = Reading<'actions.progress'>

function frameByLink({ tx, partnershipId, actor }: Linked, link: string) {
  const partnership = partnershipById(tx, partnershipId)
  const reader = personById(tx, actor.personId)
  // In a shared mailbox somebody else may open the link: with an alias, it tells no more than the letter did.
  const isNeutral = reader ? needsNeutral(reader) : false
  return { from: isNeutral ? NEUTRAL : partnership.name, partnership, isNeutral, at: pathByLink(link) }
}

function listView(looking: Linked, link: string) {
  const { tx, partnershipId, holdings } = looking
  const organisationIds = [...new Set(holdings.map(held => held.organisationId))]
  const rows = openActionsOfOrganisations(tx, partnershipId, organisationIds)
  return {
    ...frameByLink(looking, link),
    organisations: organisationsSeated(tx, partnershipId)
      .filter(each => organisationIds.includes(each.id))
      .map(each => each.displayName),
    actions: rows.map(row => ({ ...withOverdue(looking, row), isTheirs: isOwner(looking, row) })),
    offers: requestsFor(looking, false).offers,
  }
}

/** An action that is this reader's own: by a letter nobody reaches more. */
export function ownAction(looking: Linked | Work<'actions.progress'>, actionId: string) {
  const action = actionSeen(looking, actionId)
  refuseUnlessOwner(looking, action)
  return action
}

function reportPage(app: App): void {
  formPage(app, {
    at: '/links/:link/actions/:actionId',
    permission: 'actions.progress',
    byLink: true,
    takesFile: true,
    params: ByLink.extend({ actionId: anId() }),
    start: (looking, { params }) => {
      refuseFinished(ownAction(looking, params.actionId))
      return {}
    },
    draw: (looking, _form, { params }) => {
      const action = withOverdue(looking, ownAction(looking, params.actionId))
      return {
        template: 'actions/report-by-link.njk',
        view: { ...frameByLink(looking, params.link), action, acceptedEndings },
      }
    },
    submit: (work, { params, body, once }) => {
      once(() => report(work, params.actionId, body))
      return { to: pathByLink(params.link), notice: 'Thank you. It stands in the register' }
    },
  })
}

/** Does what the form of one action says: how it goes, that it is done, or that it needs longer. */
export function report(work: Work<'actions.progress'>, actionId: string, body: Record<string, unknown>) {
  const { says, words, dueOn } = readForm(Report, body)
  const { version } = ownAction(work, actionId)
  const file = evidenceIn(body)
  if (says === 'progress') return progressAction(work, actionId, { note: words, file })
  if (says === 'done') return finishAction(work, actionId, { evidence: words, version, file })
  if (!dueOn) throw new InvalidInput([{ field: 'dueOn', words: 'Enter the date by which it will be done' }])
  return askNewDate(work, actionId, { dueOn, reason: words })
}

function offerPage(app: App): void {
  formPage(app, {
    at: '/links/:link/actions/offers/:requestId',
    permission: 'actions.progress',
    byLink: true,
    params: ByLink.extend({ requestId: anId() }),
    start: (looking, { params }) => {
      refuseOthersOffer(looking, waitingRequest(looking, params.requestId, 'new owner'))
      return {}
    },
    draw: (looking, _form, { params }) => {
      const offer = waitingRequest(looking, params.requestId, 'new owner')
      refuseOthersOffer(looking, offer)
      return {
        template: 'actions/answer-offer.njk',
        view: { ...frameByLink(looking, params.link), offer, isByLink: true },
      }
    },
    submit: (work, { params, body }) => {
      const form = readForm(OfferAnswer, body)
      answerOffer(work, params.requestId, form)
      return { to: pathByLink(params.link), notice: thanksFor(form.answer) }
    },
  })
}
