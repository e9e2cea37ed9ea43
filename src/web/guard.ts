import type { FastifyInstance, FastifyRequest } from 'fastify'
import { openLink } from '../access/links.ts'
import { touchSession } from '../access/session-store.ts'
import { liveSession } from '../access/sessions.ts'
import { tokenByHash, touchToken } from '../access/token-store.ts'
import type { House } from '../access/work.ts'
import { later, londonDate } from '../clock.ts'
import { MembershipEnded, notFound, Refusal } from '../errors.ts'
import { hashOf } from '../ids.ts'
import { browserName, sessionIdIn } from './cookies.ts'
import { refuseForgery } from './csrf.ts'
import { nothingAt } from './nothing-at.ts'
import { standing } from './standing.ts'
import type { Guest } from './visit.ts'

const SEEN_EVERY_MINUTES = 5

/** Stands at the door: no route without a declared rule, no request past a rule it does not meet. */
export function guardRoutes(app: FastifyInstance, house: House): void {
  app.addHook('onRoute', route => {
    if (!route.config?.rule)
      throw new Error(`${String(route.method)} ${route.url} declares neither permit(…) nor open(…)`)
  })
  // Only a place for it: the hook below fills it in before anything else runs.
  app.decorateRequest('visit')
  const host = new URL(house.config.publicUrl).host
  app.addHook('onRequest', (request, reply, done) => {
    refuseForeignHost(request, host)
    try {
      admit(request, house)
      // Each route has to declare a rule. Said here, before a body is read or a form's token asked for.
      if (!request.routeOptions.config.rule) throw nothingAt(request, reply)
    } catch (refusal) {
      if (!isToldWithWhatWasTyped(request, refusal)) throw refusal
      request.visit.refused = refusal
    }
    done()
  })
  // The token of a form is in its body, so it is checked once the body is there.
  app.addHook('preHandler', (request, _reply, done) => {
    refuseForgery(request)
    if (request.visit.refused) throw request.visit.refused
    done()
  })
}

/** Somebody we know sends a form that they may not send any more, or not yet: it is read, so that they get their words back. */
const isToldWithWhatWasTyped = ({ method, headers }: FastifyRequest, refusal: unknown): refusal is Refusal =>
  method === 'POST' &&
  headers['content-type']?.startsWith('application/x-www-form-urlencoded') === true &&
  refusal instanceof Refusal &&
  (refusal instanceof MembershipEnded || refusal.kind === 'undertake first')

function admit(request: FastifyRequest, house: House): void {
  // Who writes begins anew, from what is there then.
  if (request.method === 'GET') house.database.holdMoment()
  const now = house.clock.now()
  const rule = request.routeOptions.config.rule
  const bearer = bearerIn(request)
  request.visit = {
    house,
    now,
    // A program has no browser, and no forms that would be bound to one.
    browserId: bearer ? '' : browserName(request, house),
    guest: undefined,
    permission: undefined,
    subjectId: undefined,
    partnershipId: undefined,
    standing: undefined,
    refused: undefined,
  }
  if (rule && 'permission' in rule && rule.by === 'link') return admitByLink(request, house)
  request.visit.guest = bearer ? byToken(bearer, now, house) : bySession(request, house)
  if (!rule || 'open' in rule) return
  request.visit.permission = rule.permission
  request.visit.standing = standing(request.visit, request.params)
}

/** Links in letters start with the configured address; answering to any other would let someone else's name into them. */
function refuseForeignHost(request: FastifyRequest, host: string): void {
  // An address with a host of its own (RFC 9112 §3.2.2) is for a proxy, and `*` is none of ours.
  if (!request.url.startsWith('/') || (request.headers.host !== host && request.url !== '/health'))
    throw new Refusal('not found', `This service answers at ${host}`)
}

const bearerIn = (request: FastifyRequest) => /^Bearer (\S{20,200})$/.exec(request.headers.authorization ?? '')?.[1]

function byToken(bearer: string, now: string, house: House): Guest | undefined {
  const { tx } = house.database
  const token = tokenByHash(tx, hashOf(bearer), now)
  if (!token)
    throw new Refusal('sign in first', 'This API token is not valid: it may have been revoked or have run out')
  const today = londonDate(now)
  if (token.usedOn !== today) house.database.transaction(() => touchToken(tx, token.id, today))
  return { personId: token.personId, name: token.name, email: token.email, via: 'api token', keyId: token.id }
}

function bySession(request: FastifyRequest, house: House): Guest | undefined {
  const sessionId = sessionIdIn(request)
  if (!sessionId) return undefined
  const { tx } = house.database
  const { now } = request.visit
  const session = liveSession(tx, sessionId, now)
  if (!session) return undefined
  const seenBefore = later(now, { minutes: -SEEN_EVERY_MINUTES })
  if (session.seenAt < seenBefore) house.database.transaction(() => touchSession(tx, session.id, now))
  return { personId: session.personId, name: session.name, email: session.email, via: 'session', keyId: session.id }
}

/** A link opens what it was made for and nothing else; and only while its owner still holds a role that allows it. */
function admitByLink(request: FastifyRequest, house: House): void {
  const rule = request.routeOptions.config.rule
  if (!rule || !('permission' in rule)) return
  const { link = '' } = request.params as { link?: string }
  const door = openLink(house, link, request.visit.now)
  if (door?.permission !== rule.permission) throw notFound()
  request.visit.guest = { personId: door.personId, name: door.name, email: door.email, via: 'link', keyId: door.id }
  request.visit.permission = rule.permission
  request.visit.subjectId = door.subjectId
  request.visit.partnershipId = door.partnershipId ?? undefined
  request.visit.standing = standing(request.visit, request.params)
}
