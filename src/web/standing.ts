import { endedLately } from '../access/ended-lately.ts'
import { groupAskedFor } from '../access/group-store.ts'
import { allows, may, permissions } from '../access/permissions.ts'
import { GROUP_LEAD, isSecretariat } from '../access/roles.ts'
import { holdingsIn, postsOf, undertakingsOwed } from '../access/store.ts'
import type { Holding } from '../access/work.ts'
import { MembershipEnded, notFound, Refusal } from '../errors.ts'
import type { Visit } from './visit.ts'

/**
 * What this guest holds here and now, or the refusal. Asked by the hook before a body is read, and again inside the
 * transaction, so that a role that ended in between no longer counts.
 */
export function standing(visit: Visit, params: unknown) {
  const { house, guest, permission, now } = visit
  if (!permission) throw new Error('A route without a permission asked for work')
  if (!guest) throw new Refusal('sign in first', 'Sign in to continue')
  const base = {
    permission,
    tx: house.database.tx,
    now,
    actor: { personId: guest.personId, name: guest.name, via: guest.via },
    config: house.config,
  }
  const place = params as Place | undefined
  switch (permissions[permission].in) {
    case 'partnership': {
      const partnershipId = visit.partnershipId ?? place?.partnershipId ?? ''
      const held = holdingsIn(base.tx, partnershipId, guest.personId, now)
      if (held.length === 0) throw ended(visit, partnershipId) ?? notFound()
      const holdings = inGroup(visit, partnershipId, place, held)
      if (!may(permission, { holdings })) throw forbidden()
      // A letter's link opens one thing, of which the letter told already.
      if (held[0]?.hasUndertaken === 0 && guest.via !== 'link') throw undertakeFirst()
      return { ...base, partnershipId, holdings }
    }
    case 'police area': {
      const policeAreaId = place?.policeAreaId ?? ''
      const posts = postsOf(base.tx, guest.personId, now)
        .filter(held => held.policeAreaId === policeAreaId)
        .map(held => held.post)
      if (posts.length === 0) throw notFound()
      if (!allows(permission, { posts })) throw forbidden()
      return { ...base, policeAreaId, posts }
    }
    case 'platform': {
      const posts = postsOf(base.tx, guest.personId, now).map(held => held.post)
      if (!posts.includes('administrator')) throw notFound()
      if (!allows(permission, { posts })) throw forbidden()
      return { ...base, posts }
    }
    case 'own account':
      // Both tell what happens inside partnerships.
      if (permission === 'home.read' || permission === 'search.use')
        if (undertakingsOwed(base.tx, guest.personId, now).length > 0) throw undertakeFirst()
      return { ...base, sessionId: guest.via === 'session' ? guest.keyId : undefined }
  }
}

export type Standing = ReturnType<typeof standing>

interface Place {
  partnershipId?: string
  policeAreaId?: string
  subGroupId?: string
  meetingId?: string
}

/**
 * What they hold where the address is about a sub-group or a meeting of one: its lead runs it, and of a closed one
 * nobody but its members and the secretariat finds anything.
 */
function inGroup(visit: Visit, partnershipId: string, place: Place | undefined, holdings: Holding[]): Holding[] {
  const { subGroupId = '', meetingId = visit.subjectId ?? '' } = place ?? {}
  const [own] = holdings
  if (!own || isSecretariat(holdings) || (!subGroupId && !meetingId)) return holdings
  const personId = visit.guest?.personId ?? ''
  const group = groupAskedFor(visit.house.database.tx, partnershipId, { personId, subGroupId, meetingId })
  if (group?.isClosed && !group.isMember) throw notFound(meetingId ? 'meeting' : 'sub-group')
  return group?.isLead ? [...holdings, { role: GROUP_LEAD, organisationId: own.organisationId }] : holdings
}

const undertakeFirst = () =>
  new Refusal(
    'undertake first',
    'First accept the confidentiality undertaking that every member gives: sign in, open /undertaking and accept it',
  )

function ended({ guest, house, now }: Visit, partnershipId: string): Refusal | undefined {
  if (!guest || guest.via === 'link') return undefined
  const left = endedLately(house.database.tx, guest.personId, now).find(each => each.partnershipId === partnershipId)
  return left && new MembershipEnded(left.words)
}

const forbidden = () => new Refusal('forbidden', 'Your role does not let you do this')
