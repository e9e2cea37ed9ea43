import type { IncomingHttpHeaders } from 'node:http'
import type { FastifyRequest } from 'fastify'
import { Refusal } from '../errors.ts'
import { proofOf, sameSecret } from '../ids.ts'
import type { Visit } from './visit.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The route asks each request for proof that no browser could be made to send; it needs no form's token. */
    provesItself?: boolean
  }
}

const CHANGES = new Set(['POST', 'PUT', 'PATCH', 'DELETE'])

/** A form that was filled in on this very service but cannot be taken as it is; what was typed is kept. */
export class StaleForm extends Refusal {
  constructor() {
    super(
      'stale',
      'This page was open too long, or you signed in or out meanwhile. Nothing was lost: check what you entered and send it again.',
    )
  }
}

/** What a form must bring along: proof that this platform drew it for this browser and this sign-in. */
export const csrfToken = (visit: Visit): string =>
  proofOf(
    visit.house.config.secret,
    'form',
    `${visit.browserId} ${visit.guest?.via === 'session' ? visit.guest.keyId : ''}`,
  )

/** Refuses a change that another site made the browser send (OWASP: same-origin check, then a token bound to the session). */
export function refuseForgery(request: FastifyRequest): void {
  const { visit } = request
  // A token or a letter's link is proof in itself: no other site can make a browser send it.
  if (!CHANGES.has(request.method) || visit.guest?.via === 'api token' || visit.guest?.via === 'link') return
  if (request.routeOptions.config.provesItself) return
  if (isFromElsewhere(request.headers, visit.house.config.publicUrl))
    throw new Refusal('forbidden', 'This was sent from another site, so it was not done')
  if (!sameSecret(tokenIn(request), csrfToken(visit))) throw new StaleForm()
}

function isFromElsewhere({ origin, 'sec-fetch-site': site }: IncomingHttpHeaders, publicUrl: string): boolean {
  // Under our own `Referrer-Policy: no-referrer` a browser calls a form's origin "null", and only Sec-Fetch-Site,
  // which no page can set, tells that the form was ours (Fetch standard, "append a request Origin header").
  const isOurOwn = origin === 'null' && site === 'same-origin'
  return (
    (origin !== undefined && origin !== publicUrl && !isOurOwn) ||
    (site !== undefined && site !== 'same-origin' && site !== 'none')
  )
}

function tokenIn(request: FastifyRequest): string {
  const header = request.headers['x-csrf-token']
  if (typeof header === 'string') return header
  const body = request.body as Record<string, unknown> | undefined
  return typeof body?._csrf === 'string' ? body._csrf : ''
}
