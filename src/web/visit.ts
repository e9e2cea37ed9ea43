import type { FastifyRequest } from 'fastify'
import type { Permission } from '../access/permissions.ts'
import type { House, Reading, Via, Work } from '../access/work.ts'
import type { Instant } from '../clock.ts'
import type { Refusal } from '../errors.ts'
import { pastThePen } from './past-the-pen.ts'
import { type Standing, standing } from './standing.ts'

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
  /** Why they are turned away once their form is read. */
  refused: Refusal | undefined
}

declare module 'fastify' {
  interface FastifyRequest {
    visit: Visit
  }
}

type Permitted<P extends Permission> = Pick<FastifyRequest, 'visit' | 'params' | 'body' | 'headers'> & {
  routeOptions: { config: { rule: { permission: P } } }
}

/** The right to look that this route declared; all that is read until the event loop turns is of one moment. */
export function reading<P extends Permission>(request: Permitted<P>): Reading<P> {
  const { visit } = request
  visit.house.database.holdMoment()
  return (visit.standing ?? standing(visit, request.params)) as unknown as Reading<P>
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
      ...standing({ ...visit, now: house.clock.now() }, request.params),
      ids: house.ids,
    } as unknown as Work<P>),
  )
}
