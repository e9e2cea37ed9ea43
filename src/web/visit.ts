import type { FastifyRequest } from 'fastify'
import type { Permission } from '../access/permissions.ts'
import { allows, may, permissions } from '../access/permissions.ts'
import { holdingsIn, postsOf } from '../access/store.ts'
import type { House, Reading, Via, Work } from '../access/work.ts'
import type { Instant } from '../clock.ts'
import { notFound, Refusal } from '../errors.ts'

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

type Permitted<P extends Permission> = Pick<FastifyRequest, 'visit' | 'params'> & {
  routeOptions: { config: { rule: { permission: P } } }
}

/** The right to look that this route declared. */
export function reading<P extends Permission>(request: Permitted<P>): Reading<P> {
  const { visit } = request
  return rightTo(visit, visit.standing ?? standing(visit, request.params))
}

/** Does one unit of work under the permission that this route declared; throwing undoes all of it. */
export function inWork<P extends Permission, R>(request: Permitted<P>, act: (work: Work<P>) => R): R {
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
  const place = params as { partnershipId?: string; policeAreaId?: string } | undefined
  switch (permissions[permission].in) {
    case 'partnership': {
      const partnershipId = visit.partnershipId ?? place?.partnershipId ?? ''
      const holdings = holdingsIn(base.tx, partnershipId, guest.personId, now)
      if (holdings.length === 0) throw notFound()
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

const forbidden = () => new Refusal('forbidden', 'Your role does not let you do this')
