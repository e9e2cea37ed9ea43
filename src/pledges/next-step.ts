import { Refusal } from '../errors.ts'
import { mayDraftFor, mayReword, mayVerify, type Standing } from './policy.ts'
import type { Pledge } from './store.ts'
import { isChangeable, isProgressing, leadsFrom } from './transitions.ts'

/** Something a reader may do with a pledge now: a page to open, or a button to press. */
export interface Deed {
  text: string
  /** The last part of its address. */
  at: string
  isButton: boolean
}

type When = (pledge: Pledge, standing: Standing) => boolean

const page = (at: string, text: string, when: When) => ({ at, text, isButton: false, when })
const button = (at: string, text: string, when: When) => ({ at, text, isButton: true, when })

/** Everything that may be done with a pledge, by whom and when; the most pressing first. */
const deeds = [
  button('acknowledgement', 'Acknowledge this pledge', ({ state }, me) => me.isChair && state === 'submitted'),
  button('verification', 'Verify this pledge', ({ state }, me) => mayVerify(me) && state === 'delivered'),
  button('submission', 'Submit this pledge', ({ state }, me) => me.speaksFor && state === 'draft'),
  page(
    'delivery',
    'Show that it is delivered',
    ({ state, completion }, me) => me.speaksFor && leadsFrom('deliver', state) && completion === 'completed',
  ),
  page('progress', 'Tell how far it has come', ({ state }, me) => me.isOurs && isProgressing(state)),
  page('renewal', 'Renew this pledge', ({ state }, me) => mayDraftFor(me) && state === 'verified'),
  button('resumption', 'Resume this pledge', ({ state }, me) => me.speaksFor && leadsFrom('resume', state)),
  page('change', 'Change the wording', (pledge, me) => mayReword(me, pledge) && isChangeable(pledge.state)),
  page(
    'delivery',
    'Show that it is delivered',
    ({ state, completion }, me) => me.speaksFor && leadsFrom('deliver', state) && completion !== 'completed',
  ),
  page(
    'question',
    'Ask for something more',
    ({ state }, me) => me.isChair && ['submitted', 'delivered'].includes(state),
  ),
  page('pause', 'Pause it', ({ state }, me) => me.speaksFor && leadsFrom('pause', state)),
  page('withdrawal', 'Withdraw it', (pledge, me) => mayReword(me, pledge) && leadsFrom('withdraw', pledge.state)),
]

/** What this reader may do with the pledge, the one next step first. */
export const deedsFor = (pledge: Pledge, standing: Standing): Deed[] =>
  deeds.filter(deed => deed.when(pledge, standing)).map(({ when: _, ...deed }) => deed)

/** Opens the page of a deed only to those who may do it now. */
export function refuseUnlessOffered(pledge: Pledge, standing: Standing, at: string): void {
  const asked = deeds.filter(deed => deed.at === at)
  if (!asked.some(deed => deed.when(pledge, standing)))
    throw new Refusal('forbidden', `This cannot be done by you with ${pledge.reference} as it stands`)
}

/** Whom or what the pledge waits for, where it is not this reader. */
export function waitingFor(pledge: Pledge, standing: Standing): string {
  switch (pledge.state) {
    case 'draft':
    case 'intention':
      return standing.isOurs
        ? 'It is submitted by the lead of your organisation.'
        : `It waits for ${pledge.organisationName} to confirm and submit it.`
    case 'submitted':
      return 'It waits for the chair to acknowledge it.'
    case 'delivered':
      return 'It waits for a chair or vice-chair from another organisation to verify it.'
    case 'verified':
      return 'It has been delivered and verified.'
    case 'withdrawn':
      return 'It has been withdrawn.'
    default:
      return `${pledge.organisationName} tells once a quarter how far it has come.`
  }
}
