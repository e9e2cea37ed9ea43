import type { FastifyReply, FastifyRequest } from 'fastify'
import { allows, type Permission } from '../access/permissions.ts'
import { holdingsIn, holdingsOf, postsOf } from '../access/store.ts'
import { renderPage } from '../templates.ts'
import { assetPath } from './assets.ts'
import { keepBrowserName, takeNotice } from './cookies.ts'
import { csrfToken } from './csrf.ts'

/** Draws a page in the house's frame: who is signed in, where they can go, the token its forms need. */
export function page(request: FastifyRequest, reply: FastifyReply, template: string, view: object = {}) {
  return reply
    .type('text/html; charset=utf-8')
    .header('cache-control', 'no-store')
    .send(renderPage(template, { ...frame(request, reply), ...view }))
}

function frame(request: FastifyRequest, reply: FastifyReply) {
  const { visit } = request
  // A request refused before it was recognised (a foreign host, say) has nobody to show.
  if (!visit) return { assets: assetPath, csrf: '', navigation: [], isDemonstration: false }
  keepBrowserName(request, reply)
  const { guest } = visit
  const isSignedIn = guest !== undefined && guest.via === 'session'
  return {
    assets: assetPath,
    csrf: csrfToken(visit),
    /** Makes the creation that a form asks for happen once, however often it is sent. */
    once: visit.house.ids.newSecret(),
    you: isSignedIn ? { name: guest.name, personId: guest.personId } : undefined,
    navigation: isSignedIn ? navigation(request, guest.personId) : [],
    mayHere: (permission: Permission) => mayHere(request, permission),
    notice: takeNotice(request, reply),
    isDemonstration: visit.house.config.isDemonstration,
    now: visit.now,
  }
}

/** Whether whoever reads this page holds a role in its partnership that has the permission; asked by its tabs. */
function mayHere({ visit, params }: FastifyRequest, permission: Permission): boolean {
  const { partnershipId } = (params ?? {}) as { partnershipId?: string }
  if (!partnershipId || !visit.guest) return false
  const held = holdingsIn(visit.house.database.tx, partnershipId, visit.guest.personId, visit.now)
  return allows(permission, { roles: held.map(each => each.role) })
}

function navigation(request: FastifyRequest, personId: string) {
  const { house, now } = request.visit
  const held = postsOf(house.database.tx, personId, now)
  const areas = held.filter(post => post.policeAreaId !== null)
  const entries = [
    { text: 'Home', href: '/' },
    ...partnershipEntries(new Set(holdingsOf(house.database.tx, personId, now).map(held => held.partnershipId))),
    ...(areas[0] ? [{ text: 'Funding', href: fundingHome(areas[0]) }] : []),
    ...(held.some(post => post.post === 'administrator') ? [{ text: 'Administration', href: '/administration' }] : []),
    { text: 'Account', href: '/account' },
  ]
  const path = request.url.split('?')[0] ?? ''
  return entries.map(entry => ({
    ...entry,
    current: isWithin(path, entry.href),
  }))
}

/** Whether a page belongs under an entry: with several partnerships, every one of them does. */
const isWithin = (path: string, href: string): boolean => {
  if (href === '/') return path === '/home'
  if (href === '/home#partnerships') return path.startsWith('/partnerships/')
  return path === href || path.startsWith(`${href}/`)
}

/** Straight to the one partnership most people belong to; who belongs to several chooses on the home page. */
function partnershipEntries(held: Set<string>): { text: string; href: string }[] {
  const [first] = held
  if (!first) return []
  return held.size === 1
    ? [{ text: 'My partnership', href: `/partnerships/${first}` }]
    : [{ text: 'My partnerships', href: '/home#partnerships' }]
}

/** The finance team reads grants and does not monitor. */
const fundingHome = ({ post, policeAreaId }: { post: string; policeAreaId: string | null }) =>
  post === 'finance' ? `/funding/${policeAreaId}/grants` : `/funding/${policeAreaId}`
