import { isChair, isSecretariat } from '../access/roles.ts'
import { isHeldFor } from '../access/store.ts'
import type { Reading } from '../access/work.ts'
import { notFound, Refusal } from '../errors.ts'
import { type Pledge, pledgeById } from './store.ts'
import { isUnsubmitted } from './transitions.ts'

/** What every permission on pledges has in common: somebody with roles in one partnership. */
export type InPartnershipNow = Pick<Reading<'pledges.read'>, 'tx' | 'now' | 'partnershipId' | 'holdings'>

/** How somebody stands towards one organisation and its pledges. */
export interface Standing {
  /** A member for this very organisation. */
  isOurs: boolean
  /** Speaks for it: its lead, or any member for it where it has no lead. */
  speaksFor: boolean
  isCoordinator: boolean
  isSecretariat: boolean
  isChair: boolean
}

/** How this person stands towards an organisation of the partnership. */
export function standingTowards(here: InPartnershipNow, organisationId: string): Standing {
  const ours = here.holdings.filter(held => held.organisationId === organisationId)
  const isLead = ours.some(held => held.role === 'organisation lead')
  return {
    isOurs: ours.length > 0,
    speaksFor: isLead || (ours.length > 0 && !hasLead(here, organisationId)),
    isCoordinator: here.holdings.some(held => held.role === 'co-ordinator'),
    isSecretariat: isSecretariat(here.holdings),
    isChair: isChair(here.holdings),
  }
}

const hasLead = ({ tx, partnershipId, now }: InPartnershipNow, organisationId: string): boolean =>
  isHeldFor(tx, partnershipId, { organisationId, role: 'organisation lead', now })

/** A draft is its organisation's own affair until it is submitted; the secretariat helps with it. */
const maySee = (standing: Standing, pledge: Pick<Pledge, 'state'>): boolean =>
  pledge.state !== 'draft' || standing.isOurs || standing.isSecretariat

/** Members draft for their own organisation, the co-ordinator for any. */
export const mayDraftFor = (standing: Standing): boolean => standing.isOurs || standing.isCoordinator

/** Until it is submitted whoever may draft may reword it; after that only who speaks for the organisation. */
export const mayReword = (standing: Standing, pledge: Pick<Pledge, 'state'>): boolean =>
  isUnsubmitted(pledge.state) ? mayDraftFor(standing) : standing.speaksFor

/** Nobody vouches for their own organisation. */
export const mayVerify = (standing: Standing): boolean => standing.isChair && !standing.isOurs

/** The pledge as this person may see it; somebody else's draft is simply not there. */
export function pledgeSeen(here: InPartnershipNow, pledgeId: string): { pledge: Pledge; standing: Standing } {
  const pledge = pledgeById(here.tx, here.partnershipId, pledgeId)
  const standing = standingTowards(here, pledge.organisationId)
  if (!maySee(standing, pledge)) throw notFound('pledge')
  return { pledge, standing }
}

export function refuseUnless(isAllowed: boolean, words: string): void {
  if (!isAllowed) throw new Refusal('forbidden', words)
}

/** For what commits the organisation, rather than tells of it. */
export const refuseUnlessSpeaksFor = (standing: Standing, pledge: Pick<Pledge, 'organisationName'>): void =>
  refuseUnless(standing.speaksFor, `Only the lead of ${pledge.organisationName} can do this`)
