import { isOneOf, isSecretariat } from '../access/roles.ts'
import { NEUTRAL, needsNeutral } from '../mail/neutral.ts'
import { post } from '../mail/post.ts'
import { activeMembers, type Member, partnershipById } from '../partnerships/store.ts'
import { counted, shortDate } from '../words.ts'
import type { ActionWork } from './change-action.ts'
import { doorToActions } from './door.ts'
import { factsOf, ownersOf } from './owner.ts'
import { pathToAction } from './paths.ts'
import type { ActionRequest } from './requests-store.ts'
import type { Action } from './store.ts'

interface Words {
  cause: string
  subject: string
  template: string
  view: Record<string, unknown>
}

/** Whoever may take it is asked, by a link that answers without signing in. */
export function tellOfOffer(
  work: ActionWork,
  action: Action,
  to: { ownerOrganisationId: string; ownerPersonId: string | null; requestId: string },
): void {
  const { shortName } = partnershipById(work.tx, work.partnershipId)
  for (const person of ownersOf(work, to))
    send(work, person, {
      cause: `offer ${to.requestId} to ${person.personId}`,
      subject: `${shortName}: an action is offered to ${person.organisationName}, ${action.reference}`,
      template: 'actions/mail/offered.njk',
      view: { facts: [...factsOf(action), ['With now', action.ownerOrganisationName]], url: doorTo(work, person) },
    })
}

/** Whoever asked and whoever has or had it hear what became of it. */
export function tellOfAnswer(
  work: ActionWork,
  told: { before: Action; request: ActionRequest; isAgreed: boolean; reason: string },
): void {
  const { before, request, isAgreed, reason } = told
  const { shortName } = partnershipById(work.tx, work.partnershipId)
  const asker = activeMembers(work.tx, work.partnershipId, work.now).filter(each => each.personId === request.askedBy)
  const everyone = new Map([...asker, ...ownersOf(work, before)].map(each => [each.personId, each]))
  for (const person of everyone.values())
    send(work, person, {
      cause: `answer to ${request.id} to ${person.personId}`,
      subject: `${shortName}: ${before.reference}, ${answerInWords(request, isAgreed)}`,
      template: 'actions/mail/answered.njk',
      view: {
        words: `${sentenceOf(request, isAgreed)}.`,
        facts: [
          ['Action', before.reference],
          ['To do', before.text],
          ['Why', isAgreed ? '' : reason],
        ],
        url: work.config.publicUrl + pathToAction(work.partnershipId, before.id),
      },
    })
}

const answerInWords = ({ kind }: ActionRequest, isAgreed: boolean): string =>
  kind === 'new owner' ? (isAgreed ? 'taken on' : 'offer declined') : isAgreed ? 'new date' : 'date stays as it was'

const sentenceOf = (request: ActionRequest, isAgreed: boolean): string =>
  request.kind === 'new owner'
    ? `${request.toOrganisationName} ${isAgreed ? 'has taken this action on' : 'has declined this action, so it stays where it was'}`
    : isAgreed
      ? `This action is now due on ${shortDate(request.dueOn ?? '')}`
      : `The later date was declined: this action stays due on ${shortDate(request.dueNow)}`

/** The co-ordinator decides; where there is none, the chairs. */
export function tellOfDateAsked(work: ActionWork, action: Action, asked: { requestId: string; dueOn: string }): void {
  const { shortName } = partnershipById(work.tx, work.partnershipId)
  for (const person of keepers(work))
    send(work, person, {
      cause: `date request ${asked.requestId} to ${person.personId}`,
      subject: `${shortName}: a later date is asked for ${action.reference}`,
      template: 'actions/mail/date-asked.njk',
      view: {
        facts: [...factsOf(action), ['Asked for', shortDate(asked.dueOn)]],
        url: work.config.publicUrl + pathToAction(work.partnershipId, action.id),
      },
    })
}

function keepers(work: ActionWork): Member[] {
  const members = activeMembers(work.tx, work.partnershipId, work.now).filter(
    each => each.personId !== work.actor.personId && isSecretariat([each]),
  )
  const coordinators = members.filter(each => isOneOf([each], ['co-ordinator']))
  const kept = coordinators.length > 0 ? coordinators : members
  return [...new Map(kept.map(each => [each.personId, each])).values()]
}

/** Who speaks for the organisation hears what is now with nobody in particular. */
export function tellOfLeaving(work: ActionWork, lead: Member, left: Action[]): void {
  const { shortName } = partnershipById(work.tx, work.partnershipId)
  send(work, lead, {
    cause: `actions left at ${work.now} by ${left.map(each => each.id).join(' ')} to ${lead.personId}`,
    subject: `${shortName}: ${counted(left.length, 'action')} of ${lead.organisationName} with nobody in particular`,
    template: 'actions/mail/left.njk',
    view: {
      organisation: lead.organisationName,
      rows: left.map(each => ({ text: each.reference, note: `due ${shortDate(each.dueOn)}`, url: undefined })),
      url: doorTo(work, lead),
    },
  })
}

const doorTo = (work: ActionWork, { personId }: Member) =>
  doorToActions(work, { personId, partnershipId: work.partnershipId })

/** A letter to somebody with an alias says no more than that there is something to do. */
function send(work: ActionWork, person: Member, words: Words): void {
  const isNeutral = needsNeutral(person)
  post(work, {
    kind: 'notice',
    cause: words.cause,
    to: person,
    partnershipId: work.partnershipId,
    fromName: isNeutral ? NEUTRAL : partnershipById(work.tx, work.partnershipId).name,
    subject: isNeutral ? `${NEUTRAL}: something for you to look at` : words.subject,
    template: isNeutral ? 'actions/mail/neutral.njk' : words.template,
    view: isNeutral ? { url: `${work.config.publicUrl}/` } : words.view,
  })
}
