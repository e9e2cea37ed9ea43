import type { FastifyRequest } from 'fastify'
import { groupAskedFor } from '../access/group-store.ts'
import type { Permission } from '../access/permissions.ts'
import { allows, may, permissions } from '../access/permissions.ts'
import { GROUP_LEAD, isSecretariat } from '../access/roles.ts'
import { holdingsIn, postsOf } from '../access/store.ts'
import type { Holding, House, Reading, Via, Work } from '../access/work.ts'
import type { Instant } from '../clock.ts'
import { notFound, Refusal } from '../errors.ts'
import { pastThePen } from './past-the-pen.ts'

/** Somebody we know: by a session, an API token or a link from a letter. */
export interface Guest {
  personId: string
  name: string
  email: string
  via: Via
  /** The session, token or link they came in by. */
  keyId: string
}

/** One request's standing: who came, from which browser, and what the route lets them do. */
export interface Visit {
  house: House
  now: Instant
  browserId: string
  guest: Guest | undefined
  permission: Permission | undefined
  /** What the link is about, where they came by one. */
  subjectId: string | undefined
  /** The partnership of the link, where they came by one. */
  partnershipId: string | undefined
  /** What the guest was found to hold when they came in. */
  standing: Standing | undefined
}

type Standing = ReturnType<typeof standing>

declare module 'fastify' {
  interface FastifyRequest {
    visit: Visit
  }
}

type Permitted<P extends Permission> = Pick<FastifyRequest, 'visit' | 'params' | 'body' | 'headers'> & {
  routeOptions: { config: { rule: { permission: P } } }
}

/** The right to look that this route declared. */
export function reading<P extends Permission>(request: Permitted<P>): Reading<P> {
  const { visit } = request
  return rightTo(visit, visit.standing ?? standing(visit, request.params))
}

/**
 * Does one unit of work under the permission that this route declared; throwing undoes all of it. Whatever is written
 * down passes here, so here stands the guard at the pen: nothing that could identify a person gets in unnoticed.
 */
export function inWork<P extends Permission, R>(request: Permitted<P>, act: (work: Work<P>) => R): R {
  const { body, headers, params, visit } = request
  const sent = { body, headers, params, secret: visit.house.config.secret }
  return pastThePen(sent, doing => working(request, doing as never), act as never)
}

function working<P extends Permission, R>(request: Permitted<P>, act: (work: Work<P>) => R): R {
  const { visit } = request
  const { house } = visit
  return house.database.transaction(() =>
    // Asked anew, as of this moment: while the body was on its way a role may have ended.
    act({
      ...rightTo<P>(visit, standing({ ...visit, now: house.clock.now() }, request.params)),
      ids: house.ids,
    } as Work<P>),
  )
}

const rightTo = <P extends Permission>(visit: Visit, held: Standing) =>
  ({ ...held, permission: visit.permission }) as unknown as Reading<P>

/** Several reads of the same moment. */
export function inReading<P extends Permission, R>(request: Permitted<P>, look: (reading: Reading<P>) => R): R {
  // Kept out of the snapshot's answer: to the driver a reply looks like a promise, and it refuses those.
  const seen: { answer?: R } = {}
  request.visit.house.database.snapshot(() => {
    seen.answer = look(reading(request))
  })
  return seen.answer as R
}

/**
 * What this guest holds here and now, or the refusal. Asked by the hook before a body is read, and again inside the
 * transaction, so that a role that ended in between no longer counts.
 */
export function standing(visit: Visit, params: unknown) {
  const { house, guest, permission, now } = visit
  if (!permission) throw new Error('A route without a permission asked for work')
  if (!guest) throw new Refusal('sign in first', 'Sign in to continue')
  const base = {
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
      if (held.length === 0) throw notFound()
      const holdings = inGroup(visit, { ...place, partnershipId }, held)
      if (!may(permission, { holdings })) throw forbidden()
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
      return { ...base, sessionId: guest.via === 'session' ? guest.keyId : undefined }
  }
}

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
function inGroup(visit: Visit, place: Place & { partnershipId: string }, holdings: Holding[]): Holding[] {
  const { subGroupId = '', meetingId = visit.subjectId ?? '' } = place
  const [own] = holdings
  if (!own || isSecretariat(holdings) || (!subGroupId && !meetingId)) return holdings
  const personId = visit.guest?.personId ?? ''
  const group = groupAskedFor(visit.house.database.tx, place.partnershipId, { personId, subGroupId, meetingId })
  if (group?.isClosed && !group.isMember) throw notFound(meetingId ? 'meeting' : 'sub-group')
  return group?.isLead ? [...holdings, { role: GROUP_LEAD, organisationId: own.organisationId }] : holdings
}

const forbidden = () => new Refusal('forbidden', 'Your role does not let you do this')
